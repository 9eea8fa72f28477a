"""Trying out: signing in as anybody with one click, where everybody is invented."""

from dataclasses import dataclass
from datetime import datetime

from sisam.application.people.keeping_sessions import Begun, begin, rotate
from sisam.application.people.people import People
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain import canary
from sisam.domain.access import function_of
from sisam.domain.account import Session, SignInWay
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Role, Seat
from sisam.engine.clocks import local_date
from sisam.errors import NotFound, NotPermitted


class NothingInvented(NotPermitted):
    """Signing in with one click is for demonstrations, where all people are invented."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that one may play: a role at an organisation, and who has it."""

    person: Person
    role: Role
    organisation: Organisation


def parts_of(people: People, now: datetime) -> tuple[Part, ...]:
    """Return for each kind of organisation and each role somebody who sits there, of one and the same case.

    Raises:
        NothingInvented: the site is real.
    """
    with people.site.store.read() as work:
        _require_sample(people, work)
        roster = work.register.roster()
        together = _parties_of_one_case(work, roster)
    found: dict[tuple[OrganisationKind, Role], Part] = {}
    for part in _all_parts(roster, now, together):
        found.setdefault((part.organisation.kind, part.role), part)
    kinds, roles = list(OrganisationKind), list(Role)
    return tuple(
        found[each] for each in sorted(found, key=lambda key: (kinds.index(key[0]), roles.index(key[1])))
    )


def try_out(people: People, person_id: PersonId, now: datetime, before: str | None = None) -> Begun:
    """Begin a session for whoever is named, without any proof.

    Raises:
        NothingInvented: the site is real.
        NotFound: there is no such person.
    """
    with people.site.store.write() as work:
        _require_sample(people, work)
        if person_id not in work.register.roster().persons:
            raise NotFound("person", person_id)
        begun = begin(people, work, person_id, SignInWay.DEMO, now, before)
        work.commit()
    return begun


def try_again(people: People, session: Session, now: datetime) -> Begun:
    """Let a fresh session take the place of one that was begun with one click.

    Raises:
        NothingInvented: the site is real.
    """
    with people.site.store.write() as work:
        _require_sample(people, work)
        begun = rotate(people, work, session, now)
        work.commit()
    return begun


def _require_sample(people: People, work: UnitOfWork) -> None:
    if people.way is not SignInWay.DEMO or not work.site_states.get().sample:
        raise NothingInvented


def _parties_of_one_case(work: UnitOfWork, roster: Roster) -> frozenset[OrganisationId]:
    """Return the parties of the case that was opened last, so that people of them have something to share.

    Where a later one has no school, the last one with a school comes first: its head is a part to play too.
    """
    opened = (work.cases.load(each) for each in reversed(work.cases.ids(open_only=True)))
    # The canary's case may be the last one; it is nobody's to play with.
    last: frozenset[OrganisationId] = frozenset()
    for case in opened:
        if case.rules.workflow_name == canary.WORKFLOW:
            continue
        parties = frozenset(case.parties.values())
        if any(roster.organisations[each].kind is OrganisationKind.SCHOOL for each in parties):
            return parties
        last = last or parties
    return last


def _all_parts(roster: Roster, now: datetime, together: frozenset[OrganisationId]) -> list[Part]:
    def order(seat: Seat) -> tuple[bool, str]:
        return seat.organisation_id not in together, roster.organisations[seat.organisation_id].code

    return [
        Part(person, seat.role, organisation)
        for seat in sorted(roster.holdings, key=order)
        if seat.organisation_id != canary.ORGANISATION
        and function_of((organisation := roster.organisations[seat.organisation_id]).kind, seat.role)
        for person in roster.sitting(seat, local_date(now))[:1]
    ]
