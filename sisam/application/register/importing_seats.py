"""Importing seats: new times in seats are added, last days and what is told of people brought up to date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from sisam.application.beside import Beside, by_word, nothing_beside
from sisam.application.cases.arrivals import SeatRow
from sisam.application.register.register_news import (
    Change,
    RegisterNews,
    RegisterReport,
    Sitting,
    Standing,
    Thing,
    comes_again,
)
from sisam.application.register.seating import is_last_rung, told_anew
from sisam.application.site import Site
from sisam.domain import canary
from sisam.domain.ids import PersonId
from sisam.domain.language import Language
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Seat
from sisam.engine.clocks import local_date
from sisam.errors import Fault, Invalid

_ONE_DAY = timedelta(days=1)


def import_seats(
    site: Site,
    rows: Sequence[SeatRow],
    now: datetime,
    *,
    file: str | None = None,
    dry_run: bool = False,
    beside: Beside = nothing_beside,
) -> RegisterNews:
    """Add times in seats, set the last day of those that are known, and update what is told of people.

    A seat without a first day is held from today. An empty cell tells nothing of what is known. A time that
    has ended is not opened again, and none is removed. `beside` writes what else belongs to the transaction.

    Raises:
        Invalid: a last day would leave the last rung empty (I08).
    """
    with site.store.write() as work:
        list_ = _SeatList(work.register.roster(), local_date(now), file)
        list_.meet(site, rows)
        Invalid.unless_none(list_.faults())
        if list_.changes_something:
            work.register.put_persons(list_.new_persons)
            work.register.add_holdings([each for _, each in list_.added])
            for known, until in list_.ends.values():
                work.register.end_holding(known, until)
        reports = tuple(list_.report(row) for row in rows)
        if not dry_run:
            beside(work, by_word(RegisterNews(reports).counts.items()))
            work.commit()
    return RegisterNews(reports, tuple(list_.missing(rows)) if comes_again(reports) else ())


@dataclass(slots=True)
class _SeatList:
    """A list of seats held against the register."""

    roster: Roster
    day: date
    file: str | None
    #: By address, as the list tells of them.
    persons: dict[str, Person] = field(default_factory=dict)
    #: The last row of each, where what changes of the person is told.
    last_rows: dict[str, int] = field(default_factory=dict)
    added: list[tuple[SeatRow, Holding]] = field(default_factory=list)
    #: The rows that set another last day, with the time in the seat and that day.
    ends: dict[SeatRow, tuple[Holding, date]] = field(default_factory=dict)

    def meet(self, site: Site, rows: Sequence[SeatRow]) -> None:
        """Find what the rows change."""
        for row in rows:
            email = row.email.casefold()
            known = self.persons.get(email) or self.roster.by_email.get(email)
            self.persons[email] = _person(row, known) if known else _new_person(row, site)
            self.last_rows[email] = row.row
            if row.known is None:
                self.added.append((row, self._holding(row)))
            elif (
                row.active_until
                and row.active_until != row.known.active_until
                and not self._is_over(row.known)
            ):
                self.ends[row] = row.known, row.active_until

    @property
    def new_persons(self) -> list[Person]:
        """Return the persons who are new or told of otherwise than before."""
        return [each for each in self.persons.values() if self.roster.persons.get(each.id) != each]

    @property
    def changes_something(self) -> bool:
        """Tell whether the list says anything new."""
        return bool(self.added or self.ends or self.new_persons)

    def faults(self) -> Iterator[Fault]:
        """Yield a fault for each last day that would leave nobody on the last rung."""
        after = self._after()
        for row, (known, until) in self.ends.items():
            earlier = until < (known.active_until or date.max)
            empty = after.first_empty_day(known.seat, until + _ONE_DAY) if earlier else None
            if empty is not None and is_last_rung(self.roster, known.seat):
                yield self._fault(
                    row,
                    f"Nobody would sit from {empty} on in the seat that catches what everybody else misses.",
                    "Seat a successor, in this file too if you like, or leave the last day empty.",
                )

    def report(self, row: SeatRow) -> RegisterReport:
        """Return what came of a row."""
        subject = Sitting(row.email, row.role, self.roster.organisations[row.organisation_id].code)
        changes = tuple(self._changes(row))
        if row.known is None:
            standing = Standing.ADDED
        elif changes:
            standing = Standing.CHANGED
        elif self._is_over(row.known) and row.active_until != row.known.active_until:
            ended = Change(Thing.TIME, str(row.known.active_until), "")
            return RegisterReport(row.row, subject, Standing.KEPT, (ended,))
        else:
            standing = Standing.UNCHANGED
        return RegisterReport(row.row, subject, standing, changes)

    def missing(self, rows: Sequence[SeatRow]) -> Iterator[Sitting]:
        """Yield who sits where without a row; the agency is missed only by a list that tells of it."""
        told = {row.known for row in rows}
        spoken_of = {row.organisation_id for row in rows}
        for seat, holdings in self.roster.holdings.items():
            organisation = self.roster.organisations[seat.organisation_id]
            if organisation.id == canary.ORGANISATION or (
                organisation.kind is OrganisationKind.AGENCY and organisation.id not in spoken_of
            ):
                continue
            for each in holdings:
                if each not in told and not self._is_over(each):
                    yield Sitting(self.roster.persons[each.person_id].email, seat.role, organisation.code)

    def _changes(self, row: SeatRow) -> Iterator[Change]:
        email = row.email.casefold()
        person = self.persons[email]
        known = self.roster.persons.get(person.id)
        if known is not None and self.last_rows[email] == row.row:
            yield from _changes_of(known, person)
        if row in self.ends:
            holding, until = self.ends[row]
            was = holding.active_until
            yield Change(Thing.LAST_DAY, str(was) if was else None, str(until))

    def _after(self) -> Roster:
        """Return the register as it would be, to see who is left on the last rung."""
        ends = {known: replace(known, active_until=until) for known, until in self.ends.values()}
        holdings = {
            seat: tuple(ends.get(each, each) for each in held) for seat, held in self.roster.holdings.items()
        }
        for _, each in self.added:
            holdings[each.seat] = (*holdings.get(each.seat, ()), each)
        persons = {**self.roster.persons, **{each.id: each for each in self.persons.values()}}
        return replace(self.roster, persons=persons, holdings=holdings)

    def _holding(self, row: SeatRow) -> Holding:
        return Holding(
            seat=Seat(row.organisation_id, row.role),
            person_id=self.persons[row.email.casefold()].id,
            deputy=row.deputy,
            active_from=row.active_from or self.day,
            active_until=row.active_until,
        )

    def _is_over(self, holding: Holding) -> bool:
        return holding.active_until is not None and holding.active_until < self.day

    def _fault(self, row: SeatRow, sentence: str, remedy: str) -> Fault:
        return Fault(sentence, remedy, file=self.file, row=row.row, column="active_until")


def _new_person(row: SeatRow, site: Site) -> Person:
    return Person(PersonId(site.ids.new()), row.name, row.email, row.phone, row.language or Language.SV)


def _person(row: SeatRow, known: Person) -> Person:
    """Return somebody who is known as a row tells of them; an empty cell tells nothing."""
    told = Person(known.id, row.name, known.email, row.phone or known.phone, row.language or known.language)
    return told_anew(told, known)


def _changes_of(known: Person, told: Person) -> Iterator[Change]:
    if known.name != told.name:
        yield Change(Thing.NAME, known.name, told.name)
    if known.phone != told.phone:
        yield Change(Thing.TELEPHONE, known.phone or None, told.phone)
    if known.language is not told.language:
        yield Change(Thing.LANGUAGE, known.language, told.language)
