"""A silent site tells nobody anything, whatever is asked of it, and can still be read."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sisam.application.cases.carrying_out import apply
from sisam.application.cases.sweeping import sweep
from sisam.application.messages.sending import send_due
from sisam.application.ports.site_state import SiteState
from sisam.application.silence import SiteSilent, require_site_voice
from sisam.application.site import Site
from sisam.domain.command import Fire
from sisam.domain.ids import CaseId
from tests.builders import NOW, YOUTH_HOME
from tests.fakes import FakeChannel
from tests.sites import a_case_at, a_site, does, everything_at, outbox_at
from tests.story import a_command_of

LONG_AFTER = NOW + timedelta(days=60)


def silenced(site: Site) -> Site:
    with site.store.write() as work:
        work.site_states.put(SiteState(silent_since=NOW, restored_at=NOW, restored_from="monday.db"))
        work.commit()
    return site


#: Everything that could tell somebody something.
LOUD: dict[str, Callable[[Site, CaseId], object]] = {
    "a sweep": lambda site, _: sweep(site, LONG_AFTER),
    "sending": lambda site, _: send_due(site, FakeChannel(), {}, LONG_AFTER),
    "an act": lambda site, case_id: does(site, case_id, Fire("admit"), YOUTH_HOME),
    "an opening": lambda site, _: a_case_at(site, "N/2"),
    "an entry point": lambda site, _: require_site_voice(site),
}


@pytest.mark.parametrize("what", LOUD)
def test_what_could_tell_somebody_is_refused_and_changes_nothing(what: str) -> None:
    site = a_site()
    case_id = a_case_at(site)
    silenced(site)
    before = everything_at(site, [case_id])

    with pytest.raises(SiteSilent) as refusal:
        LOUD[what](site, case_id)

    assert (NOW, "monday.db") == (refusal.value.since, refusal.value.restored_from)
    assert before == everything_at(site, [case_id])


def test_a_silent_site_may_be_read_and_asked_what_would_happen() -> None:
    site = a_site()
    case_id = a_case_at(site)
    silenced(site)

    with site.store.write() as work:
        result = apply(site, work, case_id, a_command_of(Fire("admit"), YOUTH_HOME), NOW)

    assert result.events


def test_a_site_that_was_never_restored_speaks() -> None:
    site = a_site()
    a_case_at(site)

    assert sweep(site, LONG_AFTER).missed > 0
    assert outbox_at(site)
