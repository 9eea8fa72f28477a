"""By hand what waits for company goes at once, and what is held stays held."""

from datetime import timedelta

import pytest

from sisam.application.messages.hurrying import count_held, hurry
from sisam.application.ports.outbox import MessageStatus
from sisam.application.ports.site_state import SiteState
from sisam.application.silence import SiteSilent
from sisam.application.site import Site
from tests.builders import NOW, SOCIAL_SERVICES, a_message
from tests.sites import a_case_at, a_site, outbox_at

LATER = NOW + timedelta(minutes=5)


def a_site_that_waits() -> Site:
    """A site with one message that waits for company and two that are held."""
    site = a_site()
    a_case_at(site)
    to = {"person_id": f"person-of-{SOCIAL_SERVICES}", "items": (), "next_at": LATER}
    with site.store.write() as work:
        held = {"status": MessageStatus.HELD}
        work.outbox.write([a_message("waits", **to), *(a_message(each, **to, **held) for each in "ab")])
        work.commit()
    return site


def test_what_waits_for_company_is_due_now_and_what_is_held_is_not() -> None:
    site = a_site_that_waits()

    assert 1 == hurry(site, NOW)
    assert 2 == count_held(site)
    moments = {each.id: each.next_at for each in outbox_at(site)}
    assert {"waits": NOW, "a": LATER, "b": LATER}.items() <= moments.items()


def test_a_silent_site_hurries_nothing() -> None:
    site = a_site_that_waits()
    with site.store.write() as work:
        work.site_states.put(SiteState(silent_since=NOW, restored_at=NOW))
        work.commit()

    with pytest.raises(SiteSilent):
        hurry(site, NOW)

    assert LATER == next(each.next_at for each in outbox_at(site) if each.id == "waits")
