"""Who cannot be reached and which cases fail is kept for as long as it is so."""

from dataclasses import replace
from datetime import timedelta

from sisam.application.site import Site
from sisam.domain.ids import PersonId
from sisam.domain.site_fact import CAME_BACK, CaseFailure, Unreachable
from tests.builders import NOW, SOCIAL_SERVICES
from tests.sites import a_case_at, a_site

PERSON = PersonId(f"person-of-{SOCIAL_SERVICES}")
REFUSED = Unreachable(PERSON, "email", "x@example.se", NOW, "550 5.1.1")
LATER = NOW + timedelta(days=1)


def kept(site: Site, *rows: Unreachable) -> list[Unreachable]:
    with site.store.write() as work:
        for row in rows:
            work.unreachables.put(row)
        work.commit()
    with site.store.read() as work:
        return work.unreachables.all()


def test_an_address_that_is_refused_again_has_been_refused_since_the_first_time() -> None:
    again = replace(REFUSED, since=LATER, reply="550 again")

    assert [replace(again, since=NOW)] == kept(a_site(), REFUSED, again)


def test_another_address_and_what_came_back_count_from_the_last_time() -> None:
    other = replace(REFUSED, address="y@example.se", since=LATER)
    returned = replace(REFUSED, since=LATER, reply=f"{CAME_BACK}: 5.1.1")

    assert [other] == kept(a_site(), REFUSED, other)
    assert [returned] == kept(a_site(), replace(returned, since=NOW), returned)


def test_whoever_is_reached_over_one_channel_may_be_unreachable_over_another() -> None:
    site, webhook = a_site(), replace(REFUSED, channel="webhook")
    kept(site, REFUSED, webhook)

    with site.store.write() as work:
        work.unreachables.reached(PERSON, "email")
        work.commit()

    assert [webhook] == kept(site)
    with site.store.read() as work:
        assert (None, webhook) == tuple(work.unreachables.find(PERSON, each) for each in ("email", "webhook"))


def test_a_case_has_failed_since_the_first_time_by_the_last_error_until_it_is_mended() -> None:
    site = a_site()
    case_id = a_case_at(site)
    with site.store.write() as work:
        work.case_failures.put(case_id, "KeyError", NOW)
        work.case_failures.put(case_id, "RuntimeError", LATER)
        failing = work.case_failures.all()
        work.case_failures.mended([case_id])
        mended = work.case_failures.all()

    assert ([CaseFailure(case_id, "N/1", NOW, "RuntimeError")], []) == (failing, mended)
