"""Reading the calendar from its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from sisam.catalogue.bodies import body_of
from sisam.catalogue.reading import parsed
from sisam.domain.calendar import Break, Calendar
from sisam.errors import Fault, Invalid

_Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
_YearNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]

_REMEDIES = {
    "missing": "Add the key.",
    "extra_forbidden": "Remove the key, or correct its spelling.",
    "date_type": "Write a date such as 2026-06-19, without quotes.",
    "string_type": "Write a text in quotes.",
}
_OTHER_REMEDY = "Correct the value."


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class _Span(_Shape):
    first: date
    last: date


class _Eves(_Shape):
    midsummer_eve: date
    christmas_eve: date
    new_years_eve: date


class _TermEnds(_Shape):
    spring: date
    autumn: date


class _Year(_Shape):
    holidays: dict[_Name, date] = Field(min_length=1)
    eves: _Eves
    breaks: dict[_Name, _Span]
    term_ends: _TermEnds

    def dates(self) -> Iterator[tuple[str, date]]:
        """Yield every date of the year with its key."""
        for name, day in self.holidays.items():
            yield f"holidays.{name}", day
        for name, day in self.eves:
            yield f"eves.{name}", day
        for name, span in self.breaks.items():
            yield f"breaks.{name}.first", span.first
            yield f"breaks.{name}.last", span.last
        for name, day in self.term_ends:
            yield f"term_ends.{name}", day


class _LocalYear(_Shape):
    breaks: dict[_Name, _Span]


class _File(_Shape):
    version: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    first: date
    last: date
    year: dict[_YearNumber, _Year]
    #: Where a municipality names a year, its breaks stand there instead of the country's.
    municipality: dict[_YearNumber, dict[_YearNumber, _LocalYear]] = Field(default_factory=dict)


def read_calendar(path: Path) -> Calendar:
    """Read the calendar from its TOML file.

    Raises:
        Invalid: the file cannot be read or breaks a rule; it carries every fault with its key.
    """
    tables = parsed(path)
    return _checked(lambda: _File.model_validate(tables), path)


def calendar_body(path: Path) -> str:
    """Return the body to store of a calendar's file; `bodies.hash_of` names it for good.

    Raises:
        Invalid: the file cannot be read.
    """
    return body_of(parsed(path))


def calendar_from_body(body: str) -> Calendar:
    """Return the calendar of a stored body.

    Raises:
        Invalid: the body breaks the rules that calendars have now.
    """
    return _checked(lambda: _File.model_validate_json(body), Path("calendar.toml"))


def _checked(validated: Callable[[], _File], path: Path) -> Calendar:
    try:
        read = validated()
    except ValidationError as error:
        raise Invalid(*(_fault(path, detail) for detail in error.errors())) from None
    Invalid.unless_none(_contradictions(path, read))
    return _calendar(read)


def _fault(path: Path, detail: ErrorDetails) -> Fault:
    """Return what the model refused, as a fault of the file."""
    key = ".".join(str(part) for part in detail["loc"] if part != "[key]")
    remedy = _REMEDIES.get(detail["type"], _OTHER_REMEDY)
    return Fault(f"{detail['msg']}.", remedy, file=str(path), key=key)


def _contradictions(path: Path, read: _File) -> Iterator[Fault]:
    """Yield each thing that fits the shape of the file and still cannot be."""
    if (read.first.month, read.first.day) != (1, 1):
        yield Fault("The calendar begins within a year.", "Write 1 January.", str(path), key="first")
    if (read.last.month, read.last.day) != (12, 31):
        yield Fault("The calendar ends within a year.", "Write 31 December.", str(path), key="last")
    if read.last < read.first:
        yield Fault("The calendar ends before it begins.", "Correct the date.", str(path), key="last")
    covered = {f"{number:04}" for number in range(read.first.year, read.last.year + 1)}
    for number in sorted(covered - set(read.year)):
        yield Fault("A year is missing.", "Add its tables.", str(path), key=f"year.{number}")
    for number in sorted(set(read.year) - covered):
        yield Fault(
            f"The year lies outside {read.first} to {read.last}.",
            "Remove its tables, or correct first or last.",
            str(path),
            key=f"year.{number}",
        )
    for number, year in read.year.items():
        yield from _contradictions_of_year(path, number, year)
    for code, years in read.municipality.items():
        for number, local in years.items():
            yield from _contradictions_of_breaks(path, f"municipality.{code}.{number}", number, local.breaks)


def _contradictions_of_year(path: Path, number: str, year: _Year) -> Iterator[Fault]:
    """Yield each date that lies in another year, and each break or term that is turned round."""
    for key, day in year.dates():
        if day.year != int(number):
            sentence = f"{day} lies in another year."
            yield Fault(sentence, "Correct the date.", str(path), key=f"year.{number}.{key}")
    yield from _turned_round(path, f"year.{number}", year.breaks)
    if year.term_ends.autumn <= year.term_ends.spring:
        key = f"year.{number}.term_ends.autumn"
        yield Fault("Autumn ends before spring.", "Correct the date.", str(path), key=key)


def _contradictions_of_breaks(
    path: Path, where: str, number: str, breaks: Mapping[str, _Span]
) -> Iterator[Fault]:
    """Yield each date of a municipality's break that lies in another year, and each that is turned round."""
    for name, span in breaks.items():
        for end, day in span:
            if day.year != int(number):
                key = f"{where}.breaks.{name}.{end}"
                yield Fault(f"{day} lies in another year.", "Correct the date.", str(path), key=key)
    yield from _turned_round(path, where, breaks)


def _turned_round(path: Path, where: str, breaks: Mapping[str, _Span]) -> Iterator[Fault]:
    for name, span in breaks.items():
        if span.last < span.first:
            key = f"{where}.breaks.{name}.last"
            yield Fault("The break ends before it begins.", "Correct the date.", str(path), key=key)


def _calendar(read: _File) -> Calendar:
    """Return the calendar that the file describes."""
    years = [read.year[number] for number in sorted(read.year)]
    return Calendar(
        version=read.version,
        first=read.first,
        last=read.last,
        holidays={day: name for year in years for name, day in year.holidays.items()},
        eves={day: name for year in years for name, day in year.eves},
        breaks=tuple(each for year in years for each in _breaks(year.breaks)),
        local_breaks={code: tuple(_local_breaks(read, local)) for code, local in read.municipality.items()},
        term_ends=tuple(day for year in years for _, day in year.term_ends),
    )


def _local_breaks(read: _File, local: Mapping[str, _LocalYear]) -> Iterator[Break]:
    """Yield all breaks of a municipality: its own of the years that it names, else the country's."""
    for number in sorted(read.year):
        yield from _breaks(local[number].breaks if number in local else read.year[number].breaks)


def _breaks(named: Mapping[str, _Span]) -> Iterator[Break]:
    for name, span in sorted(named.items(), key=lambda item: item[1].first):
        yield Break(name, span.first, span.last)
