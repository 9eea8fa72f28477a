"""What is sent twice about an alert of the site is done once, and a key stands for one act alone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from sisam.application.alerts.answering import Answer
from sisam.application.alerts.answering_site_alerts import acknowledge, note, snooze
from sisam.application.alerts.listing_site_alerts import list_site_alerts
from sisam.application.alerts.looking_after_site import look_after
from sisam.application.site import Site
from sisam.domain.ids import AlertId, PersonId
from sisam.domain.refusal import KeyUsedOtherwise
from sisam.domain.seat import Role
from sisam.domain.site_alert import ActKind, SiteAct
from tests.builders import NOW, PARTIES, SOCIAL_SERVICES
from tests.sites import a_case_at, a_site
from tests.unit.application.access.asked import seat

WHO = PersonId("somebody")
THURSDAY = date(2026, 11, 5)
FRIDAY = date(2026, 11, 6)
Does = Callable[[Site, Answer], object]


@pytest.fixture
def site() -> Site:
    """A site at which a pupil goes to no school."""
    site = a_site()
    a_case_at(site, parties={name: each for name, each in PARTIES.items() if name != "home_school"})
    seat(site, WHO, (SOCIAL_SERVICES, Role.OFFICER))
    look_after(site, NOW)
    return site


def answer(site: Site, words: str = "We call.", key: str | None = "a-key") -> Answer:
    return Answer(the_alert(site), WHO, words, "web:x", key=key)


def the_alert(site: Site) -> AlertId:
    (found,) = list_site_alerts(site)
    return found.alert.id


def acts(site: Site) -> list[SiteAct]:
    alert_id = the_alert(site)
    with site.store.read() as work:
        return [each for each in work.site_alerts.acts(alert_id) if each.person_id == WHO]


def noted(site: Site, sent: Answer) -> object:
    return note(site, sent, NOW)


def acknowledged(site: Site, sent: Answer) -> object:
    return acknowledge(site, sent, FRIDAY, NOW)


def postponed(site: Site, sent: Answer) -> object:
    return snooze(site, sent, THURSDAY, NOW + timedelta(days=1))


@pytest.mark.parametrize("does", [noted, acknowledged, postponed])
def test_what_is_sent_again_is_done_once(site: Site, does: Does) -> None:
    first, again = does(site, answer(site)), does(site, answer(site))

    assert first == again
    assert 1 == len(acts(site))


def test_what_is_sent_without_a_key_is_done_each_time(site: Site) -> None:
    for _ in range(2):
        noted(site, answer(site, key=None))

    assert [ActKind.NOTED, ActKind.NOTED] == [each.kind for each in acts(site)]


@pytest.mark.parametrize(("does", "words"), [(acknowledged, "We call."), (noted, "We write.")])
def test_a_key_stands_for_no_other_act_and_no_other_words(site: Site, does: Does, words: str) -> None:
    noted(site, answer(site))

    with pytest.raises(KeyUsedOtherwise):
        does(site, answer(site, words))
    assert 1 == len(acts(site))


def test_another_key_is_another_act(site: Site) -> None:
    for key in ("one", "two"):
        noted(site, answer(site, key=key))

    assert 2 == len(acts(site))
