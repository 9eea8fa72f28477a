"""A key makes the same act of the same person harmless a second time, and lets nothing else pass for it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sisam.application.cases.carrying_out import carry_out
from sisam.application.cases.doing import MakeActs, Wish, do
from sisam.application.site import Site
from sisam.domain.anchor import Anchor
from sisam.domain.command import Act, Fire, SetDate
from sisam.domain.ids import CaseId, CommandId
from sisam.domain.refusal import KeyUsedOtherwise
from sisam.domain.seat import Role
from tests.builders import NOW, SOCIAL_SERVICES, TODAY
from tests.sites import a_case_at, a_site, everything_at
from tests.story import a_command_of
from tests.unit.application.access.asked import seat

WISH = Wish(
    f"person-of-{SOCIAL_SERVICES}@example.se", "web:s", words="The court says so.", key="a-key-of-the-page"
)
EXECUTED = SetDate(Anchor.CARE_EXECUTED, TODAY)


def only(act: Act) -> MakeActs:
    return lambda _: [act]


def a_site_of_two() -> Site:
    """A site with two cases, in the first of which something was done by the key."""
    site = a_site()
    for number in ("N/1", "N/2"):
        a_case_at(site, number)
    seat(site, "colleague", (SOCIAL_SERVICES, Role.OFFICER))
    do(site, "N/1", only(EXECUTED), WISH, NOW)
    return site


def everything(site: Site) -> object:
    with site.store.read() as work:
        ids = work.cases.ids(open_only=False)
    return everything_at(site, ids)


def test_the_same_again_is_done_once() -> None:
    site = a_site_of_two()
    before = everything(site)

    again = do(site, "N/1", only(EXECUTED), replace(WISH, seen=1), NOW + timedelta(days=1))

    assert 0 == again.new
    assert before == everything(site)


@pytest.mark.parametrize(
    ("number", "act", "changes"),
    [
        ("N/2", EXECUTED, {}),
        ("N/1", Fire("decide_custody"), {}),
        ("N/1", replace(EXECUTED, on=TODAY - timedelta(days=1)), {}),
        ("N/1", EXECUTED, {"words": "Somebody else says so."}),
        ("N/1", EXECUTED, {"words": None}),
        ("N/1", EXECUTED, {"happened_on": TODAY - timedelta(days=1)}),
        ("N/1", EXECUTED, {"email": "colleague@example.se"}),
    ],
)
def test_anything_else_by_the_same_key_is_refused_and_nothing_is_done(
    number: str, act: Act, changes: dict[str, object]
) -> None:
    site = a_site_of_two()
    before = everything(site)

    with pytest.raises(KeyUsedOtherwise):
        do(site, number, only(act), replace(WISH, **changes), NOW)  # type: ignore[arg-type]

    assert before == everything(site)


def test_an_act_that_was_sent_without_words_is_another_one_with_them() -> None:
    site = a_site_of_two()
    silent = replace(WISH, key="another-key-of-the-page", words=None)
    do(site, "N/2", only(EXECUTED), silent, NOW)
    before = everything(site)

    with pytest.raises(KeyUsedOtherwise):
        do(site, "N/2", only(EXECUTED), replace(silent, words="The court says so."), NOW)

    assert before == everything(site)
    assert 0 == do(site, "N/2", only(EXECUTED), silent, NOW).new


def test_nothing_that_people_wrote_stands_in_the_key() -> None:
    site = a_site_of_two()

    with site.store.read() as work:
        receipt = work.cases.receipt(SOCIAL_SERVICES, "a-key-of-the-page")
    other = a_site()
    a_case_at(other, "N/1")
    do(other, "N/1", only(EXECUTED), replace(WISH, words="Quite another reason."), NOW)
    with other.store.read() as work:
        same = work.cases.receipt(SOCIAL_SERVICES, "a-key-of-the-page")

    assert receipt is not None
    assert same is not None
    assert receipt.key == same.key


def test_a_key_that_is_bound_to_nothing_stands_for_no_act_in_another_case() -> None:
    site = a_site_of_two()
    act = replace(EXECUTED, on=TODAY - timedelta(days=1))
    command = replace(a_command_of(act), idempotency_key="one-key-of-a-program")
    carry_out(site, case_of(site, "N/1"), command, NOW)

    with pytest.raises(KeyUsedOtherwise):
        carry_out(site, case_of(site, "N/2"), replace(command, id=CommandId("another")), NOW)


def case_of(site: Site, number: str) -> CaseId:
    with site.store.read() as work:
        found = work.cases.find(number)
    assert found is not None
    return found
