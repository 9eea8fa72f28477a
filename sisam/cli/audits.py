"""The command that asks every invariant."""

import sys

import typer

from sisam.audit.report import Report
from sisam.cli.errand import set_out
from sisam.cli.given import Showing, taking
from sisam.cli.listing import print_json
from sisam.cli.saying import counted, remark, say

app = typer.Typer(add_completion=False, rich_markup_mode=None)

#: The keys of the JSON, with what they mean.
AUDIT_KEYS = {
    "verdict": "all_hold, could_not_check or violated",
    "checked": "how many cases were checked",
    "invariants": "the ids of the invariants that were asked",
    "violations": "a list: invariant, case (its number), case_id, step_id, deadline_id, alert_id, sentence",
    "could_not": "what could not be checked and why, a sentence each",
}


@app.command("audit")
@taking
def audit(given: Showing) -> None:
    """Check every invariant of every case, by another road than the one that wrote them.

    Ends with 0 where all hold, 3 where one is violated, 1 where it could not be checked.
    """
    errand = set_out(given)
    report = errand.program.audit(errand.now)
    if given.json:
        print_json(as_json(report))
    else:
        _print(report)
    if report.verdict:
        raise typer.Exit(report.verdict)


def as_json(report: Report) -> dict[str, object]:
    """Return a report by the documented keys."""
    return {
        "verdict": report.verdict.name.lower(),
        "checked": report.checked,
        "invariants": list(report.invariants),
        "violations": [
            {
                "invariant": each.invariant,
                "case": each.case_number,
                "case_id": each.case_id,
                "step_id": each.step_id,
                "deadline_id": each.deadline_id,
                "alert_id": each.alert_id,
                "sentence": each.sentence,
            }
            for each in report.violations
        ],
        "could_not": list(report.could_not),
    }


def _print(report: Report) -> None:
    for violation in report.violations:
        # One line each for whoever reads them by a program; only people's lines are kept short.
        (say if sys.stdout.isatty() else print)(str(violation))
    for sentence in report.could_not:
        remark(f"Error: {sentence}")
    cases = counted(report.checked, "case")
    if not report.verdict:
        say(f"All invariants hold ({cases}).")
    elif report.violations:
        remark(f"{counted(len(report.violations), 'violation')} in {cases}.")
