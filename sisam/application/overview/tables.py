"""Tables: the sums over cases by what they are asked by, rounded and without small cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sisam.application.overview.parts import Part, added, behind
from sisam.application.overview.rounding import STEP, STEP_OF_DAYS, round_off
from sisam.application.overview.small_cells import suppress
from sisam.application.ports.overviews import Spot, Sums
from sisam.domain.calendar import Calendar
from sisam.domain.deadline import DeadlineKind
from sisam.domain.workflow import Phase

#: So many school days after the discharge a pupil has begun in school (domain: the measures).
SCHOOL_DAYS_TO_START: Final = 5


class TableKey(StrEnum):
    """The closed list of tables."""

    CASES_BY_PLACE = "cases_by_place"
    LATE_BY_ROUTINE = "late_by_routine"
    LATE_BY_PARTY = "late_by_party"
    LATE_BY_PLACE = "late_by_place"
    KEPT_BY_ROUTINE = "kept_by_routine"
    #: By the party, and whether it was to do something (0) or to answer (1).
    KEPT_BY_SIDE = "kept_by_side"
    RETURNS_BY_ROUTINE = "returns_by_routine"
    READY_AT_ADMISSION = "ready_at_admission"
    READY_AT_DISCHARGE = "ready_at_discharge"
    DAYS_WITHOUT_SCHOOL = "days_without_school"
    #: Whether the pupil had begun in school five school days after the discharge.
    STARTED_IN_TIME = "started_in_time"


class ColumnKey(StrEnum):
    """The closed list of columns; those of a table exclude each other, so that their sum is its rows'."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    LATE = "late"
    IN_TIME = "in_time"
    #: Met with a day or more left, and with less.
    WITH_MARGIN = "with_margin"
    NEAR_MISS = "near_miss"
    MISSED = "missed"
    RETURNED = "returned"
    NOT_RETURNED = "not_returned"
    READY = "ready"
    NOT_READY = "not_ready"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is about, in closed words or codes, and its counts."""

    #: A routine's number, a party's name, a county's or municipality's code; empty: not known, or protected.
    key: str
    #: None: too few to be told, or it would give such a count away.
    cells: tuple[int | None, ...]
    total: int | None

    @property
    def tells(self) -> bool:
        """Tell whether it has any count but 0, its total left aside."""
        return any(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """One table with its sums, which screens, files and charts are made of."""

    key: TableKey
    columns: tuple[ColumnKey, ...]
    rows: tuple[Row, ...]
    sums: Row

    @property
    def hides(self) -> bool:
        """Tell whether something is not told."""
        return any(None in (*row.cells, row.total) for row in (*self.rows, self.sums))

    @property
    def tells(self) -> bool:
        """Tell whether any of its rows does."""
        return any(row.tells for row in self.rows)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the sums is asked for; None asks for any."""

    phase: Phase | None = None
    #: 1 to 7, or 0 for what stands beside the routines.
    routine: int | None = None
    #: By its two digits …
    county: str | None = None
    #: … or the four of a municipality.
    municipality: str | None = None

    def fits(self, spot: Spot, routine: int | None = None, *, of_routine: bool = False) -> bool:
        """Tell whether a sum is asked for; a case whose municipality may not be told fits no place."""
        if self.phase not in (None, spot.phase):
            return False
        if of_routine and self.routine not in (None, routine or 0):
            return False
        place = self.municipality or self.county
        return place is None or (spot.municipality or "").startswith(place)

    def place_of(self, spot: Spot) -> str:
        """Return the county of a spot, or where one is chosen its municipality."""
        code = spot.municipality or ""
        return code if self.county or self.municipality else code[:2]


def tables_of(sums: Sums, asked: Asked, calendar: Calendar, today: date) -> tuple[Table, ...]:
    """Return all tables of some sums, as far as they are asked for; school days are those of a calendar."""
    return (
        _of_cases(sums, asked),
        *_of_debts(sums, asked),
        *_of_promises(sums, asked),
        _of_handovers(sums, asked),
        *_of_starts(sums, asked),
        _of_schoolgoing(sums, asked, calendar, today),
        _of_gaps(sums, asked),
    )


def _of_cases(sums: Sums, asked: Asked) -> Table:
    return _table(
        TableKey.CASES_BY_PLACE,
        tuple(ColumnKey(each.value) for each in Phase),
        [
            Part(each.spot, asked.place_of(each.spot), _in_phase(each.count, each.spot.phase))
            for each in sums.cases
            if asked.fits(each.spot)
        ],
    )


def _of_debts(sums: Sums, asked: Asked) -> Iterator[Table]:
    found = [each for each in sums.debts if asked.fits(each.spot, each.routine, of_routine=True)]
    keys: dict[TableKey, list[str]] = {
        TableKey.LATE_BY_ROUTINE: [_routine(each.routine) for each in found],
        TableKey.LATE_BY_PARTY: [str(each.party) for each in found],
        TableKey.LATE_BY_PLACE: [asked.place_of(each.spot) for each in found],
    }
    for key, names in keys.items():
        parts = [
            Part(each.spot, name, (each.late, each.count - each.late), _and_of_all(each.pupils))
            for each, name in zip(found, names, strict=True)
        ]
        yield _table(key, (ColumnKey.LATE, ColumnKey.IN_TIME), parts)


