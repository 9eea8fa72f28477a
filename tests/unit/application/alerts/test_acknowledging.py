"""An alert is acknowledged by somebody whom it concerns, and by nobody else."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sisam.application.alerts.acknowledging import acknowledge
from sisam.application.alerts.answering import Answer
from sisam.application.cases.acting import NoSeat, NotTold
from sisam.application.cases.sweeping import sweep
from sisam.application.register.seating import end_seat
from sisam.application.site import Site
from sisam.domain.command import Offer
from sisam.domain.ids import AlertId, CaseId, PersonId, StepId
from sisam.domain.refusal import ReasonMissing
from sisam.domain.refusal_of_alert import AlertMissing, TooLong
from sisam.domain.seat import Role
from sisam.errors import NotFound
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, NOW, SOCIAL_SERVICES, YOUTH_HOME, YOUTH_HOME_SCHOOL
from tests.sites import AGENCY, a_case_at, a_site, case_at, does, everything_at, journal_at

LATER = NOW + timedelta(days=8)
FRIDAY = date(2026, 11, 13)


def a_late_case() -> tuple[Site, CaseId, AlertId]:
    site = a_site()
    case_id = a_case_at(site)
    sweep(site, LATER)
    return site, case_id, next(iter(case_at(site, case_id).alerts))


def by(
    person: str, alert: AlertId, words: str = "We call.", code: str | None = None, key: str | None = None
) -> Answer:
    return Answer(alert, PersonId(person), words, "cli:kim", code, key)


@pytest.mark.parametrize(
    "person",
    [
        f"person-of-{SOCIAL_SERVICES}",
        f"manager-of-{SOCIAL_SERVICES}",
        f"person-of-{HOME_SCHOOL}",
    ],
)
def test_who_sits_at_either_side_of_the_step_may(person: str) -> None:
    site, case_id, alert = a_late_case()

    acknowledge(site, by(person, alert), FRIDAY, LATER)

    acknowledged = case_at(site, case_id).alerts[alert]
    assert (person, FRIDAY) == (acknowledged.acknowledged_by, acknowledged.acknowledged_until)


def test_who_coordinates_a_side_from_above_may() -> None:
    site, case_id, alert = a_late_case()
    coordinator = f"coordinator-of-{SOCIAL_SERVICES}@example.se"
    end_seat(site, SOCIAL_SERVICES, Role.COORDINATOR, coordinator, date(2026, 11, 9))

    # The agency's coordinator catches what social services, who have none any more, miss.
    acknowledge(site, by(f"person-of-{AGENCY}", alert), FRIDAY, LATER)

    assert f"person-of-{AGENCY}" == case_at(site, case_id).alerts[alert].acknowledged_by


def test_another_party_of_the_case_may_not_quieten_it() -> None:
    site, _, contact = a_late_case()
    stranger = PersonId(f"person-of-{YOUTH_HOME_SCHOOL}")

    with pytest.raises(NoSeat):
        acknowledge(site, by(stranger, contact), FRIDAY, LATER)


def test_who_sits_elsewhere_is_told_that_there_is_none() -> None:
    site, case_id, alert = a_late_case()
    before = everything_at(site, [case_id])

    with pytest.raises(NotFound) as error:
        acknowledge(site, by(f"person-of-{NEW_SCHOOL}", alert), FRIDAY, LATER)

    assert ("alert", alert) == (error.value.kind, error.value.name)
    assert before == everything_at(site, [case_id])


def test_a_party_that_it_does_not_concern_is_told_whom_it_tells() -> None:
    site, case_id, alert = a_late_case()
    before = everything_at(site, [case_id])

    with pytest.raises(NoSeat) as error:
        acknowledge(site, by(f"person-of-{YOUTH_HOME}", alert), FRIDAY, LATER)

    assert f"person-of-{YOUTH_HOME}@example.se" == error.value.email
    assert isinstance(error.value, NotTold)
    assert (f"officer at {SOCIAL_SERVICES}",) == error.value.told
    assert before == everything_at(site, [case_id])


def test_of_a_protected_pupil_only_the_roles_told_are_named() -> None:
    site = a_site()
    case_id = a_case_at(site, restricted=True)
    sweep(site, LATER)
    alert = next(iter(case_at(site, case_id).alerts))

    with pytest.raises(NotTold) as error:
        acknowledge(site, by(f"person-of-{YOUTH_HOME}", alert), FRIDAY, LATER)

    assert ("officer",) == error.value.told


def test_who_does_not_sit_there_any_more_may_not_from_the_next_local_day_on() -> None:
    site, _, alert = a_late_case()
    person = PersonId(f"manager-of-{SOCIAL_SERVICES}")
    end_seat(site, SOCIAL_SERVICES, Role.MANAGER, f"{person}@example.se", date(2026, 11, 10))
    # In Stockholm it is the 11th already.
    just_past_midnight = datetime(2026, 11, 10, 23, 30, tzinfo=UTC)

    with pytest.raises(NoSeat):
        acknowledge(site, by(person, alert), FRIDAY, just_past_midnight)


def test_an_alert_that_is_not_there_is_not_found() -> None:
    site, _, _ = a_late_case()

    with pytest.raises(NotFound) as error:
        acknowledge(site, by(f"person-of-{SOCIAL_SERVICES}", AlertId("a9")), FRIDAY, LATER)

    assert ("alert", "a9") == (error.value.kind, error.value.name)


def test_a_plan_and_a_near_day_are_asked_for() -> None:
    site, case_id, alert = a_late_case()
    before = everything_at(site, [case_id])
    who = PersonId(f"person-of-{HOME_SCHOOL}")

    with pytest.raises(ReasonMissing):
        acknowledge(site, by(who, alert, words=""), FRIDAY, LATER)
    with pytest.raises(TooLong):
        acknowledge(site, by(who, alert), date(2027, 1, 1), LATER)

    assert before == everything_at(site, [case_id])


def test_the_same_key_again_does_nothing_even_when_the_alert_has_ended() -> None:
    site, case_id, alert = a_late_case()
    who = PersonId(f"person-of-{SOCIAL_SERVICES}")
    acknowledge(site, by(who, alert, key="k1"), FRIDAY, LATER)
    does(site, case_id, Offer(case_at(site, case_id).alerts[alert].step_id or StepId("")), now=LATER)
    assert alert not in case_at(site, case_id).alerts
    before = everything_at(site, [case_id])

    again = acknowledge(site, by(who, alert, key="k1"), FRIDAY, LATER)

    assert again.repeated
    assert before == everything_at(site, [case_id])


def test_an_alert_that_has_ended_is_not_acknowledged() -> None:
    site, case_id, alert = a_late_case()
    does(site, case_id, Offer(case_at(site, case_id).alerts[alert].step_id or StepId("")), now=LATER)

    with pytest.raises(AlertMissing):
        acknowledge(site, by(f"person-of-{SOCIAL_SERVICES}", alert), FRIDAY, LATER)


def test_whoever_names_an_organisation_acts_for_that_one_only() -> None:
    site, case_id, alert = a_late_case()
    who = PersonId(f"person-of-{SOCIAL_SERVICES}")
    with site.store.read() as work:
        organisations = work.register.roster().organisations
    own, other = organisations[SOCIAL_SERVICES].code, organisations[HOME_SCHOOL].code

    with pytest.raises(NoSeat):
        acknowledge(site, by(who, alert, code=other), FRIDAY, LATER)
    acknowledge(site, by(who, alert, code=own), FRIDAY, LATER)

    assert SOCIAL_SERVICES == journal_at(site, case_id)[-1].actor.organisation_id
