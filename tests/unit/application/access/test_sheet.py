"""What is shown of a case comes from the lists of fields, and a protected pupil stays one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sisam.application.access.fields import COMMON, OF_IDENTITY, OF_THE_CASE, Field, fields_of
from sisam.application.access.permit import Permit
from sisam.application.access.scope import Part
from sisam.application.access.sheet import Sheet, sheet
from sisam.application.access.someone import Caller
from sisam.application.cases.showing_cases import CaseView, show_case
from sisam.application.ports.cases import Recorded
from sisam.application.site import Site
from sisam.domain.access import Function, Grant
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Protect, SetParty
from sisam.domain.disclosure import Disclosure, DisclosureBasis
from sisam.domain.event import Event, EventType
from sisam.domain.fact import Fact, Protection
from sisam.domain.home_move import HomeMove
from sisam.domain.identity import Identity
from sisam.domain.ids import OrganisationId, PartyName, SubjectId
from sisam.domain.reading import Shown
from sisam.domain.refusal_of_access import ReasonWanted, RightMissing
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Side
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    PARTIES,
    PLACEMENT_UNIT,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    a_case,
    a_deadline,
    a_step,
    an_alert,
    an_event,
    shipped_rules,
)
from tests.sites import a_case_at, a_site, does
from tests.unit.application.access.asked import caller, logged

PUPIL = Identity("Kim Ek", "201103152383")
FACTS = {Fact.LEGAL_BASIS: "lvu_3", Fact.PLACEMENT_TYPE: "treatment", Fact.HOME_MUNICIPALITY: "0380"}
CARE_DATES = {Anchor.INVESTIGATION_OPENED: date(2026, 10, 1), Anchor.CARE_EXECUTED: date(2026, 10, 2)}
CARE = {Fact.LEGAL_BASIS, Fact.PLACEMENT_TYPE}


def a_known_site(**fields: Any) -> Site:  # noqa: ANN401
    """A site with a case of a pupil whose name is known."""
    site = a_site()
    a_case_at(site, facts=FACTS, anchors=CARE_DATES, **fields)
    with site.store.write() as work:
        work.subjects.put(site.sealer.seal(SubjectId("subject-N/1"), PUPIL))
        work.commit()
    return site


def seen(site: Site, organisation: OrganisationId, **asked: Any) -> CaseView:  # noqa: ANN401
    return show_case(site, "N/1", caller(f"person-of-{organisation}"), NOW, **asked)


@pytest.mark.parametrize(
    ("organisation", "fields"),
    [
        (SOCIAL_SERVICES, COMMON | OF_THE_CASE | OF_IDENTITY | {Field.WHEREABOUTS}),
        (YOUTH_HOME, COMMON | OF_THE_CASE | OF_IDENTITY | {Field.WHEREABOUTS}),
        (YOUTH_HOME_SCHOOL, COMMON | OF_IDENTITY | {Field.WHEREABOUTS}),
        (PLACEMENT_UNIT, COMMON | OF_IDENTITY | {Field.WHEREABOUTS}),
        (HOME_SCHOOL, COMMON | OF_IDENTITY | {Field.WHEREABOUTS}),
        (EDUCATION_ADMINISTRATION, COMMON | {Field.WHEREABOUTS}),
    ],
)
def test_each_function_sees_its_fields(organisation: OrganisationId, fields: frozenset[Field]) -> None:
    view = seen(a_known_site(), organisation)

    assert fields == view.sheet.fields
    assert (Field.NAME in fields) == (view.identity == PUPIL)
    assert (Field.CARE in fields) == bool(CARE & set(view.case.facts))
    assert (Field.CARE in fields) == (Anchor.INVESTIGATION_OPENED in view.case.anchors)
    assert (Field.HOME in fields) == (Fact.HOME_MUNICIPALITY in view.case.facts)
    assert (Field.CARE in fields) == bool(view.law)


def test_the_owner_of_the_site_sees_how_the_case_is_built_and_nobody() -> None:
    view = show_case(a_known_site(), "N/1", Caller("cli:root"), NOW)

    assert None is view.identity
    assert not {Field.NAME, Field.PERSONAL_NUMBER, Field.WORDS} & view.sheet.fields


@pytest.mark.parametrize(
    ("matter", "field"),
    [("care", Field.CARE), ("words", Field.WORDS), ("identity", Field.NAME), ("grades", Field.DOCUMENTS)],
)
def test_what_was_disclosed_is_seen_until_it_is_taken_back(matter: str, field: Field) -> None:
    given = Disclosure(
        EDUCATION_ADMINISTRATION, matter, DisclosureBasis.CONSENT, SOCIAL_SERVICES, since_position=1
    )
    assert field in fields(given)
    assert field not in fields(replace(given, until_position=9))
    assert field not in fields(replace(given, to=HOME_SCHOOL))


def test_a_disclosure_makes_no_protected_pupil_known_to_anybody() -> None:
    given = Disclosure(
        EDUCATION_ADMINISTRATION, "identity", DisclosureBasis.CONSENT, SOCIAL_SERVICES, since_position=1
    )

    assert OF_IDENTITY <= fields(given)
    assert not OF_IDENTITY & fields(given, restricted=True)


@pytest.mark.parametrize("restricted", [True, False])
def test_the_owner_of_the_site_sees_no_home_of_a_protected_pupil(restricted: bool) -> None:
    assert restricted is (Field.HOME not in fields_of(Permit(Grant.YES), a_case(restricted=restricted)))


def of_school(case: Case, *events: Event, organisation: OrganisationId = HOME_SCHOOL) -> Sheet:
    """Return what a school sees of a case and its journal to which nothing was disclosed."""
    site = a_site()
    with site.store.read() as work:
        roster = work.register.roster()
    seat = Seat(organisation, Role.HEAD_TEACHER)
    permit = Permit(Grant.DISCLOSED, seat, Function.SCHOOL_STAFF, Part(organisation))
    journal = [Recorded(number, event, "") for number, event in enumerate(events, 1)]
    return sheet(case, shipped_rules().workflow, journal, roster, permit, COMMON | {Field.WHEREABOUTS})


def test_what_the_law_of_the_care_sets_is_shown_in_no_step_clock_alert_or_story() -> None:
    review = a_step(
        "r", definition="review_of_care", owner=Side(PartyName("social_services"), SOCIAL_SERVICES)
    )
    own = a_step("o")
    steps = {each.id: each for each in (review, own)}
    clocks = {
        each.id: each for each in (a_deadline("dr", step_id=review.id), a_deadline("do", step_id=own.id))
    }
    alerts = {each.id: each for each in (an_alert("ar", step_id=review.id), an_alert("ao", step_id=own.id))}
    told = [
        {"step": "r"},
        {"deadline": "dr"},
        {"alert": "ar"},
        {"step": "o"},
        {"deadline": "do"},
        {"alert": "ao"},
    ]
    events = [
        an_event(position=position, type=EventType.ALERT_RAISED, data=data)
        for position, data in enumerate(told, 2)
    ]

    shown = of_school(a_case(steps=steps, deadlines=clocks, alerts=alerts), *events)

    case = shown.case
    assert [["o"], ["do"], ["ao"]] == [list(case.steps), list(case.deadlines), list(case.alerts)]
    assert told[3:] == [each.event.data for each in shown.journal]


def test_a_day_that_counts_from_the_care_does_not_tell_so() -> None:
    shown = of_school(a_case())

    assert not shown.explains(a_deadline(anchor=Anchor.CARE_EXECUTED))
    assert shown.explains(a_deadline(anchor=Anchor.ADMITTED))


def test_a_deadline_that_counts_from_the_care_is_its_day_alone_in_the_case_and_its_history() -> None:
    care, own = (
        a_deadline(key, anchor=each, anchor_on=date(2026, 10, 2), times=3, floor_on=date(2026, 11, 6))
        for key, each in (("c", "care_executed"), ("o", "admitted"))
    )
    counted = {
        "rule": care.rule,
        "anchor": care.anchor,
        "anchor_on": "2026-10-26",
        "times": 2,
        "floor_on": "2026-11-06",
    }
    started = [
        an_event(position=place, type=EventType.DEADLINE_SET, data={**counted, "anchor": each, "due_on": "x"})
        for place, each in ((2, "care_executed"), (3, "admitted"))
    ]
    case = a_case(deadlines={each.id: each for each in (care, own)})

    shown = of_school(case, *started)

    hidden, told = shown.case.deadlines[care.id], shown.case.deadlines[own.id]
    assert own == told
    assert ("", "", care.due_on, care.due_on) == (hidden.rule, hidden.anchor, hidden.anchor_on, hidden.due_on)
    assert (1, None) == (hidden.times, hidden.floor_on)
    assert not shown.explains(hidden)
    assert {"x", None} == {*shown.journal[0].event.data.values()}
    assert "admitted" == shown.journal[1].event.data["anchor"]


def test_where_the_pupils_home_moves_to_is_told_to_nobody_who_may_not_know_where_it_is() -> None:
    moving = HomeMove("0580", {PartyName("social_services"): SOCIAL_SERVICES})
    event = an_event(position=2, type=EventType.HOME_MOVE_SET, data={"municipality": "0580"})

    shown = of_school(a_case(home_move=moving), event)

    assert (None, ()) == (shown.case.home_move, shown.journal)


def test_of_what_was_disclosed_a_school_hears_what_it_was_itself() -> None:
    mine, theirs = (
        Disclosure(to, "care", DisclosureBasis.CONSENT, SOCIAL_SERVICES, since_position=1)
        for to in (HOME_SCHOOL, NEW_SCHOOL)
    )
    told = [
        an_event(position=position, type=kind, data={"to": to, "matter": "care"})
        for position, (kind, to) in enumerate(
            (
                (EventType.DISCLOSED, HOME_SCHOOL),
                (EventType.DISCLOSED, NEW_SCHOOL),
                (EventType.DISCLOSURE_ENDED, NEW_SCHOOL),
            ),
            2,
        )
    ]

    shown = of_school(a_case(disclosures=(mine, theirs)), *told)

    assert (mine,) == shown.case.disclosures
    assert [2] == [each.event.position for each in shown.journal]


@pytest.mark.parametrize(
    ("organisation", "documents"),
    [(HOME_SCHOOL, "grades"), (SOCIAL_SERVICES, "grades"), (NEW_SCHOOL, None)],
)
def test_which_documents_were_handed_over_is_told_to_the_sides_of_the_step(
    organisation: OrganisationId, documents: str | None
) -> None:
    step = a_step()
    event = an_event(position=2, type=EventType.STEP_OFFERED, data={"step": step.id, "documents": "grades"})

    (line,) = of_school(a_case(steps={step.id: step}), event, organisation=organisation).journal

    assert documents == line.event.data["documents"]


def fields(disclosure: Disclosure, **case: Any) -> frozenset[Field]:  # noqa: ANN401
    """Return what the education administration sees of a case in which something was disclosed."""
    seat = Seat(EDUCATION_ADMINISTRATION, Role.OFFICER)
    permit = Permit(Grant.DISCLOSED, seat, Function.SCHOOL_AUTHORITY, Part(EDUCATION_ADMINISTRATION))
    return fields_of(permit, a_case(disclosures=(disclosure,), **case))


@pytest.mark.parametrize(
    "organisation", [SOCIAL_SERVICES, YOUTH_HOME, YOUTH_HOME_SCHOOL, HOME_SCHOOL, EDUCATION_ADMINISTRATION]
)
def test_a_protected_pupil_is_an_alias_to_everybody(organisation: OrganisationId) -> None:
    site = a_known_site(restricted=True)
    view = seen(site, organisation)

    assert view.sheet.masked
    assert None is view.identity
    assert not OF_IDENTITY & view.sheet.fields
    assert "identity" not in [line.reading.what for line in logged(site)]


def test_a_protected_pupil_is_seen_for_once_with_a_fresh_sign_in_and_a_reason_that_is_kept() -> None:
    site = a_known_site(restricted=True)
    asking = caller(f"person-of-{SOCIAL_SERVICES}", fresh=True, reason="A threat was made.")

    view = show_case(site, "N/1", asking, NOW, unmask=True)

    assert PUPIL == view.identity
    lines = {line.reading.what: line.reading for line in logged(site)}
    assert ("reason", "A threat was made.") == (lines[Shown.IDENTITY].purpose, lines[Shown.IDENTITY].reason)
    assert None is show_case(site, "N/1", asking, NOW).identity


def test_without_a_reason_or_the_right_it_is_refused_and_that_is_written_down() -> None:
    site = a_known_site(restricted=True)

    with pytest.raises(ReasonWanted):
        seen(site, SOCIAL_SERVICES, unmask=True)
    with pytest.raises(RightMissing):
        seen(site, EDUCATION_ADMINISTRATION, unmask=True)

    assert [("identity", "denied"), ("identity", "denied")] == [
        (line.reading.what, line.reading.ruling) for line in logged(site)
    ]


def test_of_a_protected_pupil_the_home_is_named_to_those_who_may_know_it() -> None:
    site = a_known_site(restricted=True)

    def home(person: str) -> bool:
        view = show_case(site, "N/1", caller(person), NOW)
        return view.viewer.named(view.case, YOUTH_HOME) is not None

    assert home(f"person-of-{SOCIAL_SERVICES}")
    assert home(f"person-of-{YOUTH_HOME}")
    assert not home(f"manager-of-{SOCIAL_SERVICES}")
    assert not home(f"person-of-{HOME_SCHOOL}")


def test_whoever_was_a_party_sees_the_case_as_it_stood_then() -> None:
    site = a_known_site()
    does(site, _case(site).id, SetParty(PartyName("home_school"), NEW_SCHOOL))
    length = _case(site).length

    view = seen(site, HOME_SCHOOL)

    assert HOME_SCHOOL == view.case.parties[PartyName("home_school")]
    assert () == view.options
    assert max(each.event.position for each in view.journal) < length
    assert NEW_SCHOOL not in {str(each.event.data.get("organisation")) for each in view.journal}


def test_whoever_was_a_party_sees_no_more_of_a_pupil_who_came_under_protection_since() -> None:
    site = a_known_site()
    does(site, _case(site).id, SetParty(PartyName("home_school"), NEW_SCHOOL))
    does(site, _case(site).id, Protect())

    view = seen(site, HOME_SCHOOL)

    assert (True, None) == (view.sheet.masked, view.identity)
    assert None is view.viewer.named(view.case, YOUTH_HOME)
    assert not OF_IDENTITY & view.sheet.fields


def test_a_pupil_whom_another_case_told_to_be_protected_is_an_alias_in_this_one_too() -> None:
    site = a_known_site()
    with site.store.write() as work:
        protected = replace(PUPIL, protection=Protection.SECRECY_MARKING)
        work.subjects.put(site.sealer.seal(SubjectId("subject-N/1"), protected))
        work.commit()

    assert not _case(site).restricted
    for organisation in (SOCIAL_SERVICES, HOME_SCHOOL):
        view = seen(site, organisation)
        assert (True, None) == (view.sheet.masked, view.identity)
        assert not OF_IDENTITY & view.sheet.fields
    assert None is view.viewer.named(view.case, YOUTH_HOME)


def _case(site: Site) -> Case:
    with site.store.read() as work:
        found = work.cases.find("N/1")
        assert found is not None
        return work.cases.load(found)


def test_what_people_wrote_is_counted_and_kept_from_whoever_may_not_read_it() -> None:
    written = an_event(
        type=EventType.ANCHOR_SET,
        data={"anchor": "forecast", "on": "2026-12-01", "was": None},
        words="The family asked for it.",
    )
    case = a_case(parties=PARTIES)

    made = of_school(case, written)

    assert ([None], 1) == ([each.event.words for each in made.journal], made.unread)
