"""Placements in which everything happens that a journal can tell, and how their histories read."""

from datetime import date
from functools import cache

from sisam.domain.anchor import Anchor
from sisam.domain.command import (
    Acknowledge,
    Assign,
    Close,
    Confirm,
    Disclose,
    Done,
    EndDisclosure,
    Fire,
    MoveHome,
    Note,
    Offer,
    Pause,
    Resume,
    Return,
    SetDate,
    SetFact,
    SetParty,
    Snooze,
    TakeOver,
    Waive,
    Withdraw,
)
from sisam.domain.disclosure import DisclosureBasis
from sisam.domain.event import Event, EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId, PartyName, PersonId
from sisam.domain.language import Language
from sisam.domain.seat import Role, Seat
from sisam.wording.stories import story
from sisam.wording.titles import Titles
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    agreed_rules,
    shipped_rules,
)
from tests.story import IMPORT, Story, a_consent, admitted, discharged, forced, opened, transferred_anew
from tests.two_cases import placed_anew, settle

SV, EN = Language.SV, Language.EN
TITLES = {language: Titles.of(shipped_rules().workflow, language) for language in Language}
NAMES = {HOME_SCHOOL: "Björkskolan", NEW_SCHOOL: "Ekskolan"}
WORDS = "Kim mår dåligt."


def history(
    told: Story, language: Language = SV, names: dict[OrganisationId, str] | None = None
) -> tuple[str, ...]:
    return story(told.events, TITLES[language], language, names)


def last_of(told: Story, kind: EventType, language: Language = SV) -> str:
    """Return the sentence on the newest event of a type, without its date."""
    index = max(index for index, event in enumerate(told.events) if event.type is kind)
    return history(told, language)[index].split(": ", 1)[1]


def handed_over() -> Story:
    """A placement with a handover returned, withdrawn and confirmed, and an alert that climbed."""
    told = admitted()
    contact, handover = told.step("contact").id, told.step("educational_handover").id
    told.does(Offer(contact), words=WORDS)
    told.does(Return(contact), HOME_SCHOOL, words=WORDS)
    told.does(Offer(handover), HOME_SCHOOL)
    told.does(Withdraw(handover), HOME_SCHOOL)
    told.does(Offer(handover), HOME_SCHOOL)
    told.does(Confirm(handover), YOUTH_HOME_SCHOOL)
    told.does(TakeOver(told.step("mapping").id), HOME_SCHOOL)
    for day in (10, 12, 18, 24, 30):
        told.sweeps(date(2026, 11, day))
    told.does(Acknowledge(told.alert("contact").id, date(2026, 12, 2)), words=WORDS)
    told.does(Waive(told.step("introduction_meeting").id), YOUTH_HOME_SCHOOL, words=WORDS)
    told.does(Done(told.step("mapping").id), HOME_SCHOOL)
    return told


def seen_to() -> Story:
    """A placement with reminders, and an alert that people noted, gave to one of theirs and postponed."""
    told = admitted()
    told.sweeps(date(2026, 11, 5))
    told.sweeps(date(2026, 11, 10))
    told.comes_to(date(2026, 11, 11))
    alert = told.alert("mapping").id
    told.does(Note(alert), YOUTH_HOME_SCHOOL, words=WORDS)
    lead = Seat(YOUTH_HOME_SCHOOL, Role.EDUCATIONAL_LEAD)
    told.does(Assign(alert, PersonId("person-7"), lead, date(2026, 11, 13)), YOUTH_HOME_SCHOOL, words=WORDS)
    told.does(Snooze(alert, date(2026, 11, 12)), YOUTH_HOME_SCHOOL, words=WORDS)
    return told


def corrected() -> Story:
    """A placement whose dates, parties and acts were mistaken and put right."""
    told = admitted()
    told.does(SetDate(Anchor.TURNS_18, date(2027, 3, 14)))
    told.does(SetDate(Anchor.FORECAST, date(2027, 1, 15)))
    told.does(SetDate(Anchor.FORECAST, date(2027, 1, 15)))
    told.does(SetDate(Anchor.FORECAST, date(2027, 2, 15)))
    told.does(SetParty(PartyName("receiving_school"), None))
    told.does(Offer(told.step("school_place").id, date(2027, 2, 16)))
    told.does(SetParty(PartyName("receiving_school"), NEW_SCHOOL))
    told.does(SetParty(PartyName("home_school"), NEW_SCHOOL))
    told.undoes(told.does(Offer(told.step("contact").id)))
    told.undoes(told.does(Fire("discharge"), YOUTH_HOME, on=date(2026, 11, 2)))
    told.does(SetDate(Anchor.FORECAST, None), words=WORDS)
    told.does(Close("deceased", PersonId("another")), words=WORDS)
    return told


def away() -> Story:
    """A placement of a pupil who was away and came back, with what was mistaken in that."""
    told = admitted()
    told.undoes(told.does(Pause("hospital", date(2026, 11, 4))))
    told.does(Pause("absconded", date(2026, 11, 4)))
    told.does(Pause(None, date(2026, 11, 6)), YOUTH_HOME, words=WORDS)
    told.undoes(told.does(Resume()))
    told.does(Resume(), YOUTH_HOME)
    return told


def settled() -> tuple[Story, Story]:
    """A placement that was settled by carrying its debts to a new one, of which a fact changed."""
    old = admitted()
    new = placed_anew(old)
    settle(old, new, *(step.definition for step in old.case.live_steps() if step.confirmer is not None))
    new.does(SetFact(Fact.LEGAL_BASIS, "lvu_2"))
    new.undoes(new.does(SetFact(Fact.SCHOOL_FORM, "grundskola")))
    return old, new


def agreed() -> Story:
    """A placement that came under an agreement, and out of it again."""
    told = admitted()
    told.follows(agreed_rules())
    told.follows(shipped_rules())
    return told


def moved() -> Story:
    """A placement whose home municipality was named wrongly, and then changed."""
    told = admitted(facts={Fact.HOME_MUNICIPALITY: "0380"})
    there = {PartyName("social_services"): OrganisationId("elsewhere")}
    told.undoes(told.does(MoveHome("0580", there)))
    told.does(MoveHome("1880", there))
    told.hands_over("change_of_home", SOCIAL_SERVICES, "elsewhere")
    return told


def shown() -> Story:
    """A placement of which much was disclosed, and whose handover nobody answered."""
    told = forced()
    told.does(a_consent())
    told.does(EndDisclosure(PartyName("home_school"), "identity"))
    told.does(Disclose(PartyName("youth_home_school"), "grades", DisclosureBasis.STATUTORY_DUTY), HOME_SCHOOL)
    told.does(a_consent(matter="care"))
    told.does(SetParty(PartyName("home_school"), NEW_SCHOOL))
    return told


@cache
def journals() -> tuple[tuple[Event, ...], ...]:
    return tuple(
        tuple(each.events)
        for each in (
            handed_over(),
            seen_to(),
            corrected(),
            away(),
            moved(),
            transferred_anew(),
            agreed(),
            shown(),
            *settled(),
            discharged(),
            discharged(None),
            opened(via=IMPORT, absent=frozenset({PartyName("receiving_school")})),
        )
    )