def _of_promises(sums: Sums, asked: Asked) -> Iterator[Table]:
    columns = (ColumnKey.WITH_MARGIN, ColumnKey.NEAR_MISS, ColumnKey.MISSED)
    found = [each for each in sums.promises if asked.fits(each.spot, each.routine, of_routine=True)]
    keys: dict[TableKey, list[str]] = {
        TableKey.KEPT_BY_ROUTINE: [_routine(each.routine) for each in found],
        TableKey.KEPT_BY_SIDE: [f"{each.party}:{each.kind is DeadlineKind.ANSWER:d}" for each in found],
    }
    for key, names in keys.items():
        parts = [
            Part(each.spot, name, (each.met - each.near, each.near, each.missed), _and_of_all(each.pupils))
            for each, name in zip(found, names, strict=True)
        ]
        yield _table(key, columns, parts)


def _of_handovers(sums: Sums, asked: Asked) -> Table:
    return _table(
        TableKey.RETURNS_BY_ROUTINE,
        (ColumnKey.RETURNED, ColumnKey.NOT_RETURNED),
        [
            Part(
                each.spot,
                _routine(each.routine),
                (each.returned, each.count - each.returned),
                _and_of_all(each.pupils),
            )
            for each in sums.handovers
            if asked.fits(each.spot, each.routine, of_routine=True)
        ],
    )


def _of_starts(sums: Sums, asked: Asked) -> Iterator[Table]:
    columns = (ColumnKey.READY, ColumnKey.NOT_READY)
    found = [(each, asked.place_of(each.spot)) for each in sums.starts if asked.fits(each.spot)]
    contacted = [Part(each.spot, at, (each.contacted, each.admitted - each.contacted)) for each, at in found]
    placed = [Part(each.spot, at, (each.placed, each.discharged - each.placed)) for each, at in found]
    yield _table(TableKey.READY_AT_ADMISSION, columns, contacted)
    yield _table(TableKey.READY_AT_DISCHARGE, columns, placed)


def _of_schoolgoing(sums: Sums, asked: Asked, calendar: Calendar, today: date) -> Table:
    """Return who had begun in time, of those for whom that is known by now."""
    parts = []
    for each in sums.schoolgoing:
        local = calendar.in_municipality(each.spot.municipality)
        limit = local.school_day_after(each.discharged_on, SCHOOL_DAYS_TO_START)
        begun = each.started_on is not None and each.started_on <= limit
        if asked.fits(each.spot) and (begun or limit < today):
            counts = each.count * begun, each.count * (not begun)
            parts.append(Part(each.spot, asked.place_of(each.spot), counts))
    return _table(TableKey.STARTED_IN_TIME, (ColumnKey.READY, ColumnKey.NOT_READY), parts)


def _of_gaps(sums: Sums, asked: Asked) -> Table:
    """Return the days without school by phase; each pupil is counted once a phase, and once in all."""
    parts = [
        Part(
            each.spot,
            asked.place_of(each.spot),
            _in_phase(each.days, each.phase),
            (*_in_phase(each.pupils, each.phase), each.pupils),
        )
        for each in sums.gaps
        if asked.fits(each.spot)
    ]
    return _table(TableKey.DAYS_WITHOUT_SCHOOL, tuple(ColumnKey(each.value) for each in Phase), parts)


def _and_of_all(pupils: Sequence[int]) -> tuple[int, ...]:
    """Return how many pupils are behind each count, and how many at least behind all of them."""
    return (*pupils, max(pupils))


def _in_phase(count: int, phase: Phase | None) -> list[int]:
    return [count * (phase is each) for each in Phase]


def step_of(key: TableKey) -> int:
    """Return in which steps the counts of a table are told."""
    return STEP_OF_DAYS if key is TableKey.DAYS_WITHOUT_SCHOOL else STEP


def _routine(number: int | None) -> str:
    return str(number or 0)


def _table(key: TableKey, columns: tuple[ColumnKey, ...], parts: Sequence[Part]) -> Table:
    """Return the parts added up by row, as they are told: rounded, and nothing of few pupils."""
    rows = added(parts)
    names = sorted(name for name, row in rows.items() if any(row))
    counts = [rows[name] for name in names] or [[0] * len(columns)]
    pupils = behind(parts, names) if names and parts[0].pupils else None
    found = round_off(suppress(counts, pupils), step_of(key))
    told = zip(names, found.cells, found.row_sums, strict=False)
    return Table(
        key=key,
        columns=columns,
        rows=tuple(Row(name, cells, total) for name, cells, total in told),
        sums=Row("", found.column_sums, found.total),
    )
