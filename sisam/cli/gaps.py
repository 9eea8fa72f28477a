"""The command on days without school."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from sisam.application.cases.listing_gaps import (
    SMALLEST_CELL,
    GapFilter,
    GapLine,
    MunicipalSum,
    by_municipality,
    by_phase,
    list_gaps,
)
from sisam.cli.errand import day_of, set_out
from sisam.cli.given import Looking, taking
from sisam.cli.listing import Column, Listing, print_json
from sisam.cli.places import place, require_known
from sisam.cli.progress import progress_of
from sisam.cli.saying import counted, say, terminal_width
from sisam.cli.table import lines_of_table
from sisam.domain.workflow import Phase

app = typer.Typer(add_completion=False, rich_markup_mode=None)

#: The keys of the JSON, with what they mean.
GAP_KEYS = {
    "cases": (
        "the cases with days without school, the most first, each with `number`, `phase`, `closed`, `since` "
        "(the first school day of the time without school that goes on, or null), `before`, `during`, "
        "`after` and `days`"
    ),
    "before": "the days before the admission, of all these cases",
    "during": "the days in the placement",
    "after": "the days after the discharge",
    "days": "all days without school",
    "without_now": "how many of the pupils are without school today",
    "municipalities": (
        "the sums by home municipality, each with `code`, `pupils` and `days`; both null where there are "
        f"fewer than {SMALLEST_CELL} pupils, or where these would follow from the others"
    ),
}
GAPS: Listing[GapLine] = Listing(
    empty="No day without school is known.",
    columns=(
        Column("number", "the case's number", lambda line: line.number, "case", whole=True),
        Column("phase", "before, during or after", lambda line: line.phase, "phase"),
        Column("closed", "whether the case is closed", lambda line: line.closed),
        Column(
            "since",
            "the first school day of the time without school that goes on, or null",
            lambda line: line.gaps.since,
            "without since",
        ),
        Column("before", "days before", lambda line: line.gaps.by_phase[Phase.BEFORE], "before", right=True),
        Column("during", "days during", lambda line: line.gaps.by_phase[Phase.DURING], "during", right=True),
        Column("after", "days after", lambda line: line.gaps.by_phase[Phase.AFTER], "after", right=True),
        Column("days", "all of them", lambda line: line.gaps.days, "days", right=True),
    ),
)


@app.command("gaps")
@taking
def gaps(
    given: Looking,
    phase: Annotated[Phase | None, typer.Option("--phase", help="Only with days in this phase.")] = None,
    county: Annotated[
        str | None, typer.Option("--county", metavar="CODE", help="Only of pupils at home in this county.")
    ] = None,
    municipality: Annotated[
        str | None,
        typer.Option("--municipality", metavar="CODE", help="Only of pupils at home in this municipality."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Count only days from this one on.")
    ] = None,
) -> None:
    """List the pupils who have been without school, and sum their days: before, during and after.

    A day counts where it is a school day, the pupil is of compulsory school age, and goes to no school.
    Municipalities with few pupils are not told apart.
    """
    require_known(county, municipality)
    wanted = GapFilter(phase, county, municipality, None if since is None else day_of(since, "--since"))
    errand = set_out(given)
    with progress_of("Reading cases") as progress:
        lines = list_gaps(errand.program.site, wanted, errand.caller(given), errand.now, progress)
    if given.json:
        print_json(_as_json(lines))
        return
    GAPS.show(lines, as_json=False)
    if lines:
        _say_sums(lines)


def _as_json(lines: list[GapLine]) -> dict[str, object]:
    sums = by_phase(lines)
    return {
        "cases": [{each.key: each.value(line) for each in GAPS.columns} for line in lines],
        **{phase.value: days for phase, days in sums.items()},
        "days": sum(sums.values()),
        "without_now": _without_now(lines),
        "municipalities": [
            {"code": each.municipality, "pupils": each.pupils, "days": each.days}
            for each in by_municipality(lines)
        ],
    }


def _say_sums(lines: list[GapLine]) -> None:
    sums = by_phase(lines)
    told = ", ".join(f"{phase} {days}" for phase, days in sums.items())
    print()
    say(
        f"{counted(len(lines), 'pupil')}: {counted(sum(sums.values()), 'day')} without school: {told}. "
        f"Without school today: {_without_now(lines)}."
    )
    by_home = by_municipality(lines)
    if by_home:
        print()
        head = ("home municipality", "pupils", "days")
        for line in lines_of_table(head, list(_rows(by_home)), terminal_width(), {1, 2}):
            print(line)
    if any(each.pupils is None for each in by_home):
        say(f"– fewer than {SMALLEST_CELL} pupils, or it would follow from the others.")


def _rows(by_home: Iterable[MunicipalSum]) -> Iterator[tuple[str, ...]]:
    for each in by_home:
        yield (
            place(each.municipality),
            *("–" if value is None else str(value) for value in (each.pupils, each.days)),
        )


def _without_now(lines: list[GapLine]) -> int:
    return sum(line.gaps.since is not None for line in lines)
