"""What there is help for: the tasks, in groups, and what each belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sisam.domain.access import Right
from sisam.web.language import marked


@dataclass(frozen=True, slots=True)
class Topic:
    """A task that somebody may need help with; its texts are in Swedish and are translated where shown."""

    #: Names its page and its texts: `templates/help/sv/SLUG.html` and `templates/help/en/SLUG.html`.
    slug: str
    title: str
    #: What one gets to know, in a sentence.
    lead: str
    #: The parts of the page of the workflow that it belongs to: the anchor, and what it is called.
    cards: tuple[tuple[str, str], ...] = ()
    #: Which of the pages one does it on.
    place: str = ""
    #: The topics that people need next.
    next: tuple[str, ...] = ()
    #: It says whom to call at the agency.
    tells_agency: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Topics that belong together."""

    title: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """A page that one does something on."""

    title: str
    #: What it asks for.
    right: Right
    #: Who has it, for whoever has not.
    who: str


GROUPS: Final[tuple[Group, ...]] = (
    Group(
        marked("Komma igång"),
        (
            Topic(
                "logga-in",
                marked("Komma igång och logga in"),
                marked("Från inbjudan till första inloggningen, och vad du gör om du inte kommer in."),
                next=("forsta-larmet", "lamna-over", "bjuda-in"),
                tells_agency=True,
            ),
            Topic(
                "forsta-larmet",
                marked("Första gången du får ett larm"),
                marked("Vad mejlet betyder, vad du ska göra och hur du kvitterar."),
                (("larm", marked("Larmtrappor")),),
                "/larm",
                ("lamna-over", "bekrafta", "bjuda-in"),
            ),
            Topic(
                "tjansten-fungerar-inte",
                marked("Om tjänsten inte fungerar"),
                marked("Vad du gör medan du väntar, och hur du vet att det du skrev blev sparat."),
                next=("logga-in", "forsta-larmet"),
                tells_agency=True,
            ),
        ),
    ),
    Group(
        marked("Göra mina steg"),
        (
            Topic(
                "lamna-over",
                marked("Lämna över"),
                marked("Så säger du att en överlämning är klar att ta emot."),
                (
                    ("rutin-before-1", marked("Rutin 1")),
                    ("rutin-during-4", marked("Rutin 4")),
                    ("steg-educational_handover", marked("Pedagogisk överlämning")),
                ),
                "/att-gora",
                ("bekrafta", "lamna-ut-uppgifter"),
            ),
            Topic(
                "bekrafta",
                marked("Bekräfta eller skicka tillbaka"),
                marked("Så tar du emot det som en annan part har lämnat över, eller säger vad som saknas."),
                (
                    ("ansvar", marked("Så går ansvaret")),
                    ("steg-educational_handover", marked("Pedagogisk överlämning")),
                    ("steg-school_place", marked("Skolplats med startdag")),
                ),
                "/att-gora",
                ("lamna-over", "uppfoljning"),
            ),
        ),
    ),
    Group(
        marked("Före, under och efter placeringen"),
        (
            Topic(
                "ny-placering",
                marked("Registrera en ny placering"),
                marked("Akut först: det nödvändigaste på några minuter, resten sedan."),
                (("rutin-before-1", marked("Rutin 1")), ("fas-before", marked("Före placeringen"))),
                "/arenden/ny",
                ("skyddade-uppgifter", "lamna-over"),
            ),
            Topic(
                "flytta",
                marked("När eleven flyttar"),
                marked("Till ett annat ungdomshem, till en ny hemkommun eller vidare till annan vård."),
                (("steg-change_of_home", marked("Lämna över till ny hemkommun")),),
                next=("utskrivning", "ny-placering"),
            ),
            Topic(
                "borta",
                marked("När eleven är borta"),
                marked("Avviken, på sjukhus eller häktad: så gör du uppehåll, förlänger och avslutar."),
                (("steg-still_absent", marked("Är eleven fortfarande borta?")),),
                next=("planeringen-andras", "flytta"),
            ),
            Topic(
                "planeringen-andras",
                marked("När planeringen ändras"),
                marked("En ny dag för utskrivningen, eller ett datum som blev fel."),
                (("steg-forecast", marked("Ange planerad utskrivning")),),
                next=("utskrivning", "borta"),
            ),
            Topic(
                "utskrivning",
                marked("Utskrivning och skolplats"),
                marked("Så får eleven en skola med en första dag, också när det går fort."),
                (("rutin-during-6", marked("Rutin 6")),),
                next=("uppfoljning", "flytta"),
            ),
            Topic(
                "uppfoljning",
                marked("Uppföljning"),
                marked("Har eleven börjat? Efter en månad, efter tre, och hur ärendet avslutas."),
                (("rutin-after-7", marked("Rutin 7")),),
                next=("bekrafta", "flytta"),
            ),
        ),
    ),
    Group(
        marked("Sekretess"),
        (
            Topic(
                "lamna-ut-uppgifter",
                marked("Lämna ut uppgifter"),
                marked("Vilken grund som behövs, och hur en annan part får se det den behöver."),
                next=("skyddade-uppgifter", "loggen"),
            ),
            Topic(
                "skyddade-uppgifter",
                marked("Skyddade personuppgifter"),
                marked("Vad som döljs, hur du registrerar skyddet och vad du gör om något har röjts."),
                next=("lamna-ut-uppgifter", "ny-placering"),
            ),
            Topic(
                "loggen",
                marked("Granska loggen"),
                marked("Så ser du vem som har läst vad, och vad du letar efter."),
                place="/logg",
                next=("lamna-ut-uppgifter", "skyddade-uppgifter"),
            ),
        ),
    ),
    Group(
        marked("Samordna och sköta om"),
        (
            Topic(
                "bjuda-in",
                marked("Bjuda in någon, ersättare och frånvaro"),
                marked("Så har rätt person rätt roll, också när någon är sjuk eller slutar."),
                (("parter", marked("Parterna")),),
                "/organisation",
                ("logga-in", "forsta-larmet"),
            ),
            Topic(
                "overblicken",
                marked("Läsa överblicken"),
                marked("Vad siffrorna säger, var du börjar och varför små tal döljs."),
                place="/overblick",
                next=("bjuda-in", "forsta-larmet"),
            ),
            Topic(
                "lasa-in-fil",
                marked("Läsa in en fil"),
                marked("Organisationer, personer och placeringar från ett annat system, av två tillsammans."),
                place="/import",
                next=("bjuda-in", "ny-placering"),
            ),
        ),
    ),
)

