"""Importing: organisations, seats and placements from rows that were read and checked; all or nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.cases.arrivals import OrganisationRow, PlacementRow, SeatRow
from sisam.application.cases.carrying_out import Result
from sisam.application.cases.opening_cases import open_placement
from sisam.application.cases.sweeping import SweepReport, sweep
from sisam.application.messages.posting import Post
from sisam.application.messages.summing_up import summaries
from sisam.application.register.seating import told_anew
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.language import Language
from sisam.domain.message import Message, Template
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Seat
from sisam.engine.clocks import local_date
from sisam.errors import Fault, Invalid, SisamError, Unavailable
from sisam.wording.refusals import refusal

_Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or with a dry run would have done."""

    rows: int
    messages: int = 0
    sweep: SweepReport | None = None


def import_organisations(site: Site, rows: Sequence[OrganisationRow], *, dry_run: bool = False) -> Imported:
    """Add organisations."""
    with site.store.write() as work:
        known = {code: each.id for code, each in work.register.roster().by_code.items()}
        ids = known | {row.code: OrganisationId(site.ids.new()) for row in rows}
        work.register.put_organisations([_organisation(row, ids) for row in rows])
        if not dry_run:
            work.commit()
    return Imported(len(rows))


def import_seats(site: Site, rows: Sequence[SeatRow], now: datetime, *, dry_run: bool = False) -> Imported:
    """Add persons and their times in seats; a seat without a first day is held from today."""
    with site.store.write() as work:
        roster = work.register.roster()
        persons = _persons(site, roster, rows)
        work.register.put_persons(list(persons.values()))
        work.register.add_holdings([_holding(row, persons, now) for row in rows])
        if not dry_run:
            work.commit()
    return Imported(len(rows))


def import_placements(
    site: Site,
    rows: Sequence[PlacementRow],
    actor: Actor,
    now: datetime,
    *,
    dry_run: bool = False,
    progress: _Progress = lambda _count: None,
) -> Imported:
    """Open a case for each row, in one transaction, then sweep: what is late is flagged at once.

    Each organisation's coordinator is told in one summary what is to be done.

    Raises:
        SisamError: the engine refuses something in a row; nothing is kept.
    """
    with site.store.write() as work:
        post = Post(site, work, now, in_a_crowd=True)
        cases = []
        for count, row in enumerate(_previous_first(rows), start=1):
            with _told_with_its_row(row, actor):
                results = open_placement(site, work, row, actor, now)
            for result in results:
                post.add(result.case, _worth_telling(result, results[-1].case, now))
                for other in result.elsewhere:
                    other.tell(post)
            cases.append(results[-1].case)
            progress(count)
        post.add(None, summaries(cases, site.ids.new(), local_date(now)))
        messages = post.write()
        if dry_run:
            return Imported(len(rows), messages)
        work.commit()
    return Imported(len(rows), messages, sweep(site, now, in_a_crowd=True))


@contextmanager
def _told_with_its_row(row: PlacementRow, actor: Actor) -> Iterator[None]:
    """Turn what the engine refuses into a fault of the row that it came from."""
    try:
        yield
    except Unavailable:
        raise
    except SisamError as error:
        sentence = refusal(error, Language.EN)
        remedy = "Correct the row, or leave it out."
        file = actor.via.removeprefix("import:")
        raise Invalid(Fault(sentence, remedy, file=file, row=row.row)) from error


def _worth_telling(result: Result, case: Case, now: datetime) -> Iterator[Message]:
    """Yield what an import tells of a case: new steps only while there is time to do them.

    Of what is late already the sweep tells that ends the import, and what has ended since needs nobody.
    """
    for message in result.messages:
        if message.template is not Template.STEP_OPENED:
            yield message
            continue
        deadline = case.live_deadline(message.step_id) if message.step_id else None
        if deadline is not None and deadline.due_on >= local_date(now):
            yield replace(message, due_on=deadline.due_on)


def _previous_first(rows: Sequence[PlacementRow]) -> list[PlacementRow]:
    """Return the rows so that a case comes after the one that it follows on."""
    by_number = {row.case_number: row for row in rows}
    ordered: dict[str, PlacementRow] = {}
    for row in rows:
        chain = [row]
        while (previous := by_number.get(chain[-1].previous_case_number or "")) is not None:
            chain.append(previous)
        for each in reversed(chain):
            ordered.setdefault(each.case_number, each)
    return list(ordered.values())


def _organisation(row: OrganisationRow, ids: dict[str, OrganisationId]) -> Organisation:
    return Organisation(
        id=ids[row.code],
        code=row.code,
        kind=row.kind,
        name=row.name,
        parent_id=ids[row.parent_code] if row.parent_code else None,
        controller_id=ids[row.controller_code] if row.controller_code else None,
        municipality_code=row.municipality_code,
        email=row.email,
        phone=row.phone,
    )


def _persons(site: Site, roster: Roster, rows: Sequence[SeatRow]) -> dict[str, Person]:
    """Return the persons of the rows by e-mail; one who is known already keeps the same id."""
    persons: dict[str, Person] = {}
    for row in rows:
        email = row.email.casefold()
        known = persons.get(email) or roster.by_email.get(email)
        told = Person(PersonId(""), row.name, row.email, row.phone, row.language)
        persons[email] = told_anew(told, known) if known else replace(told, id=PersonId(site.ids.new()))
    return persons


def _holding(row: SeatRow, persons: dict[str, Person], now: datetime) -> Holding:
    return Holding(
        seat=Seat(row.organisation_id, row.role),
        person_id=persons[row.email.casefold()].id,
        deputy=row.deputy,
        active_from=row.active_from or local_date(now),
        active_until=row.active_until,
    )
