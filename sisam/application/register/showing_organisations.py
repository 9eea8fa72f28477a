"""Showing organisations to whoever looks after their seats: who sits there, who is away, what was agreed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sisam.application.access.denying import denials_kept
from sisam.application.access.someone import Someone
from sisam.application.register.finding_organisations import find_organisation
from sisam.application.register.foreseeing_seats import Hearers, hearers
from sisam.application.register.keeping import (
    WATCHING,
    Keeper,
    gives_watching,
    keeps,
    require_kept,
    roles_given,
)
from sisam.application.register.listing_seats import SeatLine, seat_line, seats_listed
from sisam.application.site import Site
from sisam.domain.absence import Absence
from sisam.domain.agreement import Agreement, covering
from sisam.domain.contact import Contact
from sisam.domain.ids import PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.domain.workflow import Workflow
from sisam.errors import NotFound
from sisam.wording.alphabet import sort_key

#: So many organisations stand on a page.
PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation in a list."""

    organisation: Organisation
    #: The one above it, where there is one.
    parent: Organisation | None
    #: The roles in which nobody is today.
    vacant: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """A part of the list of organisations that somebody looks after."""

    lines: tuple[OrganisationLine, ...]
    #: How many there are in all.
    count: int
    #: The code after which the next part begins; None: this is the last one.
    after: str | None


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat with who is there, and who gets what goes to it today."""

    line: SeatLine
    hearers: Hearers
    #: Who comes later, the first to come first.
    coming: tuple[tuple[Person, Holding], ...]
    #: Whoever looks may end it.
    may_end: bool


@dataclass(frozen=True, slots=True)
class Agreed:
    """The agreement under which an organisation's new cases come, and what it is laid over."""

    #: None: without one.
    agreement: Agreement | None
    workflow: Workflow


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation as whoever looks after it sees it."""

    organisation: Organisation
    #: The one above it.
    parent: Organisation | None
    #: Those below it that they look after, too.
    below: tuple[Organisation, ...]
    seats: tuple[SeatShown, ...]
    #: None: no agreement is made with organisations of its kind.
    agreed: Agreed | None
    #: The roles to which they may seat somebody.
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody who sits at an organisation, as whoever looks after it sees them."""

    organisation: Organisation
    person: Person
    #: The seats at organisations that the one who looks sees, with their times.
    holdings: tuple[Holding, ...]
    #: Today's and later ones.
    absences: tuple[Absence, ...]
    ways: tuple[Contact, ...]


def list_kept(site: Site, by: Keeper, wanted: str = "", after: str = "") -> OrganisationPage:
    """Return the organisations that somebody looks after whose name or code holds a word, by name."""
    with site.store.read() as work:
        roster = work.register.roster()
        workflow = site.rules.current(site.workflow_name, work.rule_parts).workflow
    someone, word = by.known(roster), wanted.casefold()
    kept = sorted(
        (
            each
            for each in roster.organisations.values()
            if each.active and keeps(someone, each) and word in f"{each.name} {each.code}".casefold()
        ),
        key=_by_name,
    )
    start = next((place for place, each in enumerate(kept, 1) if each.code == after), 0)
    part = kept[start : start + PAGE]
    vacant = _vacant(roster, workflow, part, someone.day)
    lines = tuple(OrganisationLine(each, _parent(roster, each), vacant.get(each.code, ())) for each in part)
    more = start + PAGE < len(kept)
    return OrganisationPage(lines, len(kept), part[-1].code if more else None)


def show_organisation(site: Site, by: Keeper, code: str) -> OrganisationView:
    """Return an organisation with its seats.

    Raises:
        NotFound: there is none with that code that they look after.
    """
    with denials_kept(site), site.store.read() as work:
        roster = work.register.roster()
        workflow = site.rules.current(site.workflow_name, work.rule_parts).workflow
        agreements = site.rules.agreements(work.rule_parts)
        organisation, someone = find_organisation(roster, code), by.known(roster)
        require_kept(someone, organisation)
    watching = gives_watching(someone, organisation)
    own = [each for each in seats_listed(roster, workflow) if each.organisation_id == organisation.id]
    children = (each for each in roster.organisations.values() if each.parent_id == organisation.id)
    return OrganisationView(
        organisation=organisation,
        parent=_parent(roster, organisation),
        below=tuple(
            sorted((each for each in children if each.active and keeps(someone, each)), key=_by_name)
        ),
        seats=tuple(_shown(roster, each, someone.day, watching=watching) for each in own),
        agreed=_agreed(agreements, organisation, workflow, someone.day),
        roles=roles_given(someone, organisation),
    )


def show_person(site: Site, by: Keeper, code: str, person_id: str) -> PersonView:
    """Return somebody who sits, today or later, at an organisation.

    Raises:
        NotFound: there is nobody of that id at an organisation of that code that they look after.
    """
    with denials_kept(site), site.store.read() as work:
        roster = work.register.roster()
        organisation, someone = find_organisation(roster, code), by.known(roster)
        require_kept(someone, organisation)
    person = roster.persons.get(PersonId(person_id))
    holdings = tuple(_holdings(roster, person, someone)) if person else ()
    if person is None or organisation.id not in {each.seat.organisation_id for each in holdings}:
        raise NotFound("person", person_id)
    absences = (each for each in roster.absences.get(person.id, ()) if each.absent_until >= someone.day)
    return PersonView(
        organisation=organisation,
        person=person,
        holdings=holdings,
        absences=tuple(sorted(absences, key=lambda each: each.absent_from)),
        ways=roster.ways_to(person.id),
    )


def _holdings(roster: Roster, person: Person, someone: Someone) -> Iterator[Holding]:
    for seat, held in roster.holdings.items():
        for each in held:
            goes_on = each.active_until is None or each.active_until >= someone.day
            own = each.person_id == person.id and goes_on
            if own and keeps(someone, roster.organisations[seat.organisation_id]):
                yield each


def _shown(roster: Roster, seat: Seat, day: date, *, watching: bool) -> SeatShown:
    coming = (each for each in roster.holdings.get(seat, ()) if each.active_from > day)
    return SeatShown(
        line=seat_line(roster, seat, day),
        hearers=hearers(roster, seat, day),
        coming=tuple(
            (roster.persons[each.person_id], each) for each in sorted(coming, key=lambda one: one.active_from)
        ),
        may_end=watching or seat.role not in WATCHING,
    )


def _agreed(
    agreements: Sequence[Agreement], organisation: Organisation, workflow: Workflow, day: date
) -> Agreed | None:
    if organisation.kind is OrganisationKind.SOCIAL_SERVICES:
        return Agreed(covering(agreements, organisation, day), workflow)
    return None


def _vacant(
    roster: Roster, workflow: Workflow, part: Sequence[Organisation], day: date
) -> dict[str, tuple[Role, ...]]:
    ids = {each.id for each in part}
    found: dict[str, tuple[Role, ...]] = {}
    for seat in seats_listed(roster, workflow):
        if seat.organisation_id in ids and not roster.sitting(seat, day):
            code = roster.organisations[seat.organisation_id].code
            found[code] = (*found.get(code, ()), seat.role)
    return found


def _parent(roster: Roster, organisation: Organisation) -> Organisation | None:
    return roster.organisations.get(organisation.parent_id) if organisation.parent_id else None


def _by_name(organisation: Organisation) -> tuple[str, str]:
    return sort_key(organisation.name), organisation.code
