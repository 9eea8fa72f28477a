"""Taking leave: days on which a person is away from every seat, without leaving the last rung empty."""

from dataclasses import dataclass, replace
from datetime import date

from sisam.application.cases.acting import person_named
from sisam.application.register.keeping import Keeper
from sisam.application.register.seating import is_last_rung
from sisam.application.site import Site
from sisam.domain.absence import Absence
from sisam.domain.roster import Roster
from sisam.domain.seat import Person
from sisam.errors import Conflict, Fault, Invalid, NotFound


@dataclass(eq=False)
class LastRungAway(Conflict):
    """Nobody would be there for the agency's coordinator, everybody's last rung; name a deputy first."""

    on: date


def take_leave(
    site: Site,
    email: str,
    since: date,
    until: date,
    *,
    by: Keeper | None = None,
    dry_run: bool = False,
) -> Absence:
    """Note that a person is away from the first day to the last; who deputises is told meanwhile.

    Without `by` it is the site's owner who does it.

    Raises:
        NotFound: nobody has that address, or the person is none of theirs.
        Invalid: the last day comes before the first.
        LastRungAway: nobody would be left to catch what everybody else misses (I08).
    """
    if until < since:
        raise Invalid(
            Fault(f"The last day, {until}, comes before the first, {since}.", "Correct it.", key="--until")
        )
    with site.store.write() as work:
        roster = work.register.roster()
        absence = Absence(_person(roster, email, by).id, since, until)
        _keep_the_last_rung(roster, absence)
        if not dry_run:
            work.register.put_absence(absence)
            work.commit()
    return absence


def cancel_leave(site: Site, email: str, since: date, until: date, *, by: Keeper | None = None) -> Absence:
    """Take back that a person is away on those days; without `by` it is the site's owner who does it.

    Raises:
        NotFound: nobody has that address, or they are not away from that day to that day.
    """
    with site.store.write() as work:
        roster = work.register.roster()
        absence = Absence(_person(roster, email, by).id, since, until)
        if absence not in roster.absences.get(absence.person_id, ()):
            raise NotFound("absence", f"{since} to {until}")
        work.register.drop_absence(absence)
        work.commit()
    return absence


def _person(roster: Roster, email: str, by: Keeper | None) -> Person:
    person = person_named(roster, email)
    if by is not None:
        by.require_person(roster, person)
    return person


def _keep_the_last_rung(roster: Roster, absence: Absence) -> None:
    away = (*roster.absences.get(absence.person_id, ()), absence)
    meanwhile = replace(roster, absences={**roster.absences, absence.person_id: away})
    for seat, holdings in roster.holdings.items():
        if is_last_rung(roster, seat) and any(each.person_id == absence.person_id for each in holdings):
            empty = meanwhile.first_empty_day(seat, absence.absent_from, absence.absent_until)
            if empty is not None:
                raise LastRungAway(on=empty)
