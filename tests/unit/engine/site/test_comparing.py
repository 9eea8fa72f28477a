"""Two organisations' statements of a day agree on what they share, or it is said where they do not."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sisam.domain.statement import Counts, Head, Shared, Statement, checksum_of
from sisam.engine.site.comparing import NothingShared, OtherDays, SameOrganisation, compare

DAY = date(2026, 11, 2)
MINE, BOTH, THEIRS, HIDDEN = (Head(number, 1, number * 8) for number in "mbtr")


def a_statement(code: str, other: str, *heads: Head, shared: tuple[Head, ...] = (BOTH,)) -> Statement:
    return Statement(
        organisation=code,
        day=DAY,
        made_at=datetime(2026, 11, 2, 5, tzinfo=UTC),
        program="0.1.0",
        counts=Counts(len(heads), 0, 0, 0),
        shared=(Shared(other, len(shared), checksum_of(shared)), Shared(None, 1, checksum_of((HIDDEN,)))),
        heads=heads,
    )


SOCIAL = a_statement("soc", "oak", MINE, BOTH, HIDDEN)
OAK = a_statement("oak", "soc", THEIRS, BOTH, HIDDEN)


def test_two_that_tell_the_same_of_what_they_share_agree() -> None:
    comparison = compare(SOCIAL, OAK)

    assert comparison.agree
    assert (1, checksum_of((BOTH,))) == (comparison.said_by_one.cases, comparison.said_by_other.checksum)


def test_of_two_that_share_nothing_nothing_is_compared() -> None:
    with pytest.raises(NothingShared) as refused:
        compare(replace(SOCIAL, shared=(), heads=(MINE,)), replace(OAK, shared=(), heads=(THEIRS,)))

    assert "soc and oak share no case, so nothing was compared." in str(refused.value)


def test_two_that_share_only_restricted_cases_agree_on_those() -> None:
    comparison = compare(
        replace(SOCIAL, shared=(), heads=(MINE, HIDDEN)), replace(OAK, shared=(), heads=(HIDDEN, THEIRS))
    )

    assert (True, 1, 0) == (comparison.agree, comparison.in_both, comparison.said_by_one.cases)


@pytest.mark.parametrize(
    ("other", "differing"),
    [
        (a_statement("oak", "soc", BOTH, shared=(BOTH, THEIRS)), ()),
        (replace(OAK, shared=()), ()),
        (a_statement("oak", "soc", replace(BOTH, hash="x"), shared=(replace(BOTH, hash="x"),)), ("b",)),
        # A restricted case stands under no name; its heads are compared all the same.
        (replace(OAK, heads=(THEIRS, BOTH, replace(HIDDEN, position=2))), ("r",)),
    ],
)
def test_whatever_they_tell_differently_is_said(other: Statement, differing: tuple[str, ...]) -> None:
    assert (False, differing) == ((found := compare(SOCIAL, other)).agree, found.differing)
    assert (False, differing) == ((found := compare(other, SOCIAL)).agree, found.differing)


def test_other_days_and_the_same_organisation_are_not_compared() -> None:
    with pytest.raises(OtherDays):
        compare(SOCIAL, replace(OAK, day=date(2026, 11, 3)))
    with pytest.raises(SameOrganisation):
        compare(SOCIAL, replace(SOCIAL, heads=()))