#: The pages that one does something on, by their paths.
PLACES: Final[Mapping[str, HelpPlace]] = {
    "/att-gora": HelpPlace(
        marked("Att göra"), Right.WORK_LIST, marked("Sidan Att göra har den som arbetar i ärenden.")
    ),
    "/larm": HelpPlace(marked("Larm"), Right.ACKNOWLEDGE, marked("Sidan Larm har den som får larm.")),
    "/arenden/ny": HelpPlace(
        marked("Ny placering"), Right.ACT, marked("En ny placering öppnas av den som arbetar i ärenden.")
    ),
    "/organisation": HelpPlace(
        marked("Organisation"),
        Right.SEATS,
        marked("Sidan Organisation har chefer, rektorer, samordnare och administratörer."),
    ),
    "/overblick": HelpPlace(
        marked("Överblick"), Right.STATISTICS, marked("Sidan Överblick har chefer och samordnare.")
    ),
    "/import": HelpPlace(marked("Import"), Right.IMPORT, marked("Sidan Import har administratörer.")),
    "/logg": HelpPlace(marked("Logg"), Right.READ_LOG, marked("Sidan Logg har loggranskare.")),
}

TOPICS: Final[Mapping[str, Topic]] = {topic.slug: topic for group in GROUPS for topic in group.topics}
