"""Who has to do with an alert may note, postpone and assign it, and nobody else."""

from datetime import date, timedelta

import pytest

from sisam.application.alerts.acknowledging import acknowledge
from sisam.application.alerts.answering import Answer
from sisam.application.alerts.assigning import assign
from sisam.application.alerts.noting_alerts import note
from sisam.application.alerts.snoozing import snooze
from sisam.application.cases.acting import NoSeat
from sisam.application.cases.carrying_out import Result
from sisam.application.cases.sweeping import sweep
from sisam.application.register.seating import end_seat
from sisam.application.site import Site
from sisam.domain.command import Offer
from sisam.domain.event import EventType
from sisam.domain.ids import AlertId, CaseId, PersonId, StepId
from sisam.domain.message import Template
from sisam.domain.refusal import KeyUsedOtherwise, ReasonMissing
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.refusal_of_alert import AlertMissing, SitsElsewhere, SitsTwice, SnoozedAlready
from sisam.domain.seat import Role, Seat
from sisam.errors import NotFound, SisamError
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    SOCIAL_SERVICES,
    YOUTH_HOME_SCHOOL,
    a_holding,
    a_person,
)
from tests.sites import AGENCY, SINCE, a_case_at, a_site, case_at, does, everything_at, journal_at

#: Tuesday 10 November: the contact was due on Monday, and its alert was raised two hours ago.
LATER = NOW + timedelta(days=8, hours=2)
WEDNESDAY, FRIDAY = date(2026, 11, 11), date(2026, 11, 13)
OFFICER = PersonId(f"person-of-{SOCIAL_SERVICES}")
KIM = PersonId("kim")


def a_late_case() -> tuple[Site, CaseId, AlertId]:
    """A late contact at a place where several officers sit."""
    site = a_site()
    officers = ("kim", "robin")
    with site.store.write() as work:
        work.register.put_persons([a_person(each) for each in officers])
        seat = Seat(SOCIAL_SERVICES, Role.OFFICER)
        work.register.add_holdings([a_holding(each, seat=seat, active_from=SINCE) for each in officers])
        work.commit()
    case_id = a_case_at(site)
    sweep(site, NOW + timedelta(days=8))
    return site, case_id, next(iter(case_at(site, case_id).alerts))


def by(person: str, alert: AlertId, words: str = "We phoned.", key: str | None = None) -> Answer:
    return Answer(alert, PersonId(person), words, "cli:kim", key=key)


def given(site: Site, alert: AlertId, *, to: str = "kim", by_whom: str = OFFICER) -> Result:
    return assign(site, by(by_whom, alert, "Kim knows the pupil."), PersonId(to), FRIDAY, LATER)


def told(site: Site, alert: AlertId, template: Template) -> list[str]:
    """Who has been told of an alert with a text."""
    with site.store.read() as work:
        return sorted(
            message.person_id
            for message in work.outbox.about(alert)
            for item in message.items
            if item.template is template and item.alert_id == alert
        )


# Notes and postponements: whoever may acknowledge.


@pytest.mark.parametrize("person", [OFFICER, f"manager-of-{SOCIAL_SERVICES}", f"person-of-{HOME_SCHOOL}"])
def test_either_side_of_the_step_may_note_and_postpone(person: str) -> None:
    site, case_id, alert = a_late_case()

    note(site, by(person, alert), LATER)
    snooze(site, by(person, alert, "They are away."), WEDNESDAY, LATER)

    types = [event.type for event in journal_at(site, case_id)]
    assert [EventType.ALERT_NOTED, EventType.ALERT_SNOOZED] == types[-2:]
    assert WEDNESDAY == case_at(site, case_id).alerts[alert].snoozed_until


@pytest.mark.parametrize(
    ("person", "refusal"),
    [(f"person-of-{NEW_SCHOOL}", NotFound), (f"person-of-{YOUTH_HOME_SCHOOL}", NoSeat)],
)
def test_nobody_else_may(person: str, refusal: type[SisamError]) -> None:
    site, case_id, alert = a_late_case()
    before = everything_at(site, [case_id])

    with pytest.raises(refusal):
        note(site, by(person, alert), LATER)
    with pytest.raises(refusal):
        snooze(site, by(person, alert), WEDNESDAY, LATER)
    with pytest.raises(refusal):
        given(site, alert, by_whom=person)

    assert before == everything_at(site, [case_id])


def test_who_only_looks_after_the_system_has_nothing_to_do_with_it() -> None:
    site, _, alert = a_late_case()
    with site.store.write() as work:
        work.register.put_persons([a_person("admin")])
        seat = Seat(SOCIAL_SERVICES, Role.ADMINISTRATOR)
        work.register.add_holdings([a_holding("admin", seat=seat, active_from=SINCE)])
        work.commit()

    with pytest.raises(RightMissing):
        note(site, by("admin", alert), LATER)
    with pytest.raises(RightMissing):
        acknowledge(site, by("admin", alert), FRIDAY, LATER)


