"""One administrator asks that a file be brought in, another sees what would change, and agrees."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sisam.application.cases.importing import Imported
from sisam.application.cases.importing_steps import BackFilled
from sisam.application.joint.answering import agree, refuse, withdraw
from sisam.application.joint.asked_file import FILE_BYTES_MOST, AskedFile
from sisam.application.joint.importing import ask_import, preview_of
from sisam.application.joint.listing import list_waiting, show_request
from sisam.application.joint.looking_at_imports import show_import, try_file
from sisam.application.ports.read_log import Reviewed
from sisam.application.register.register_news import RegisterNews, Standing
from sisam.domain.ids import PersonId
from sisam.domain.joint_request import ImportKind, JointAnswer, JointRequest
from sisam.domain.reading import Shown
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.refusal_of_joint_request import (
    AnsweredAlready,
    AskedAlready,
    AskedByAnother,
    AskedBySamePerson,
    AskerLeft,
    FileTooLarge,
    NobodyElse,
    NotWhatWasAsked,
)
from sisam.domain.seat import Role
from sisam.errors import Invalid
from tests.journeys.town import Town, a_town
from tests.unit.application.joint.town_of_two import FILES, NOW, by_name, caller, roster, seat, told

ORGANISATIONS = AskedFile(
    ImportKind.ORGANISATIONS,
    "organisations.csv",
    b"code,kind,name,parent_code,controller_code,municipality_code,email,phone\n"
    b"ekskolan,school,Ekskolan,edu,,0380,,\n",
)
SECOND = "kim@sis.example.se"


@pytest.fixture
def town() -> Town:
    made = a_town()
    seat(made, "sis", Role.ADMINISTRATOR, "kim")
    return made


def asked(town: Town, file: AskedFile = ORGANISATIONS) -> JointRequest:
    return ask_import(town.site, FILES, caller(town, "sis.administrator"), file, NOW)[0]


def names(town: Town) -> set[str]:
    return set(roster(town).by_code)


def test_nothing_is_brought_in_before_a_second_one_agrees(town: Town) -> None:
    request, outcome = ask_import(town.site, FILES, caller(town, "sis.administrator"), ORGANISATIONS, NOW)

    assert isinstance(outcome, RegisterNews)
    assert [("ekskolan", Standing.ADDED)] == [(each.subject, each.standing) for each in outcome.reports]
    assert "ekskolan" not in names(town)

    agreed = agree(town.site, FILES, by_name(town, SECOND), request.id, request.digest, NOW)

    assert "ekskolan" in names(town)
    assert outcome == agreed.brought
    assert (JointAnswer.AGREED, town.roster.by_email[SECOND].id, town.organisation("sis")) == (
        agreed.request.answer,
        agreed.request.answered_by,
        agreed.request.answered_by_organisation,
    )
    assert b"" == agreed.request.content
    assert ("organisations organisations.csv", "added=1") == (agreed.request.subject, agreed.request.outcome)


def test_both_see_what_would_change(town: Town) -> None:
    request, outcome = ask_import(town.site, FILES, caller(town, "sis.administrator"), ORGANISATIONS, NOW)
    seen = show_request(town.site, by_name(town, SECOND), request.id, NOW)

    assert outcome == preview_of(town.site, FILES, seen.request, NOW)
    assert (ImportKind.ORGANISATIONS, "organisations.csv") == (
        (seen.file.kind, seen.file.name) if seen.file else None
    )


def test_the_other_administrators_are_told_and_whoever_asked_is_not(town: Town) -> None:
    asked(town)

    assert {"kim@sis"} == told(town, "import_wanted")


def test_what_waits_is_listed_to_administrators_alone(town: Town) -> None:
    request = asked(town)

    assert [(False, request.id)] == [
        (each.mine, each.request.id) for each in list_waiting(town.site, by_name(town, SECOND), NOW)
    ]
    assert [True] == [each.mine for each in list_waiting(town.site, caller(town, "sis.administrator"), NOW)]
    assert () == list_waiting(town.site, caller(town, "sis.coordinator"), NOW)


@pytest.mark.parametrize("who", ["sis.coordinator", "social.manager", "home.manager"])
def test_whoever_is_no_administrator_neither_asks_nor_answers(town: Town, who: str) -> None:
    with pytest.raises(RightMissing):
        ask_import(town.site, FILES, caller(town, who), ORGANISATIONS, NOW)

    request = asked(town)
    with pytest.raises(RightMissing):
        agree(town.site, FILES, caller(town, who), request.id, request.digest, NOW)


def test_a_single_administrator_brings_nothing_in() -> None:
    alone = a_town()

    with pytest.raises(NobodyElse):
        ask_import(alone.site, FILES, caller(alone, "sis.administrator"), ORGANISATIONS, NOW)


def test_nobody_agrees_to_their_own_file(town: Town) -> None:
    request = asked(town)

    with pytest.raises(AskedBySamePerson):
        agree(town.site, FILES, caller(town, "sis.administrator"), request.id, request.digest, NOW)


def test_a_file_is_brought_in_once(town: Town) -> None:
    request = asked(town)
    agree(town.site, FILES, by_name(town, SECOND), request.id, request.digest, NOW)

    with pytest.raises(AnsweredAlready):
        agree(town.site, FILES, by_name(town, SECOND), request.id, request.digest, NOW)


def test_what_is_agreed_to_is_the_file_that_was_read(town: Town) -> None:
    request = asked(town)

    with pytest.raises(NotWhatWasAsked):
        agree(town.site, FILES, by_name(town, SECOND), request.id, "0" * 64, NOW)

    assert "ekskolan" not in names(town)


def test_what_was_taken_back_or_ran_out_is_agreed_to_by_nobody(town: Town) -> None:
    back = asked(town)
    withdraw(town.site, caller(town, "sis.administrator"), back.id, NOW)
    late = asked(town)

    for request, at, answer in (
        (back, NOW, JointAnswer.WITHDRAWN),
        (late, NOW + timedelta(days=7), JointAnswer.LAPSED),
    ):
        with pytest.raises(AnsweredAlready) as refused:
            agree(town.site, FILES, by_name(town, SECOND), request.id, request.digest, at)
        assert answer is refused.value.answer
    assert "ekskolan" not in names(town)


def test_only_who_asked_takes_a_file_back(town: Town) -> None:
    request = asked(town)

    with pytest.raises(AskedByAnother):
        withdraw(town.site, by_name(town, SECOND), request.id, NOW)
    with pytest.raises(AskedBySamePerson):
        refuse(town.site, caller(town, "sis.administrator"), request.id, NOW)


def test_a_file_that_was_changed_in_the_store_is_not_brought_in(town: Town) -> None:
    request = asked(town)
    renamed = replace(ORGANISATIONS, content=ORGANISATIONS.content.replace(b"ekskolan", b"almskolan"))
    with town.store.write() as work:
        kept = work.joint_requests.find(request.id)
        assert kept is not None
        work.joint_requests.add(replace(kept, id="planted", content=renamed.packed()))
        work.commit()

    with pytest.raises(NotWhatWasAsked):
        agree(town.site, FILES, by_name(town, SECOND), "planted", request.digest, NOW)

    assert {"ekskolan", "almskolan"}.isdisjoint(names(town))


def test_a_file_that_is_wrong_cannot_be_asked_for(town: Town) -> None:
    wrong = AskedFile(ImportKind.ORGANISATIONS, "wrong.csv", b"code,kind\nx,castle\n")

    with pytest.raises(Invalid):
        asked(town, wrong)

    assert () == list_waiting(town.site, by_name(town, SECOND), NOW)


def test_a_file_that_does_not_fit_any_more_waits_on(town: Town) -> None:
    seats = AskedFile(
        ImportKind.SEATS,
        "seats.csv",
        b"organisation_code,role,name,email,active_from\nekskolan,head_teacher,A,a@ek.example.se,2026-11-01\n",
    )
    with pytest.raises(Invalid):
        asked(town, seats)
    first = asked(town)
    agree(town.site, FILES, by_name(town, SECOND), first.id, first.digest, NOW)
    request = asked(town, seats)
    with town.store.write() as work:
        renamed = replace(work.register.roster().by_code["ekskolan"], code="almskolan")
        work.register.put_organisations([renamed])
        work.commit()

    with pytest.raises(Invalid):
        agree(town.site, FILES, by_name(town, SECOND), request.id, request.digest, NOW)

    assert [request.id] == [each.request.id for each in list_waiting(town.site, by_name(town, SECOND), NOW)]


def test_a_file_of_somebody_who_has_left_is_not_brought_in(town: Town) -> None:
    seat(town, "sis", Role.ADMINISTRATOR, "lo", until=NOW.date())
    request = ask_import(town.site, FILES, by_name(town, "lo@sis.example.se"), ORGANISATIONS, NOW)[0]
    later = NOW + timedelta(days=1)

    with pytest.raises(AskerLeft):
        agree(town.site, FILES, by_name(town, SECOND), request.id, request.digest, later)

    assert "ekskolan" not in names(town)
    assert [request.id] == [each.request.id for each in list_waiting(town.site, by_name(town, SECOND), later)]


def test_what_is_wrong_with_a_file_is_told_to_nobody_who_is_not_in_the_read_log(town: Town) -> None:
    wrong = AskedFile(ImportKind.ORGANISATIONS, "wrong.csv", b"code,kind\nx,castle\n")

    with pytest.raises(Invalid):
        try_file(town.site, FILES, caller(town, "sis.administrator"), wrong, NOW)
    with pytest.raises(Invalid):
        ask_import(town.site, FILES, caller(town, "sis.administrator"), wrong, NOW)

    assert [town.person("sis.administrator")] * 2 == _shown_files(town)


def test_what_became_wrong_with_a_file_is_told_to_nobody_who_is_not_in_the_read_log(town: Town) -> None:
    request = asked(town)
    with town.store.write() as work:
        gone = replace(work.register.roster().by_code["edu"], code="other")
        work.register.put_organisations([gone])
        work.commit()
    before, second = len(_shown_files(town)), town.roster.by_email[SECOND].id

    assert show_import(town.site, FILES, by_name(town, SECOND), request.id, NOW).faults
    with pytest.raises(Invalid):
        agree(town.site, FILES, by_name(town, SECOND), request.id, request.digest, NOW)

    assert [second] * 2 == _shown_files(town)[before:]


def _shown_files(town: Town) -> list[PersonId]:
    """Return who was shown what of a file, in their order."""
    with town.store.read() as work:
        lines = work.read_log.page(Reviewed(limit=1000))[::-1]
    return [each.reading.actor_id for each in lines if each.reading.what is Shown.IMPORT]


def test_a_file_that_is_too_large_is_refused(town: Town) -> None:
    large = AskedFile(ImportKind.ORGANISATIONS, "large.csv", b"x" * (FILE_BYTES_MOST + 1))

    with pytest.raises(FileTooLarge):
        asked(town, large)


def test_the_same_file_is_asked_for_once_at_a_time(town: Town) -> None:
    request = asked(town)

    with pytest.raises(AskedAlready):
        asked(town)

    withdraw(town.site, caller(town, "sis.administrator"), request.id, NOW)
    again = asked(town)
    refuse(town.site, by_name(town, SECOND), again.id, NOW)
    third = asked(town)
    with pytest.raises(AnsweredAlready):
        agree(town.site, FILES, by_name(town, SECOND), third.id, third.digest, NOW + timedelta(days=8))


def test_placements_come_in_by_the_name_of_whoever_asked(town: Town) -> None:
    placements = AskedFile(
        ImportKind.PLACEMENTS,
        "placements.csv",
        b"case_number,personal_number,home_municipality,placement_type,legal_basis,youth_home_code,"
        b"home_school_code,admitted_on\n"
        b"SN-1,20110315-2383,0380,treatment,sol,home,oldschool,2026-11-02\n",
    )
    request = asked(town, placements)

    agreed = agree(town.site, FILES, by_name(town, SECOND), request.id, request.digest, NOW)

    assert isinstance(agreed.brought, Imported)
    with town.store.read() as work:
        case_id = work.cases.find("SN-1")
        assert case_id is not None
        first = work.cases.journal(case_id)[0].event
    assert (town.person("sis.administrator"), "import:placements.csv") == (
        first.actor.person_id,
        first.actor.via,
    )
    assert [] == list(town.audit(NOW).violations)


def test_what_was_done_on_paper_comes_in_too(town: Town) -> None:
    test_placements_come_in_by_the_name_of_whoever_asked(town)
    steps = AskedFile(
        ImportKind.STEPS,
        "steps.csv",
        b"case_number,step,done_on,done_by\nSN-1,mapping,2026-11-04,educational_lead@homeschool.example.se\n",
    )
    request = asked(town, steps)

    agreed = agree(town.site, FILES, by_name(town, SECOND), request.id, request.digest, NOW)

    assert isinstance(agreed.brought, BackFilled)
    assert 1 == len(agreed.brought.news)
    again = asked(town, steps)
    nothing = agree(town.site, FILES, by_name(town, SECOND), again.id, again.digest, NOW)
    assert isinstance(nothing.brought, BackFilled)
    assert (0, JointAnswer.AGREED) == (len(nothing.brought.news), nothing.request.answer)
    assert ("done=1", "unchanged=1") == (agreed.request.outcome, nothing.request.outcome)


def test_seats_come_in_too(town: Town) -> None:
    seats = AskedFile(
        ImportKind.SEATS,
        "seats.csv",
        b"organisation_code,role,name,email,active_from\nedu,officer,Alma,alma@edu.example.se,2026-11-01\n",
    )
    request = asked(town, seats)

    agree(town.site, FILES, by_name(town, SECOND), request.id, request.digest, NOW)

    found = roster(town)
    person = found.by_email["alma@edu.example.se"]
    assert [Role.OFFICER] == [each.role for each in found.seats_of(person.id, date(2026, 11, 9))]
