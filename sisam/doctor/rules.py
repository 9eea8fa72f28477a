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
from sisam.wording.doctor_sentences import DoctorSentence
from sisam.wording.saying import Saying

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
            how = DoctorSentence.UNPUBLISHED.of(kind=part.kind, version=part.version)
            differing.append(_differs(how, part, None))
        elif last.hash != part.hash:
            how = DoctorSentence.OTHER_PART.of(kind=part.kind, followed=_named(last), filed=_named(part))
            differing.append(_differs(how, part, last))
        else:
            same.append(DoctorSentence.PART.of(kind=part.kind, named=_named(part)))
    yield from differing
    if not differing:
        yield well("definitions", DoctorSentence.PUBLISHED.of(parts=tuple(same)))


def _differs(how: Saying, part: StoredPart, last: StoredPart | None) -> Finding:
    if last is not None and last.version == part.version:
        remedy = DoctorSentence.NEW_VERSION
    else:
        remedy = DoctorSentence.PUBLISH
    return Finding("definitions", Level.BAD if last is None else Level.WARN, how, remedy.of())


def _proof(definitions: Definitions, published: list[StoredPart]) -> Iterator[Finding]:
    refused = [
        part.kind
        for part in definitions.parts
        if (last := _last(published, part)) is not None and last.verdict != ACCEPTED
    ]
    remedy = DoctorSentence.CHECK_WORKFLOW.of()
    if refused:
        yield Finding("proof", Level.BAD, DoctorSentence.REFUSED.of(kinds=tuple(refused)), remedy)
    elif definitions.objections:
        how = DoctorSentence.OBJECTIONS.of(count=len(definitions.objections))
        yield Finding("proof", Level.WARN, how, remedy)
    else:
        yield well("proof", DoctorSentence.PROVED.of())


def _calendar(last: date, today: date) -> Finding:
    told = DoctorSentence.CALENDAR.of(last=last)
    days = (last - today).days
    if days >= CALENDAR_DAYS_COMFORTABLE:
        return well("calendar", told)
    level = Level.BAD if days < CALENDAR_DAYS_AT_LEAST else Level.WARN
    return Finding("calendar", level, told, DoctorSentence.LENGTHEN.of())


def _last(published: list[StoredPart], part: StoredPart) -> StoredPart | None:
    fitting = [each for each in published if (each.kind, each.name) == (part.kind, part.name)]
    return fitting[-1] if fitting else None


def _named(part: StoredPart) -> str:
    return f"{part.version} ({part.hash[:_HASH_SHOWN]})"
