"""The site's own alerts come back as they were kept, and an alert about the same is raised once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.ids import AlertId, CaseId, OrganisationId, PersonId
from sisam.domain.seat import Role, Seat
from sisam.domain.site_alert import About, ActKind, SiteAct, SiteAlert
from sisam.errors import SisamError
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, SOCIAL_SERVICES, a_person
from tests.sites import a_site

SEAT = Seat(SOCIAL_SERVICES, Role.OFFICER)
ALERT = SiteAlert(
    id=AlertId("a1"),
    cause=AlertCause.VACANCY,
    about=About.seat(SEAT),
    organisation_id=SOCIAL_SERVICES,
    rung=0,
    round=0,
    raised_at=NOW,
    next_at=NOW + timedelta(days=2),
    detail={"count": "3"},
)
RAISED = SiteAct(ALERT, ActKind.RAISED, NOW)


def a_store() -> SqlStore:
    store = a_site().store
    assert isinstance(store, SqlStore)
    with store.write() as work:
        work.register.put_persons([a_person("anna")])
        work.commit()
    return store


def keep(store: SqlStore, *acts: SiteAct) -> None:
    with store.write() as work:
        work.site_alerts.record(acts)
        work.commit()


def test_an_alert_and_what_was_done_about_it_come_back_as_they_were() -> None:
    store, anna = a_store(), PersonId("anna")
    promised = replace(
        ALERT,
        acknowledged_at=NOW,
        acknowledged_by=anna,
        acknowledged_until=date(2026, 11, 5),
        snoozed_until=date(2026, 11, 4),
    )
    plan = SiteAct(promised, ActKind.ACKNOWLEDGED, NOW, anna, "cli:x", date(2026, 11, 5), "Vi utser någon.")

    keep(store, RAISED, plan)

    with store.read() as work:
        assert ([promised], promised) == (work.site_alerts.live(), work.site_alerts.find(ALERT.id))
        assert [replace(RAISED, alert=promised), plan] == work.site_alerts.acts(ALERT.id)


def test_a_cleared_alert_goes_on_no_more_and_another_about_the_same_may_rise() -> None:
    store = a_store()
    cleared = replace(ALERT, next_at=None, cleared_at=NOW, cleared_reason=Cleared.SEAT_FILLED)
    again = replace(ALERT, id=AlertId("a2"))

    keep(store, RAISED, SiteAct(cleared, ActKind.CLEARED, NOW), SiteAct(again, ActKind.RAISED, NOW))

    with store.read() as work:
        assert [again] == work.site_alerts.live()
        assert cleared == work.site_alerts.find(ALERT.id)


def test_two_alerts_about_the_same_cannot_go_on() -> None:
    store = a_store()
    keep(store, RAISED)

    with pytest.raises(SisamError):
        keep(store, SiteAct(replace(ALERT, id=AlertId("a2")), ActKind.RAISED, NOW))


def test_an_alert_that_nobody_knows_has_no_story() -> None:
    with a_store().read() as work:
        assert (None, []) == (work.site_alerts.find(AlertId("x")), work.site_alerts.acts(AlertId("x")))


@pytest.mark.parametrize(
    "about",
    [
        About.seat(SEAT),
        About.seat(Seat(OrganisationId("o:1"), Role.HEAD_TEACHER)),
        About.person(PersonId("p:1"), "email"),
        About.case(CaseId("case:1:2")),
        About.channel("email"),
        About.audit("I05"),
        About.auditor(),
    ],
)
def test_what_an_alert_is_about_is_read_from_its_key_again(about: About) -> None:
    assert about == About.of(about.key)
