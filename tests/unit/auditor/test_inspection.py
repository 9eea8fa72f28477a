"""An inspection is red, unchecked or green, and vouches for a site only where somebody sweeps."""

from dataclasses import replace

from sisam.auditor.inspection import Inspection, Verdict
from tests.builders import NOW
from tests.unit.auditor.inspections import GREEN, red

UNCHECKED = Inspection(NOW, could_not=("It is not there.",))


def test_where_nothing_is_found_it_is_green() -> None:
    assert (Verdict.GREEN, True, {}) == (GREEN.verdict, GREEN.vouches, GREEN.counts)


def test_what_was_found_outweighs_what_could_not_be_checked() -> None:
    both = replace(red("I05"), could_not=UNCHECKED.could_not)

    assert (Verdict.UNCHECKED, Verdict.RED) == (UNCHECKED.verdict, both.verdict)
    assert not UNCHECKED.vouches
    assert not both.vouches


def test_where_nobody_sweeps_it_vouches_for_nothing() -> None:
    assert not replace(GREEN, swept=False).vouches


def test_findings_are_counted_by_invariant_in_their_order() -> None:
    both = replace(red("I21", "I05", "I21"), could_not=UNCHECKED.could_not)

    assert [("I05", 1), ("I21", 2), ("unchecked", 1)] == list(both.counts.items())
