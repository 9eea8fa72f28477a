"""The sentences that a mail is made of beside its text, in both languages."""

from __future__ import annotations

from enum import Enum

from sisam.domain.language import Language
from sisam.wording.terms import Pair, chosen


class Sentence(Enum):
    """A sentence, or part of one, in Swedish and English; what stands in braces is filled in."""

    ASK = (
        "Frågor? Ring samordnaren för SiSam{phone}.",
        "Questions? Call the coordinator for SiSam{phone}.",
    )
    TELL = (
        "Ring samordnaren för SiSam{phone} när det är klart, eller om du har frågor.",
        "Call the coordinator for SiSam{phone} when it is done, or if you have questions.",
    )
    REPLY = (
        "Svara genom att ringa samordnaren för SiSam{phone}.",
        "Answer by calling the coordinator for SiSam{phone}.",
    )
    REPORT = (
        "Ring samordnaren för SiSam{phone} och säg vad ni gör och vilken dag det är klart.",
        "Call the coordinator for SiSam{phone} and say what you are doing and on which day it will be done.",
    )
    NAME_CASE = ("Uppge ärende {number}.", "Mention case {number}.")
    NAME_CASES = ("Uppge ärendets nummer.", "Mention the number of the case.")
    PHONE = (", telefon {phone}", ", telephone {phone}")
    INSTEAD = (
        "Du får det här därför att ingen har rollen {role} hos {organisation}.",
        "You get this because nobody holds the role {role} at {organisation}.",
    )
    WHOEVER = ("den organisation som ärendet gäller", "the organisation that the case concerns")
    PASSES = (
        "När ni bekräftar tar ni över ansvaret för att nästa steg i skolgången blir av.",
        "When you confirm, you take over the responsibility for seeing that the next step happens.",
    )
    ANSWER = (
        "Bekräfta att steget är mottaget, eller skicka tillbaka det med en anledning.",
        "Confirm that the step has been received, or return it with a reason.",
    )
    IN_NEW_HOME = ("{party} i den nya hemkommunen", "{party} of the new home municipality")
    IN_HOME_BEFORE = ("{party} i den tidigare hemkommunen", "{party} of the home municipality before")
    NOT_KNOWN = ("inte känt längre", "no longer known")
    ROUTINE = ("{number} av {last}", "{number} of {last}")
    LATE_SINCE = ("{day} ({count} dagar)", "{day} ({count} days)")
    LATE_FOR_A_DAY = ("{day} (1 dag)", "{day} (1 day)")
    NOTHING_LATE = ("inget försenat", "nothing late")
    NOTHING_WAITS = ("inget väntar på er", "nothing waits for you")
    WAITS = ("{count} väntar på er", "{count} waiting for you")
    CASE = ("Ärende {number}", "Case {number}")
    OF_NO_CASE = ("Om organisationen och programmet", "About the organisation and the program")
    OF_CASE = ("{summary} (ärende {number})", "{summary} (case {number})")
    BY_EMAIL = ("e-post", "e-mail")
    MORE = ("Fler, i korthet:", "More, in short:")
    NO_ROOM = ("Här finns inte plats för {count} till.", "There is no room here for {count} more.")
    IN_THE_LIST = ("Alla står i listan: {link}", "All of them stand in the list: {link}")
    ASK_FOR_THE_REST = (
        "Ring samordnaren för SiSam så får du veta vilka.",
        "Call the coordinator for SiSam to hear which.",
    )
    KEPT = ("De finns kvar i SiSam.", "They are kept in SiSam.")
    SIGN_IN_CHANGED = (
        "Ditt lösenord eller din app för engångskoder har bytts, eller så är din inloggning avstängd.",
        "Your password or your app for one-time codes has changed, or your sign-in was turned off.",
    )
    WAYS_CHANGED = (
        "Det har ändrats hur vi når dig: vilka adresser och nummer vi skriver till, eller i vilken ordning.",
        "How we reach you has changed: which addresses or numbers we write to, or in which order.",
    )
    NOT_NEEDED = ("Behöver inte göras längre: {what}", "Need not be done any more: {what}")
    NEEDLESS = (
        "Det här behöver du inte göra något åt längre. Det är redan gjort, eller så gäller det inte.",
        "You need not do anything about this any more. It has been done, or does not apply.",
    )
    FOOTER = (
        "Automatiskt mejl från SiSam. Det går inte att svara på det.",
        "An automatic mail from SiSam. It cannot be answered.",
    )

    def said(self, language: Language, **values: object) -> str:
        """Return the sentence in a language, with its values filled in."""
        pair: Pair = self.value
        return chosen(pair, language).format(**values)


class Counted(Enum):
    """A count of things: one of them and many of them, each in Swedish and English."""

    LATE_WITH_YOU = (
        ("1 försenat hos er", "1 late with you"),
        ("{count} försenade hos er", "{count} late with you"),
    )
    LATE_WITH_OTHERS = (
        ("1 försenat hos andra", "1 late with others"),
        ("{count} försenade hos andra", "{count} late with others"),
    )
    #: In the statement of a day, where only the reader's own are counted.
    LATE = (("1 försenat steg", "1 late step"), ("{count} försenade steg", "{count} late steps"))
    TO_CONFIRM = (("1 att bekräfta", "1 to confirm"), ("{count} att bekräfta", "{count} to confirm"))
    TO_DO = (("1 att göra", "1 to do"), ("{count} att göra", "{count} to do"))
    OTHER = (
        ("1 annat meddelande", "1 other message"),
        ("{count} andra meddelanden", "{count} other messages"),
    )
    THINGS = (("1 sak", "1 thing"), ("{count} saker", "{count} things"))
    MESSAGES = (("1 meddelande", "1 message"), ("{count} meddelanden", "{count} messages"))

    def said(self, count: int, language: Language) -> str:
        """Return how many there are, in a language."""
        one, many = self.value
        return chosen(one if count == 1 else many, language).format(count=count)
