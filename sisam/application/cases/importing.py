"""Importing: organisations, seats and placements from rows that were read and checked; all or nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sisam.application.administering import require_administrator
from sisam.application.cases.arrivals import OrganisationRow, Placements, SeatRow
from sisam.application.cases.at_hand import Desk
from sisam.application.cases.back_filling import Paper
from sisam.application.cases.paper import Deed, StepRow
from sisam.application.cases.row_news import News, RowReport
from sisam.application.cases.sweeping import SweepReport, sweep
from sisam.application.cases.taking_rows import Taking
from sisam.application.messages.posting import Post
from sisam.application.messages.summing_up import summaries
from sisam.application.register.seating import told_anew
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Seat
from sisam.engine.clocks import local_date
from sisam.errors import Invalid

_Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or with a dry run would have done."""

    rows: int
    messages: int = 0
    sweep: SweepReport | None = None
    #: What came of each row, of a file of placements.
    news: News = field(default_factory=News)
    #: The rows on steps that told something new, with what of them was new.
    steps: Mapping[StepRow, tuple[Deed, ...]] = field(default_factory=dict)


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
    rows: Placements,
    actor: Actor,
    now: datetime,
    *,
    steps: Sequence[StepRow] = (),
    steps_file: str = "",
    dry_run: bool = False,
    progress: _Progress = lambda _count: None,
) -> Imported:
    """Open a case for each row, or bring its case up to date, in one transaction; then sweep.

    What is late is flagged at once. Each organisation's coordinator is told in one summary what is to be
    done in the cases that were opened. What was done with `steps` on paper comes in too, each on its day.

    Raises:
        NotAnAdministrator: the actor may not bring in files.
        Invalid: something in a row is refused; every fault is told at once, and nothing is kept.
    """
    with site.store.write() as work:
        roster = work.register.roster()
        require_administrator(roster, actor, local_date(now))
        post = Post(site, work, now, in_a_crowd=True)
        desk = Desk.within(work)
        paper = Paper(site, desk, steps_file, now, post)
        paper.add(steps)
        taking = Taking(site, work, desk, actor, now, roster, post, paper)
        news = News.of(_counted(taking.take(rows), progress), taking.missing)
        paper.finish()
        desk.cases.put_away()
        by_row = [sorted(each, key=lambda fault: fault.row or 0) for each in (taking.faults, paper.faults)]
        Invalid.unless_none(fault for faults in by_row for fault in faults)
        taking.post.add(None, summaries(taking.cases_opened(), site.ids.new(), local_date(now)))
        messages = taking.messages + taking.post.write()
        if dry_run:
            return Imported(len(rows), messages, news=news, steps=paper.news)
        work.commit()
    return Imported(len(rows), messages, sweep(site, now, in_a_crowd=True), news, paper.news)


def _counted(reports: Iterator[RowReport], progress: _Progress) -> Iterator[RowReport]:
    for count, report in enumerate(reports, start=1):
        yield report
        progress(count)


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
