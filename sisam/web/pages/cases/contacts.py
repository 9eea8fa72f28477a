"""Whom to call: who sits for a party of a case today, and who catches what an empty seat misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sisam.application.messages.addressing import address
from sisam.domain.ids import PersonId
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Seat
from sisam.domain.step import Side
from sisam.engine.alerts.ladder_seats import acting_seat
from sisam.engine.sides import YOUTH_HOME
from sisam.web.pages.cases.teller import Teller
from sisam.wording.lists import capital
from sisam.wording.terms import term


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call, as the macro of contacts takes it."""

    #: Empty: nobody sits there, or they may not be named.
    name: str
    role: str
    organisation: str
    telephone: str = ""
    mail: str = ""
    #: What else is to be said, such as that it is a deputy.
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartyShown:
    """A party of a case with whoever sits for it."""

    title: str
    #: Of the organisation itself; empty where nobody needs it beside the numbers of its people.
    telephone: str
    contacts: tuple[Contact, ...]
    accountable: bool = False
    #: It may not be told which organisation it is.
    hidden: bool = False


def party_shown(teller: Teller, side: Side) -> PartyShown:
    """Return a party with whoever sits for it today."""
    organisation, accountable = teller.named(side.organisation_id), teller.view.case.accountable
    contacts = contacts_of(teller, side) if organisation else ()
    return PartyShown(
        title=teller.side(side),
        telephone=_telephone(organisation, contacts),
        contacts=contacts,
        accountable=accountable is not None
        and (accountable.party, accountable.organisation_id) == (side.party, side.organisation_id),
        hidden=organisation is None,
    )


def _telephone(organisation: Organisation | None, contacts: Iterable[Contact]) -> str:
    """Return an organisation's own number, unless it is told as somebody's already."""
    told = {each.telephone for each in contacts}
    return organisation.phone if organisation and organisation.phone not in told else ""


def contacts_of(teller: Teller, side: Side) -> tuple[Contact, ...]:
    """Return who sits for a side today; where nobody does, that it is so, and who is called instead."""
    if teller.named(side.organisation_id) is None:
        return ()
    seat, roster = acting_seat(teller.view.rules.workflow, side), teller.view.viewer.roster
    found = address(seat, roster, teller.today)
    _ = teller.texts
    if not found.vacant:
        return tuple(_contact(teller, each, seat, _note(teller, each, seat)) for each in found.persons)
    empty = Contact("", _role(teller, seat), teller.organisation(seat.organisation_id))
    if side.party == YOUTH_HOME:
        # The home has no steps of its own; its head is whom one calls.
        return tuple(_heads(teller, side)) or (empty,)
    if not _may_name(teller, found.seat):
        return (empty,)
    instead = _("Ring samordnaren, som fångar upp det som ingen annan tar emot.")
    return (empty, *(_contact(teller, each, found.seat, instead) for each in found.persons))


def parties_shown(teller: Teller) -> tuple[PartyShown, ...]:
    """Return the parties of a case in the order of the workflow, the accountable one before all."""
    parties, order = teller.view.parties, teller.view.rules.workflow.parties
    sides = [Side(party, parties[party]) for party in order if party in parties]
    shown = [party_shown(teller, side) for side in sides]
    return tuple(sorted(shown, key=lambda party: not party.accountable))


def _heads(teller: Teller, side: Side) -> Iterator[Contact]:
    roster = teller.view.viewer.roster
    for seat in roster.holdings:
        if seat.organisation_id == side.organisation_id:
            yield from (_contact(teller, each, seat, "") for each in roster.sitting(seat, teller.today))


def _contact(teller: Teller, person: Person, seat: Seat, note: str) -> Contact:
    organisation = teller.view.viewer.roster.organisations[seat.organisation_id]
    return Contact(
        name=person.name,
        role=_role(teller, seat),
        organisation=organisation.name,
        telephone=person.phone or organisation.phone,
        mail=person.email,
        note=note,
    )


def _note(teller: Teller, person: Person, seat: Seat) -> str:
    """Return that somebody deputises, and for whom until when."""
    roster, _ = teller.view.viewer.roster, teller.texts
    held = [each for each in roster.holdings.get(seat, ()) if each.is_active(teller.today)]
    if not any(each.deputy and each.person_id == person.id for each in held):
        return ""
    away = [each.person_id for each in held if not each.deputy]
    if not away:
        return _("Ersättare.")
    return _("Ersättare för %(name)s, som är borta.", name=_names(roster, away))


def _names(roster: Roster, people: list[PersonId]) -> str:
    known = {each.id: each.name for each in roster.persons.values()}
    return ", ".join(name for key, name in known.items() if key in people)


def _may_name(teller: Teller, seat: Seat) -> bool:
    """Tell whether a seat above may be named: in a restricted case only where all may be told."""
    return teller.view.viewer.may_see(teller.view.case, seat.organisation_id)


def _role(teller: Teller, seat: Seat) -> str:
    return capital(term(seat.role, teller.language))
