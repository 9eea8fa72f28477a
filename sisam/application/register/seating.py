"""Seating: giving a seat to a person, and ending it without leaving the last rung empty."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sisam.application.access.denying import denials_kept
from sisam.application.cases.acting import person_named
from sisam.application.register.finding_organisations import find_organisation
from sisam.application.register.keeping import Keeper, knows_person, require_fitting
from sisam.application.site import Site
from sisam.domain.ids import PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.errors import Conflict, NotFound

_ONE_DAY = timedelta(days=1)


@dataclass(eq=False)
class LastRung(Conflict):
    """The agency's coordinator is everybody's last rung and cannot leave without a successor."""

    until: date


@dataclass(eq=False)
class AlreadySitting(Conflict):
    """The person holds that seat already."""

    email: str


def add_seat(
    site: Site,
    code: str,
    role: Role,
    person: Person,
    *,
    deputy: bool,
    since: date,
    until: date | None = None,
    by: Keeper | None = None,
    dry_run: bool = False,
) -> Holding:
    """Give a seat to a person; one who is known by their e-mail address keeps their id.

    Without `by` it is the site's owner who does it. Of a person who sits nowhere that `by` looks after
    nothing changes but that they get the seat.

    Raises:
        NotFound: no organisation has that code, or it is none of theirs.
        WatchingRole, OwnSeat: they may not give that seat to that person.
        StrangeRole: nobody has that role at such an organisation.
        AlreadySitting: the person holds the seat on the first day already.
    """
    with denials_kept(site), site.store.write() as work:
        roster = work.register.roster()
        organisation = find_organisation(roster, code)
        known = roster.by_email.get(person.email.casefold())
        if by is not None:
            by.require_seating(roster, organisation, role, known)
            require_fitting(organisation, role)
        person_id = known.id if known else PersonId(site.ids.new())
        seat = Seat(organisation.id, role)
        if any(
            each.person_id == person_id and each.is_active(since) for each in roster.holdings.get(seat, ())
        ):
            raise AlreadySitting(email=person.email)
        holding = Holding(seat, person_id, deputy, since, until)
        if not dry_run:
            work.register.put_persons([_as_told(person, known, person_id, roster, by)])
            work.register.add_holdings([holding])
            work.commit()
        return holding


def _as_told(
    person: Person, known: Person | None, person_id: PersonId, roster: Roster, by: Keeper | None
) -> Person:
    if known is None:
        return replace(person, id=person_id)
    strange = by is not None and not knows_person(by.known(roster), known.id)
    return known if strange else told_anew(person, known)


def told_anew(person: Person, known: Person) -> Person:
    """Return somebody who is known with what was told of them now; when they are written to stays."""
    return replace(known, name=person.name, email=person.email, phone=person.phone, language=person.language)


def end_seat(
    site: Site,
    code: str,
    role: Role,
    email: str,
    until: date,
    *,
    by: Keeper | None = None,
    dry_run: bool = False,
    today: date | None = None,
) -> Holding:
    """Set a person's last day in a seat; without `by` it is the site's owner who does it.

    Where it lies before the first day of somebody who begins later than `today`, they never begin.

    Raises:
        NotFound: the organisation or the person is unknown, or the person does not hold the seat.
        WatchingRole: they may not end who watches over the service.
        LastRung: nobody would be left to catch what everybody else misses (I08).
    """
    with denials_kept(site), site.store.write() as work:
        roster = work.register.roster()
        organisation, person = find_organisation(roster, code), person_named(roster, email)
        if by is not None:
            by.require_seating(roster, organisation, role, None)
        seat = Seat(organisation.id, role)
        held = [
            each
            for each in roster.holdings.get(seat, ())
            if each.person_id == person.id and (each.active_until is None or each.active_until > until)
        ]
        leaving = min(held, key=lambda each: each.active_from, default=None)
        # What has begun has been acted upon, and is not made as if it never had.
        if leaving is None or (leaving.active_from > until and not never_begins(leaving, until, today)):
            raise NotFound("seat", f"{code} {role}")
        if is_last_rung(roster, seat):
            _keep_the_last_rung(roster, leaving, until)
        if not dry_run:
            if never_begins(leaving, until, today):
                work.register.drop_holding(leaving)
            else:
                work.register.end_holding(leaving, until)
            work.commit()
        return leaving


def never_begins(leaving: Holding, until: date, today: date | None) -> bool:
    """Tell whether somebody leaves a seat before their first day in it, which is still to come."""
    return today is not None and leaving.active_from > max(until, today)


def told_instead(site: Site, seat: Seat, day: date) -> Seat | None:
    """Return the coordinator's seat that catches what is sent to a seat that day; None: somebody is there."""
    with site.store.read() as work:
        roster = work.register.roster()
    return None if roster.sitting(seat, day) else roster.last_rung(seat.organisation_id, day)


def is_last_rung(roster: Roster, seat: Seat) -> bool:
    """Tell whether a seat catches what everybody else misses: the agency's coordinator's."""
    organisation = roster.organisations[seat.organisation_id]
    return organisation.kind is OrganisationKind.AGENCY and seat.role is Role.COORDINATOR


def _keep_the_last_rung(roster: Roster, leaving: Holding, until: date) -> None:
    """Let somebody leave only if somebody is there the next day, and for ever after."""
    seat = leaving.seat
    others = tuple(each for each in roster.holdings.get(seat, ()) if each != leaving)
    without = replace(roster, holdings={**roster.holdings, seat: others})
    empty = without.first_empty_day(seat, until + _ONE_DAY)
    if empty is not None:
        raise LastRung(until=empty - _ONE_DAY)
