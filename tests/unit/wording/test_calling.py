"""A message says whom to call, and of what is late what to tell them."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.wording.calling import whom_to_call
from tests.builders import SOCIAL_SERVICES, a_holding, a_person, an_organisation

SV, EN = Language.SV, Language.EN
AGENCY = OrganisationId("org-agency")
OFFICER_SEAT = Seat(SOCIAL_SERVICES, Role.OFFICER)
COORDINATOR_SEAT = Seat(SOCIAL_SERVICES, Role.COORDINATOR)
AGENCY_SEAT = Seat(AGENCY, Role.COORDINATOR)
ORGANISATIONS = (
    an_organisation(SOCIAL_SERVICES, phone="08-1"),
    an_organisation(AGENCY, kind=OrganisationKind.AGENCY, phone="010-000 00 00"),
)
ROSTER = Roster.of(
    ORGANISATIONS,
    [a_person("coordinator", phone="070-111 11 11"), a_person("agent")],
    [a_holding("coordinator", seat=COORDINATOR_SEAT), a_holding("agent", seat=AGENCY_SEAT)],
)
REPORT = (Template.OVERDUE, Template.OVERDUE_AGAIN, Template.ALERT_ASSIGNED)
REPLY = (Template.STEP_OFFERED, Template.OVERDUE_ANSWER)
TELL = (Template.STEP_OPENED, Template.STEP_RETURNED, Template.REMINDER)
OVERDUE = Message(ItemKind.OVERDUE, Template.OVERDUE_OTHER, OFFICER_SEAT, CaseId("case-1"), "N/1")


def call(
    message: Message,
    language: Language = SV,
    *,
    roster: Roster = ROSTER,
    seat: Seat = OFFICER_SEAT,
    restricted: bool = False,
) -> str:
    return whom_to_call(message, roster, seat, date(2026, 11, 12), language, restricted=restricted)


@pytest.mark.parametrize("template", [each for each in Template if each not in (*REPORT, *REPLY, *TELL)])
def test_who_is_to_do_nothing_may_ask(template: Template) -> None:
    told = replace(OVERDUE, template=template)

    assert (
        "Frågor? Ring samordnaren för SiSam, telefon 070-111 11 11.",
        "Questions? Call the coordinator for SiSam, telephone 070-111 11 11.",
    ) == (call(told), call(told, EN))


@pytest.mark.parametrize("template", TELL)
def test_whoever_is_to_do_something_is_asked_to_call_when_it_is_done(template: Template) -> None:
    told = replace(OVERDUE, template=template)

    assert (
        "Ring samordnaren för SiSam, telefon 070-111 11 11, när det är klart, eller om du har frågor. "
        "Uppge ärende N/1." == call(told)
    )
    assert (
        "Call the coordinator for SiSam, telephone 070-111 11 11, when it is done, or if you have questions. "
        "Mention case N/1." == call(told, EN)
    )


@pytest.mark.parametrize("template", REPLY)
def test_whoever_is_to_answer_is_asked_to_do_so_by_telephone(template: Template) -> None:
    told = replace(OVERDUE, template=template)

    assert (
        "Svara genom att ringa samordnaren för SiSam, telefon 070-111 11 11. Uppge ärende N/1.",
        "Answer by calling the coordinator for SiSam, telephone 070-111 11 11. Mention case N/1.",
    ) == (call(told), call(told, EN))


@pytest.mark.parametrize("template", REPORT)
def test_whoever_is_late_is_asked_to_call_and_say_what_they_do_and_by_when(template: Template) -> None:
    late = replace(OVERDUE, template=template)

    assert (
        "Ring samordnaren för SiSam, telefon 070-111 11 11, och säg vad ni gör och vilken dag det är klart. "
        "Uppge ärende N/1." == call(late)
    )
    assert (
        "Call the coordinator for SiSam, telephone 070-111 11 11, and say what you are doing and on which "
        "day it will be done. Mention case N/1." == call(late, EN)
    )


@pytest.mark.parametrize("template", [Template.OVERDUE, Template.STEP_OPENED])
def test_of_a_restricted_case_only_the_agencys_number_is_told_not_even_the_readers_own(
    template: Template,
) -> None:
    told = replace(OVERDUE, template=template)

    assert (True, False) == ("070-111 11 11" in call(told), "070-111 11 11" in call(told, restricted=True))
    assert "Ring samordnaren för SiSam, telefon 010-000 00 00" in call(told, restricted=True)


def test_of_a_restricted_case_everybody_is_told_the_same_number() -> None:
    roster = Roster.of(
        ORGANISATIONS,
        [a_person("coordinator", phone="070-111 11 11"), a_person("agent", phone="070-222 22 22")],
        [a_holding("coordinator", seat=COORDINATOR_SEAT), a_holding("agent", seat=AGENCY_SEAT)],
    )

    told = {
        call(OVERDUE, roster=roster, seat=seat, restricted=True) for seat in (OFFICER_SEAT, COORDINATOR_SEAT)
    }

    assert {"Frågor? Ring samordnaren för SiSam, telefon 070-222 22 22."} == told


def test_of_a_restricted_case_no_number_is_told_where_nobody_sits_at_the_agency() -> None:
    roster = Roster.of(
        ORGANISATIONS,
        [a_person("coordinator", phone="070-111 11 11")],
        [a_holding("coordinator", seat=COORDINATOR_SEAT)],
    )

    assert "Frågor? Ring samordnaren för SiSam." == call(OVERDUE, roster=roster, restricted=True)


def test_without_a_number_whoever_is_late_is_asked_to_call_all_the_same() -> None:
    agency = an_organisation(AGENCY, kind=OrganisationKind.AGENCY)
    roster = Roster.of([agency], [a_person("agent")], [a_holding("agent", seat=AGENCY_SEAT)])

    assert (
        "Ring samordnaren för SiSam och säg vad ni gör och vilken dag det är klart. Uppge ärende N/1."
        == call(replace(OVERDUE, template=Template.OVERDUE), roster=roster)
    )


def test_a_coordinator_without_a_number_is_called_at_the_organisation() -> None:
    roster = Roster.of(ORGANISATIONS, [a_person("agent")], [a_holding("agent", seat=AGENCY_SEAT)])

    assert "Frågor? Ring samordnaren för SiSam, telefon 010-000 00 00." == call(OVERDUE, roster=roster)


def test_where_no_number_is_known_the_coordinator_is_named_all_the_same() -> None:
    agency = an_organisation(AGENCY, kind=OrganisationKind.AGENCY)
    roster = Roster.of(
        (an_organisation(SOCIAL_SERVICES), agency),
        [a_person("agent")],
        [a_holding("agent", seat=AGENCY_SEAT)],
    )

    assert "Frågor? Ring samordnaren för SiSam." == call(OVERDUE, roster=roster)


def test_a_coordinator_is_told_to_call_the_one_above() -> None:
    assert "Frågor? Ring samordnaren för SiSam, telefon 010-000 00 00." == call(
        OVERDUE, seat=COORDINATOR_SEAT
    )


def test_the_agencys_coordinator_has_nobody_to_call() -> None:
    assert "" == call(OVERDUE, seat=AGENCY_SEAT)


def test_nobody_to_call_is_an_empty_link() -> None:
    assert "" == call(OVERDUE, roster=Roster.of(ORGANISATIONS))
