"""The commands for those who look after who was shown what."""

from datetime import UTC, datetime, time, timedelta
from typing import Annotated

import typer

from sisam.application.access.reviewing import LogFilter, LogLine, review_log
from sisam.cli.errand import day_of, set_out, somebody
from sisam.cli.given import Looking, taking
from sisam.cli.listing import Column, Listing, print_json
from sisam.cli.log_reviews import review, reviews
from sisam.cli.saying import remark
from sisam.domain.language import Language
from sisam.domain.local_time import STOCKHOLM
from sisam.errors import Fault, Invalid
from sisam.wording.terms import term

app = typer.Typer(add_completion=False, rich_markup_mode=None)

_ONE_DAY = timedelta(days=1)
_EN = Language.EN

LINES: Listing[LogLine] = Listing(
    empty="The read log tells nothing of that.",
    columns=(
        Column("seq", "the line's number, by which a later page begins", lambda line: line.logged.seq),
        Column(
            "at",
            "when it was",
            lambda line: line.logged.reading.at,
            "when",
            lambda line: f"{line.logged.reading.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}",
        ),
        Column(
            "actor",
            "the person's address; null where it was the site's owner in nobody's name",
            lambda line: line.person.email if line.person else None,
            "who",
            lambda line: line.person.email if line.person else line.logged.reading.actor_id,
        ),
        Column(
            "organisation",
            "the code of the organisation for which they looked, or null",
            lambda line: line.organisation.code if line.organisation else None,
            "for",
        ),
        Column("case", "the case's number, or null", lambda line: line.case_number, "case", whole=True),
        Column(
            "what",
            "what was shown, or tried",
            lambda line: line.logged.reading.what,
            "what",
            lambda line: term(line.logged.reading.what, _EN),
        ),
        Column("purpose", "what for", lambda line: line.logged.reading.purpose),
        Column(
            "decision",
            "allowed or denied",
            lambda line: line.logged.reading.ruling,
            "decision",
        ),
        Column("via", "by which road", lambda line: line.logged.reading.via),
        Column(
            "reason", "why, in their own words, or null", lambda line: line.logged.reading.reason, "reason"
        ),
    ),
)
#: The keys of the JSON, with what they mean.
LOG_KEYS = {
    "lines": "the lines, the newest first, each with "
    + "; ".join(f"`{each.key}`: {each.means}" for each in LINES.columns),
    "next_before": "what to give as --before for the next page, or null",
}


@app.command()
@taking
def show(
    given: Looking,
    case: Annotated[
        str | None, typer.Argument(metavar="[CASE]", help="The case's number.", show_default=False)
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="EMAIL", help="What this person was shown.")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day.")] = None,
    before: Annotated[
        int | None, typer.Option("--before", metavar="SEQ", help="Only lines before this one.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many lines at most.")] = 100,
) -> None:
    """Show who was shown a case, or what a person was shown.

    The newest comes first. Only a log reviewer may (--as), and that they read it is logged too.
    """
    if case is None and person is None:
        raise Invalid(
            Fault("Neither a case nor a person is named.", "Give a case's number, or --person.", key="CASE")
        )
    somebody(given)
    errand = set_out(given)
    wanted = LogFilter(
        case_number=case,
        email=person,
        since=_midnight(since, "--since"),
        until=_midnight(until, "--until", after=True),
        before=before,
        limit=limit,
    )
    page = review_log(errand.program.site, errand.caller(given), wanted, errand.now)
    if given.json:
        print_json(
            {
                "lines": [{each.key: each.value(line) for each in LINES.columns} for line in page.lines],
                "next_before": page.next_before,
            }
        )
        return
    LINES.show(page.lines, as_json=False)
    if page.next_before is not None:
        remark(f"There is more: add --before {page.next_before}.")


app.command()(review)
app.command()(reviews)


def _midnight(text: str | None, where: str, *, after: bool = False) -> datetime | None:
    """Return the moment when a local day begins or, `after` it, has ended."""
    if text is None:
        return None
    day = day_of(text, where) + (_ONE_DAY if after else timedelta())
    return datetime.combine(day, time.min, STOCKHOLM).astimezone(UTC)