def test_who_coordinates_a_side_from_above_may_note() -> None:
    site, case_id, alert = a_late_case()
    coordinator = f"coordinator-of-{SOCIAL_SERVICES}@example.se"
    end_seat(site, SOCIAL_SERVICES, Role.COORDINATOR, coordinator, date(2026, 11, 9))

    note(site, by(f"person-of-{AGENCY}", alert), LATER)

    assert AGENCY == journal_at(site, case_id)[-1].actor.organisation_id


def test_an_alert_that_is_not_there_is_not_found() -> None:
    site, _, _ = a_late_case()

    with pytest.raises(NotFound):
        note(site, by(OFFICER, AlertId("a9")), LATER)


def test_an_alert_that_has_ended_is_left_alone() -> None:
    site, case_id, alert = a_late_case()
    does(site, case_id, Offer(case_at(site, case_id).alerts[alert].step_id or StepId("")), now=LATER)

    with pytest.raises(AlertMissing):
        note(site, by(OFFICER, alert), LATER)


def test_the_same_key_again_does_nothing_even_when_it_could_not_be_done_any_more() -> None:
    site, case_id, alert = a_late_case()
    snooze(site, by(OFFICER, alert, key="k1"), WEDNESDAY, LATER)
    assign(site, by(OFFICER, alert, key="k2"), KIM, FRIDAY, LATER)
    does(site, case_id, Offer(case_at(site, case_id).alerts[alert].step_id or StepId("")), now=LATER)
    before = everything_at(site, [case_id])

    assert snooze(site, by(OFFICER, alert, key="k1"), WEDNESDAY, LATER).repeated
    assert assign(site, by(OFFICER, alert, key="k2"), KIM, FRIDAY, LATER).repeated
    assert before == everything_at(site, [case_id])


def test_another_answer_by_the_same_key_is_refused_and_nothing_is_done() -> None:
    site, case_id, alert = a_late_case()
    snooze(site, by(OFFICER, alert, key="k1"), WEDNESDAY, LATER)
    before = everything_at(site, [case_id])

    with pytest.raises(KeyUsedOtherwise):
        snooze(site, by(OFFICER, alert, key="k1"), WEDNESDAY + timedelta(days=1), LATER)
    with pytest.raises(KeyUsedOtherwise):
        note(site, by(OFFICER, alert, key="k1"), LATER)
    with pytest.raises(KeyUsedOtherwise):
        snooze(site, by(OFFICER, alert, "Something else.", key="k1"), WEDNESDAY, LATER)

    assert before == everything_at(site, [case_id])


def test_a_second_postponement_and_one_without_a_reason_are_refused() -> None:
    site, _, alert = a_late_case()

    with pytest.raises(ReasonMissing):
        snooze(site, by(OFFICER, alert, ""), WEDNESDAY, LATER)
    snooze(site, by(OFFICER, alert), WEDNESDAY, LATER)
    with pytest.raises(SnoozedAlready):
        snooze(site, by(OFFICER, alert), WEDNESDAY, LATER)


# Assigning: within the seat.


def test_the_person_is_told_at_once_and_the_colleagues_are_not() -> None:
    site, case_id, alert = a_late_case()

    given(site, alert)

    assert sorted(["kim", OFFICER, "robin"]) == told(site, alert, Template.OVERDUE)
    assert ["kim"] == told(site, alert, Template.ALERT_ASSIGNED)
    assert KIM == case_at(site, case_id).alerts[alert].assigned_to


def test_a_colleague_may_give_it_to_a_colleague_and_to_themselves() -> None:
    site, case_id, alert = a_late_case()

    given(site, alert, by_whom=f"manager-of-{SOCIAL_SERVICES}")
    given(site, alert, to=OFFICER)

    assert OFFICER == case_at(site, case_id).alerts[alert].assigned_to


@pytest.mark.parametrize("to", [f"manager-of-{SOCIAL_SERVICES}", f"person-of-{HOME_SCHOOL}"])
def test_who_does_not_sit_in_the_seat_that_is_told_gets_it_from_nobody(to: str) -> None:
    site, case_id, alert = a_late_case()
    before = everything_at(site, [case_id])

    with pytest.raises(SitsElsewhere) as refusal:
        given(site, alert, to=to)

    assert f"{to}@example.se" == refusal.value.email
    assert before == everything_at(site, [case_id])


def test_the_opposite_side_has_nothing_to_give_while_its_seat_is_not_told() -> None:
    site, _, alert = a_late_case()

    with pytest.raises(NoSeat):
        given(site, alert, by_whom=f"person-of-{HOME_SCHOOL}")


def test_who_sits_in_two_of_the_seats_told_cannot_be_told_alone_in_both() -> None:
    site, _, alert = a_late_case()
    with site.store.write() as work:
        # On the second rung the manager of the late side and the opposite side's head teacher are told.
        seats = (Seat(SOCIAL_SERVICES, Role.MANAGER), Seat(HOME_SCHOOL, Role.HEAD_TEACHER))
        work.register.add_holdings([a_holding("kim", seat=each, active_from=SINCE) for each in seats])
        work.commit()
    sweep(site, LATER + timedelta(days=1))

    with pytest.raises(SitsTwice) as refusal:
        assign(
            site, by(OFFICER, alert, "Kim knows the pupil."), KIM, FRIDAY, LATER + timedelta(days=1, hours=1)
        )

    assert "kim@example.se" == refusal.value.email
