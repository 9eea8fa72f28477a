"""Whoever adopts a site is told beforehand who will hear of it; then it speaks."""

from datetime import timedelta

import pytest

from sisam.application.adopting import NotSilent, adopt, foresee
from sisam.application.cases.sweeping import sweep
from sisam.application.ports.site_state import SiteState
from sisam.application.site import Site
from sisam.domain.command import Fire
from sisam.domain.ids import PersonId
from tests.builders import NOW, SOCIAL_SERVICES, YOUTH_HOME
from tests.fakes import BrokenRules
from tests.sites import a_case_at, a_site, case_at, does, everything_at, kept_rules, outbox_at

LONG_AFTER = NOW + timedelta(days=60)
SOMEBODY = PersonId(f"person-of-{SOCIAL_SERVICES}")


def restored(site: Site) -> Site:
    with site.store.write() as work:
        work.site_states.put(SiteState(silent_since=NOW, restored_at=NOW, restored_from="monday.db"))
        work.commit()
    return site


def state_of(site: Site) -> SiteState:
    with site.store.read() as work:
        return work.site_states.get()


def test_what_is_foreseen_is_what_the_next_sweep_does_and_nobody_else_hears() -> None:
    site = a_site()
    does(site, a_case_at(site, "N/1"), Fire("admit"), YOUTH_HOME)
    a_case_at(site, "N/2")
    before = {message.id: message.person_id for message in outbox_at(site)}
    assert before
    restored(site)

    prospect = foresee(site, LONG_AFTER)

    adopt(site, SOMEBODY, "cli:root", LONG_AFTER)
    report = sweep(site, LONG_AFTER)
    heard = {message.person_id for message in outbox_at(site)}
    assert (len(before), report.missed, report.climbed, 0) == (
        prospect.messages,
        prospect.overdue,
        prospect.climbing,
        prospect.unknown,
    )
    assert report.missed > 0
    assert 0 == prospect.live
    assert heard == {person.id for person in prospect.hearers}
    assert set(before.values()) <= heard


def test_alerts_that_have_not_ended_are_counted_though_none_climbs_yet() -> None:
    site = a_site()
    case_id = a_case_at(site)
    sweep(site, LONG_AFTER)
    live = sum(alert.live for alert in case_at(site, case_id).alerts.values())
    restored(site)

    prospect = foresee(site, LONG_AFTER)

    assert live > 0
    assert (live, 0, 0) == (prospect.live, prospect.climbing, prospect.overdue)


def test_foreseeing_changes_nothing() -> None:
    site = a_site()
    case_id = a_case_at(site)
    restored(site)
    before = everything_at(site, [case_id])

    foresee(site, LONG_AFTER)

    assert before == everything_at(site, [case_id])
    assert NOW == state_of(site).silent_since


def test_a_case_whose_rules_throw_hides_none_of_the_others() -> None:
    book = BrokenRules(kept_rules())
    site = a_site(rules=book)
    book.broken = {case_at(site, a_case_at(site)).rules}
    restored(site)

    prospect = foresee(site, LONG_AFTER)

    assert (1, 0) == (prospect.unknown, prospect.overdue)


def test_who_adopted_it_and_where_it_came_from_is_remembered() -> None:
    site = restored(a_site())

    adopt(site, SOMEBODY, "cli:root", LONG_AFTER)

    expected = SiteState(
        silent_since=None,
        restored_at=NOW,
        restored_from="monday.db",
        adopted_at=LONG_AFTER,
        adopted_by=SOMEBODY,
        adopted_via="cli:root",
    )
    assert expected == state_of(site)


@pytest.mark.parametrize("again", [True, False])
def test_a_site_that_speaks_is_not_adopted(again: bool) -> None:
    site = a_site()
    if again:
        adopt(restored(site), None, "cli:root", NOW)
    before = state_of(site)

    with pytest.raises(NotSilent):
        foresee(site, LONG_AFTER)
    with pytest.raises(NotSilent):
        adopt(site, None, "cli:kim", LONG_AFTER)

    assert before == state_of(site)
