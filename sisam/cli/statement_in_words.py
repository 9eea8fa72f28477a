"""A statement in words, on lines that are no wider than a terminal of 80 columns."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sisam.application.statements.verifying import Break, BrokenChain
from sisam.cli.saying import COLUMNS_WIDE, counted, wrapped
from sisam.cli.table import lines_of_table
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.statement import Head, Shared, Statement
from sisam.engine.site.comparing import Comparison
from sisam.wording.statement_mail import read_aloud

#: What is meant where no code may stand.
_IN_RESTRICTED = "(restricted)"
_HOW = {Break.REWRITTEN: "another event stands there", Break.CUT: "no event stands there any more"}


def to_the_minute(moment: datetime) -> str:
    """Return a moment as the clocks in Sweden show it."""
    return f"{moment.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"


def lines_of(statement: Statement) -> Iterator[str]:
    """Yield the lines that tell a statement."""
    counts = statement.counts
    yield f"Statement of {statement.organisation} for {statement.day}, made {_moment(statement)}."
    yield f"  Open cases        {counts.cases:>6}"
    yield f"  Waiting for it    {counts.waiting:>6}"
    yield f"  Late              {counts.late:>6}"
    yield f"  Alerts going on   {counts.alerts:>6}"
    yield from _table(
        "Its next deadlines",
        ("case", "step", "due"),
        ((each.case, each.step, each.on) for each in statement.deadlines),
    )
    yield from _table(
        "Seats that are or will be empty",
        ("organisation", "role", "from"),
        ((each.organisation, each.role, each.on) for each in statement.vacancies),
    )
    yield from _table(
        "What others owe it",
        ("organisation", "answers", "steps", "late"),
        ((_code(each.organisation), each.answers, each.steps, each.late) for each in statement.owed),
    )
    yield from _table(
        "What it shares",
        ("organisation", "cases", "checksum"),
        ((_code(each.organisation), each.cases, read_aloud(each.checksum)) for each in statement.shared),
    )
    yield ""
    yield f"Checksum of its {len(statement.heads)} journals: {read_aloud(statement.checksum)}"


def lines_of_comparison(comparison: Comparison) -> Iterator[str]:
    """Yield the lines that tell what two statements say of what they share."""
    one, other = comparison.said_by_one, comparison.said_by_other
    codes = (comparison.one.organisation, comparison.other.organisation)
    day = comparison.one.day
    if comparison.agree:
        yield from wrapped(f"{codes[0]} and {codes[1]} agree about {day}: {_agreed(comparison)}.")
        return
    yield from wrapped(f"{codes[0]} and {codes[1]} do not agree about {day}.")
    yield from _table(
        "What each says that it shares with the other",
        ("statement of", "cases", "checksum"),
        _said(codes, (one, other)),
    )
    for number in comparison.differing:
        told = (_place(number, each.heads) for each in (comparison.one, comparison.other))
        yield from wrapped(f"Case {number}: {' and '.join(told)}.", hanging="  ")


def lines_of_broken(broken: Iterable[BrokenChain]) -> Iterator[str]:
    """Yield a line for each journal that is not what it was."""
    for each in broken:
        place = f"Case {each.head.case}, event {each.head.position}"
        yield from wrapped(f"{place}: {_HOW[each.how]} ({each.how}).", hanging="  ")


def _agreed(comparison: Comparison) -> str:
    """Return on what two statements agree; restricted cases stand under no checksum that names the other."""
    shared = comparison.said_by_one
    if not shared.cases:
        return f"{counted(comparison.in_both, 'case')} that stand in both"
    return f"{counted(shared.cases, 'case')}, checksum {read_aloud(shared.checksum)}"


def _moment(statement: Statement) -> str:
    return f"{to_the_minute(statement.made_at)} by sisam {statement.program}"


def _said(codes: Sequence[str], shared: Sequence[Shared]) -> Iterator[tuple[str, int, str]]:
    for code, each in zip(codes, shared, strict=True):
        yield code, each.cases, read_aloud(each.checksum)


def _place(number: str, heads: Iterable[Head]) -> str:
    head = next(each for each in heads if each.case == number)
    return f"{head.position} events, {read_aloud(head.hash)}"


def _code(organisation: str | None) -> str:
    return _IN_RESTRICTED if organisation is None else organisation


def _table(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    listed = [[str(cell) for cell in row] for row in rows]
    if not listed:
        return
    yield ""
    yield f"{title}:"
    numbers = {
        number for number, heading in enumerate(headings) if heading in ("answers", "cases", "steps", "late")
    }
    for line in lines_of_table(headings, listed, COLUMNS_WIDE - 2, right=numbers):
        yield f"  {line}"
