"""Times in seats: those that the register has already, and those that would stand twice."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sisam.application.cases.arrivals import SeatRow
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Seat
from sisam.intake.cells import Cells


@dataclass(frozen=True, slots=True)
class Period:
    """A time in a seat, and where it was read."""

    active_from: date | None
    active_until: date | None
    where: str

    def overlaps(self, other: "Period") -> bool:
        """Tell whether there may be a day that lies in both."""
        first = max(self.active_from or date.min, other.active_from or date.min)
        last = min(self.active_until or date.max, other.active_until or date.max)
        return first <= last


def meet_register(rows: Iterable[tuple[Cells, SeatRow]], roster: Roster) -> list[tuple[Cells, SeatRow]]:
    """Return the rows with the times in the register that they tell of; note what cannot become of those.

    A row that names no first day tells of the latest time that fits its last day.
    """
    met = []
    for cells, row in rows:
        known = _known(row, roster)
        met.append((cells, replace(row, known=known)))
        if known is not None and known.deputy != row.deputy:
            cells.complain(
                "deputy",
                f"{row.email} {'deputises in' if known.deputy else 'holds'} this seat since "
                f"{known.active_from}.",
                "End that with `sisam seat end`, and write the first day after it.",
            )
    return met


def _known(row: SeatRow, roster: Roster) -> Holding | None:
    fitting = [
        each
        for each in roster.holdings.get(Seat(row.organisation_id, row.role), ())
        if roster.persons[each.person_id].email.casefold() == row.email.casefold()
        and (row.active_from or each.active_from) == each.active_from
        and (row.active_until is None or each.active_from <= row.active_until)
    ]
    return max(fitting, key=lambda each: (each.deputy == row.deputy, each.active_from), default=None)


def complain_of_repeated_holdings(rows: Iterable[tuple[Cells, SeatRow]], roster: Roster) -> None:
    """Note each row that puts a person into a seat where they sit already at that time."""
    listed = list(rows)
    periods = _registered(roster, {row.known for _, row in listed})
    for cells, row in listed:
        key = (Seat(row.organisation_id, row.role), row.email.casefold())
        period = _period(row)
        earlier = next(filter(period.overlaps, periods.get(key, [])), None)
        periods.setdefault(key, []).append(period)
        if earlier is not None:
            cells.complain(
                "email",
                f"{row.email} has this seat at that time already, by {earlier.where}.",
                "Remove the row, or correct its days.",
            )


def _period(row: SeatRow) -> Period:
    if row.known is None:
        return Period(row.active_from, row.active_until, f"row {row.row}")
    return Period(row.known.active_from, row.active_until or row.known.active_until, f"row {row.row}")


def _registered(roster: Roster, told: Container[Holding | None]) -> dict[tuple[Seat, str], list[Period]]:
    """Return the times in the register of which no row tells."""
    periods: dict[tuple[Seat, str], list[Period]] = {}
    for seat, holdings in roster.holdings.items():
        for holding in holdings:
            if holding in told:
                continue
            key = (seat, roster.persons[holding.person_id].email.casefold())
            period = Period(holding.active_from, holding.active_until, "the register")
            periods.setdefault(key, []).append(period)
    return periods
