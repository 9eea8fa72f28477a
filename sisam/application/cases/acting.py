"""Acting: for which of their organisations a person does something."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.command import Act, Confirm, Done, Offer, Return, TakeOver, Waive, Withdraw
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.near_names import near_names
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Role
from sisam.errors import NotFound, NotPermitted

#: Seats that watch over a system or a log do nothing in a case.
ACTING_ROLES = frozenset(Role) - {Role.OPERATIONS, Role.LOG_REVIEWER, Role.ADMINISTRATOR}


@dataclass(eq=False)
class NoSeat(NotPermitted):
    """The person holds no seat today from which this could be done."""

    email: str


@dataclass(eq=False)
class NotTold(NoSeat):
    """None of the person's seats is told by this alert, nor sits where it can be acted upon."""

    #: The seats that it tells, as ROLE at CODE; of a protected pupil only the roles.
    told: tuple[str, ...]


@dataclass(eq=False)
class WhichOrganisation(NotPermitted):
    """The person sits at several organisations that could do this; one must be named."""

    email: str
    codes: tuple[str, ...]


def person_named(roster: Roster, email: str) -> Person:
    """Return the person with an e-mail address.

    Raises:
        NotFound: nobody has it.
    """
    person = roster.by_email.get(email.casefold())
    if person is None:
        raise NotFound("person", email).with_near(_near_addresses(roster, email))
    return person


def _near_addresses(roster: Roster, email: str) -> tuple[str, ...]:
    """Return addresses whose part before the @ comes near; the rest is alike for many."""
    addresses = {each.email.partition("@")[0]: each.email for each in roster.persons.values()}
    return tuple(addresses[each] for each in near_names(email.partition("@")[0], addresses))


def second_named(roster: Roster, case: Case, email: str, day: date) -> PersonId:
    """Return the second person who stands behind a closing: somebody who sits at one of the case's parties.

    Raises:
        NotFound: nobody has that address.
        NoSeat: the person sits at none of the parties, and coordinates none of them from above.
    """
    person = person_named(roster, email)
    parties = set(case.parties.values())
    above = {roster.last_rung(organisation, day) for organisation in parties}
    for seat in roster.seats_of(person.id, day):
        if seat.role in ACTING_ROLES and (seat.organisation_id in parties or seat in above):
            return person.id
    raise NoSeat(email=person.email)


def actor_for(
    roster: Roster,
    person: Person,
    day: date,
    via: str,
    *,
    case: Case | None = None,
    act: Act | None = None,
    code: str | None = None,
) -> Actor:
    """Return the person as acting for the organisation that the act calls for.

    That is the named one (`code`), else the side of the step that the act belongs to, else a party of the
    case, else the only organisation where the person sits.

    Raises:
        NoSeat: the person holds no seat today (or none at the named organisation).
        WhichOrganisation: several would do.
    """
    seats = roster.seats_of(person.id, day)
    mine = {seat.organisation_id: None for seat in seats if seat.role in ACTING_ROLES}
    if code is not None:
        mine = {each: None for each in mine if roster.organisations[each].code == code}
    if not mine:
        raise NoSeat(email=person.email)
    for fitting in (_sides(case, act), _parties(case), tuple(mine)):
        chosen = [each for each in fitting if each in mine]
        if len(set(chosen)) == 1:
            return Actor(person.id, chosen[0], via)
    codes = tuple(roster.organisations[each].code for each in mine)
    raise WhichOrganisation(email=person.email, codes=codes)


def _sides(case: Case | None, act: Act | None) -> Iterable[OrganisationId]:
    """Return the organisation whose move it is on the step that an act is about."""
    if case is None or not isinstance(act, Offer | Confirm | Return | Withdraw | Done | Waive | TakeOver):
        return ()
    step = case.steps.get(act.step_id)
    if step is None or isinstance(act, TakeOver):
        return ()
    if isinstance(act, Confirm | Return | Waive) and step.confirmer is not None:
        return (step.confirmer.organisation_id,)
    return (step.owner.organisation_id,)


def _parties(case: Case | None) -> tuple[OrganisationId, ...]:
    if case is None:
        return ()
    accountable = case.accountable
    first = (accountable.organisation_id,) if accountable else ()
    return (*first, *case.parties.values())
