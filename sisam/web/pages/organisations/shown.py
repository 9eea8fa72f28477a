"""Organisations, seats and those who sit in them, in the words of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sisam.application.register.foreseeing_seats import Hearers, SeatChange
from sisam.application.register.listing_seats import Sitter
from sisam.application.register.showing_organisations import Agreed, OrganisationView, SeatShown
from sisam.domain.absence import Absence
from sisam.domain.agreement import Agreement
from sisam.domain.language import Language
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Role, Seat
from sisam.engine.laying_over import laid_over
from sisam.proof.shown_rules import party_named, time_told
from sisam.web.language import texts_in
from sisam.web.pages.organisations.paths import (
    coming_url,
    leaving_url,
    organisation_url,
    person_url,
)
from sisam.wording.intervals import interval_in_words
from sisam.wording.lists import all_of, capital
from sisam.wording.terms import term


@dataclass(frozen=True, slots=True)
class SitterTold:
    """Somebody in a seat."""

    name: str
    url: str
    telephone: str
    mail: str
    deputy: bool
    since: date
    until: date | None
    #: When they are away, today or next.
    absence: Absence | None
    away: bool
    #: Where their time ends; empty: whoever looks may not end it.
    leaving: str


@dataclass(frozen=True, slots=True)
class SeatTold:
    """A seat, with who is there and who gets what goes to it."""

    role: str
    sitters: tuple[SitterTold, ...]
    coming: tuple[SitterTold, ...]
    vacant: bool
    deputy_only: bool
    #: Who gets what goes to it where nobody is there.
    instead: str
    #: Where somebody is given it; empty: whoever looks may not.
    url: str


@dataclass(frozen=True, slots=True)
class AgreementTold:
    """What was agreed, and what it sets otherwise than the workflow."""

    agreement: Agreement
    title: str
    signed_by: tuple[str, ...]
    covers: tuple[str, ...]
    #: Each with the step or the party that it is about.
    differences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OrganisationTold:
    """An organisation."""

    name: str
    kind: str
    telephone: str
    mail: str
    above: str
    below: tuple[tuple[str, str], ...]
    seats: tuple[SeatTold, ...]
    vacancies: int
    #: Whether agreements are made with organisations of its kind.
    may_agree: bool
    agreement: AgreementTold | None
    url: str


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """What becomes of the messages to a seat."""

    seat: str
    on: date
    until: date | None
    before: str
    after: str
    vacant: bool


def organisation_told(view: OrganisationView, roster: Roster, language: Language) -> OrganisationTold:
    """Return an organisation in the words of its page."""
    organisation = view.organisation
    seats = tuple(_seat(view, each, roster, language) for each in view.seats)
    return OrganisationTold(
        name=organisation.name,
        kind=capital(term(organisation.kind, language)),
        telephone=organisation.phone,
        mail=organisation.email,
        above=view.parent.name if view.parent else "",
        below=tuple((organisation_url(each), each.name) for each in view.below),
        seats=seats,
        vacancies=sum(each.vacant for each in seats),
        may_agree=view.agreed is not None,
        agreement=_agreement(view.agreed, roster, language) if view.agreed else None,
        url=organisation_url(organisation),
    )


def seat_named(seat: Seat, roster: Roster, language: Language) -> str:
    """Return what a seat is called: the role and the organisation."""
    name = roster.organisations[seat.organisation_id].name
    return f"{capital(term(seat.role, language))}, {name}"


def hearers_told(found: Hearers, roster: Roster, language: Language) -> str:
    """Return who gets what goes to a seat."""
    texts = texts_in(language)
    if not found.vacant:
        return all_of((each.name for each in found.persons), language)
    if found.instead is None:
        return texts("Ingen alls. Ring driften genast.")
    above = roster.organisations[found.instead.organisation_id]
    return texts("samordnaren hos %(organisation)s", organisation=above.name)


def change_told(change: SeatChange, roster: Roster, language: Language) -> ChangeTold:
    """Return what becomes of the messages to a seat, in words."""
    return ChangeTold(
        seat=seat_named(change.seat, roster, language),
        on=change.on,
        until=change.until,
        before=capital(hearers_told(change.before, roster, language)),
        after=capital(hearers_told(change.after, roster, language)),
        vacant=change.after.vacant,
    )


def _seat(view: OrganisationView, shown: SeatShown, roster: Roster, language: Language) -> SeatTold:
    organisation, line, role = view.organisation, shown.line, shown.line.role
    sitters = (*line.holders, *line.deputies)
    coming = (Sitter(person, holding) for person, holding in shown.coming)
    return SeatTold(
        role=capital(term(role, language)),
        sitters=tuple(_sitter(organisation, each, role, may_end=shown.may_end) for each in sitters),
        coming=tuple(_sitter(organisation, each, role, may_end=shown.may_end) for each in coming),
        vacant=line.vacant,
        deputy_only=line.deputy_only,
        instead=hearers_told(shown.hearers, roster, language) if line.vacant else "",
        url=coming_url(organisation, role) if role in view.roles else "",
    )


def _sitter(organisation: Organisation, sitter: Sitter, role: Role, *, may_end: bool) -> SitterTold:
    person, holding = sitter.person, sitter.holding
    return SitterTold(
        name=person.name,
        url=person_url(organisation, person),
        telephone=person.phone,
        mail=person.email,
        deputy=holding.deputy,
        since=holding.active_from,
        until=holding.active_until,
        absence=min(sitter.absences, key=lambda each: each.absent_from, default=None),
        away=sitter.away,
        leaving=leaving_url(organisation, role, person) if may_end else "",
    )


def holding_told(holding: Holding, roster: Roster, language: Language) -> tuple[str, Holding]:
    """Return what somebody's seat is called, with their time in it."""
    return seat_named(holding.seat, roster, language), holding


def _agreement(agreed: Agreed, roster: Roster, language: Language) -> AgreementTold | None:
    agreement = agreed.agreement
    if agreement is None:
        return None

    def named(code: str) -> str:
        return roster.by_code[code].name if code in roster.by_code else code

    return AgreementTold(
        agreement=agreement,
        title=agreement.title[language],
        signed_by=tuple(map(named, agreement.signed_by)),
        covers=tuple(map(named, agreement.covers)),
        differences=tuple(_differences(agreed, agreement, language)),
    )


def _differences(agreed: Agreed, agreement: Agreement, language: Language) -> Iterator[tuple[str, str]]:
    plain, laid = agreed.workflow, laid_over(agreed.workflow, agreement)
    texts = texts_in(language)
    for step in laid.steps.values():
        before = plain.steps[step.id]
        for rule, old in zip(step.due, before.due, strict=True):
            if rule.interval != old.interval:
                was = interval_in_words(old.interval, language)
                yield (
                    step.title[language],
                    texts("%(now)s i stället för %(was)s", now=time_told(rule, language), was=was),
                )
        if step.answer and before.answer and step.answer != before.answer:
            now, was = interval_in_words(step.answer, language), interval_in_words(before.answer, language)
            yield step.title[language], texts("svar inom %(now)s i stället för %(was)s", now=now, was=was)
    for party in laid.parties.values():
        if party.role is not plain.parties[party.id].role:
            now, was = term(party.role, language), term(plain.parties[party.id].role, language)
            told = texts("%(now)s får meddelandena i stället för %(was)s", now=capital(now), was=was)
            yield capital(party_named(plain, party.id, language)), told
