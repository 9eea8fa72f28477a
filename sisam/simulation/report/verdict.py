"""What the audit says."""

from collections.abc import Iterator

from sisam.audit.report import Report, Verdict
from sisam.simulation.report.layout import counted, heading, paragraph

_MOST = 10


def verdict(report: Report) -> Iterator[str]:
    """Yield the section on the audit."""
    asked = counted(len(report.invariants), "invariant")
    yield from heading("The audit", f"{asked} asked of {counted(report.checked, 'case')}")
    if report.verdict is Verdict.ALL_HOLD:
        yield from paragraph(
            "All hold: every open case has one accountable party, every open step an owner and a clock or a"
            " raised alert, every alert a next moment, and the journal replays to what is stored."
        )
    for violation in report.violations[:_MOST]:
        yield from paragraph(f"VIOLATED {violation}")
    if len(report.violations) > _MOST:
        yield from paragraph(f"and {len(report.violations) - _MOST} more.")
    for sentence in report.could_not:
        yield from paragraph(f"NOT CHECKED {sentence}")
