"""Looking at the rules: whether what is followed is what lies in the files, proved, and lasts."""

from collections.abc import Iterator
from datetime import date, datetime

from sisam.application.finding import Finding, Level
from sisam.application.ports.rule_book import StoredPart
from sisam.application.rules.publishing import ACCEPTED
from sisam.bootstrap import Definitions, Program
from sisam.doctor.finding import failed, well
from sisam.engine.clocks import local_date
from sisam.errors import SisamError

#: A placement with its follow-up takes more than a year, and every due date must lie in the calendar.
CALENDAR_DAYS_AT_LEAST = 550
CALENDAR_DAYS_COMFORTABLE = 1_100
_HASH_SHOWN = 8


def rules(program: Program, now: datetime) -> Iterator[Finding]:
    """Yield whether files and published rules are the same, what the proof says, and the calendar's end."""
    try:
        definitions = program.definitions(now)
    except SisamError as error:
        yield failed("definitions", error)
        return
    with program.store.read() as work:
        published = work.rule_parts.parts()
    yield from _published(definitions, published)
    yield from _proof(definitions, published)
    yield _calendar(definitions.calendar.last, local_date(now))


def _published(definitions: Definitions, published: list[StoredPart]) -> Iterator[Finding]:
    differing = []
    same = []
    for part in definitions.parts:
        last = _last(published, part)
        if last is None:
            differing.append(_differs(f"{part.kind} {part.version} was never published", part, None))
        elif last.hash != part.hash:
            told = f"{part.kind}: {_named(last)} is followed, {_named(part)} lies in the files"
            differing.append(_differs(told, part, last))
        else:
            same.append(f"{part.kind} {_named(part)}")
    yield from differing
    if not differing:
        yield well("definitions", f"published as they lie in the files: {', '.join(same)}")


def _differs(told: str, part: StoredPart, last: StoredPart | None) -> Finding:
    if last is not None and last.version == part.version:
        remedy = "Give the changed file a new version, then `sisam workflow publish`."
    else:
        remedy = "Run `sisam workflow publish`, or put the files back."
    return Finding("definitions", Level.BAD if last is None else Level.WARN, told, remedy)


def _proof(definitions: Definitions, published: list[StoredPart]) -> Iterator[Finding]:
    refused = [
        part.kind
        for part in definitions.parts
        if (last := _last(published, part)) is not None and last.verdict != ACCEPTED
    ]
    remedy = "Run `sisam workflow check`, mend what it names, and publish."
    if refused:
        told = f"what was published is refused: {', '.join(refused)}"
        yield Finding("proof", Level.BAD, told, remedy)
    elif definitions.objections:
        told = f"{len(definitions.objections)} objections to what lies in the files"
        yield Finding("proof", Level.WARN, told, remedy)
    else:
        yield well("proof", "accepted: nobody can be forgotten by these rules")


def _calendar(last: date, today: date) -> Finding:
    told = f"reaches to {last}"
    days = (last - today).days
    if days >= CALENDAR_DAYS_COMFORTABLE:
        return well("calendar", told)
    level = Level.BAD if days < CALENDAR_DAYS_AT_LEAST else Level.WARN
    remedy = "Upgrade the program, or lengthen calendar.toml under a new version and publish it."
    return Finding("calendar", level, told, remedy)


def _last(published: list[StoredPart], part: StoredPart) -> StoredPart | None:
    fitting = [each for each in published if (each.kind, each.name) == (part.kind, part.name)]
    return fitting[-1] if fitting else None


def _named(part: StoredPart) -> str:
    return f"{part.version} ({part.hash[:_HASH_SHOWN]})"
