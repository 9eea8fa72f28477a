"""What a message says: the values of its placeholders, and several items as one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sisam.domain.case import Case
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.notification_text import SEVERAL, NotificationText, Placeholder
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Side
from sisam.wording.dates import long_date
from sisam.wording.terms import Word, term
from sisam.wording.titles import Titles

#: More items than this are told by their subjects alone, one line each, so that the mail stays readable.
TOLD_IN_FULL = 20

#: Holds the place of the items while the text around them is filled; no text has this sign.
_HERE = "\N{OBJECT REPLACEMENT CHARACTER}"

#: What is worst is told first.
_WORST_FIRST = (
    Template.OVERDUE_AGAIN,
    Template.OVERDUE,
    Template.OVERDUE_ANSWER,
    Template.OVERDUE_OTHER,
    Template.UNDELIVERABLE,
    Template.THIRD_RETURN,
    Template.STEP_RETURNED,
    Template.STEP_OFFERED,
    Template.STEP_OPENED,
    Template.STEP_TAKEN_OVER,
    Template.FORECAST_POSTPONED,
    Template.PARTY_NAMED,
    Template.OFFER_WITHDRAWN,
    Template.STEP_WAIVED,
    Template.STEP_CONFIRMED,
)


class Item(Protocol):
    """One thing that a message tells, with its placeholders filled."""

    @property
    def template(self) -> Template:
        """Return which text tells it."""
        ...

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the values of the placeholders."""
        ...


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a message that tells one thing, under a heading of its own where there are several."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as it is read: as plain text, and part by part."""

    subject: str
    body: str
    sections: tuple[Section, ...]


def item_fields(
    message: Message,
    titles: Titles,
    roster: Roster,
    seat: Seat,
    today: date,
    *,
    restricted: bool,
    public_url: str = "",
    case: Case | None = None,
) -> dict[str, str]:
    """Return the values of the placeholders for a message to whoever sits in `seat`.

    With the case as decided, the other party of a step and its new deadline are told too. In a restricted
    case no organisation is shown, and no telephone that would tell which it is. Where there are no pages to
    link to, it says whom to call.
    """
    language = titles.language
    party, organisation = _spoken_of(message, roster, case)
    told = {
        Placeholder.CASE_NUMBER: message.case_number,
        Placeholder.STEP: titles.step(message.step) if message.step else "",
        Placeholder.ROUTINE: str(titles.routine(message.step or "") or ""),
        Placeholder.DUE: _due(message, case, language),
        Placeholder.ON: _on(message, case, language),
        Placeholder.COUNT: _count(message),
        Placeholder.REASON: titles.outcome(message.values.get("reason", "")),
        Placeholder.ROLE: term(seat.role, language),
        Placeholder.ORGANISATION: organisation.name if organisation and not restricted else "",
        Placeholder.PARTY: titles.party(party) if party else "",
        Placeholder.PHONE: organisation.phone if organisation and not restricted else "",
        Placeholder.SEAT: _unreached(message, language),
        Placeholder.LINK: _link(message, public_url),
        Placeholder.CALL: "" if public_url else _whom_to_call(roster, seat, today, language),
        Placeholder.DAYS_LATE: _days_late(message, today),
    }
    # A line break in a name would end a mail's header.
    return {str(name): " ".join(value.split()) for name, value in told.items()}


def render(items: Sequence[Item], texts: Mapping[str, NotificationText]) -> Rendered:
    """Return one message of one or several items: what is worst comes first, the same sort together."""
    ordered = sorted(items, key=_badness)
    if len(ordered) == 1:
        only = _filled(ordered[0].template, ordered[0].fields, texts)
        return Rendered(only.subject, only.body, (Section("", only.body),))
    # Whom to call is said once, at the end.
    call = ordered[0].fields.get(Placeholder.CALL, "")
    filled = [_filled(item.template, {**item.fields, Placeholder.CALL: ""}, texts) for item in ordered]
    told = [Section(text.subject, text.body.strip()) for text in filled[:TOLD_IN_FULL]]
    if rest := filled[TOLD_IN_FULL:]:
        told.append(Section("", "\n".join(text.subject for text in rest)))
    values = {Placeholder.COUNT: str(len(filled)), Placeholder.ITEMS: _HERE, Placeholder.CALL: call}
    text = texts[SEVERAL].filled(values)
    before, _, after = text.body.partition(_HERE)
    between = "\n\n".join(f"{each.heading}\n\n{each.text}".strip() for each in told)
    around = [Section("", part.strip()) for part in (before, after)]
    sections = tuple(each for each in (around[0], *told, around[1]) if each.text)
    return Rendered(text.subject, text.body.replace(_HERE, between), sections)


def _filled(
    template: Template, fields: Mapping[str, str], texts: Mapping[str, NotificationText]
) -> NotificationText:
    return texts[template].filled({Placeholder(name): value for name, value in fields.items()})


def _badness(item: Item) -> tuple[int, int, str, str]:
    fields = item.fields
    late = int(fields.get(Placeholder.DAYS_LATE) or 0)
    step, number = fields.get(Placeholder.STEP, ""), fields.get(Placeholder.CASE_NUMBER, "")
    return _WORST_FIRST.index(item.template), -late, number, step


def _spoken_of(message: Message, roster: Roster, case: Case | None) -> tuple[str, Organisation | None]:
    """Return the party that a message speaks of, and its organisation where that is known."""
    side = _other_side(message, case)
    party = message.values.get("party") or (side.party if side else "")
    organisation_id = message.values.get("organisation_id")
    if organisation_id is None and case is not None and party:
        named = case.parties.get(PartyName(party))
        organisation_id = side.organisation_id if side and side.party == party else named
    return party, roster.organisations.get(OrganisationId(organisation_id)) if organisation_id else None


def _other_side(message: Message, case: Case | None) -> Side | None:
    """Return the side of the step that the message does not go to."""
    step = case.steps.get(message.step_id) if case and message.step_id else None
    if step is None or step.confirmer is None:
        return None
    return step.confirmer if message.to.organisation_id == step.owner.organisation_id else step.owner


def _due(message: Message, case: Case | None, language: Language) -> str:
    """Return the deadline of the message, else the one that has begun since, as after a return."""
    deadline = case.live_deadline(message.step_id) if case and message.step_id else None
    due_on = message.due_on or (deadline.due_on if deadline else None)
    return long_date(due_on, language) if due_on else ""


def _on(message: Message, case: Case | None, language: Language) -> str:
    """Return the day that is told: the one that the message carries, else when its step ended."""
    if named := message.values.get("on"):
        return long_date(date.fromisoformat(named), language)
    step = case.steps.get(message.step_id) if case and message.step_id else None
    return long_date(step.ended_on, language) if step and step.ended_on else ""


def _count(message: Message) -> str:
    """Return the count that the message carries; for an alert, how many times it was told before this."""
    if message.kind is ItemKind.OVERDUE:
        return str(message.rung + message.round)
    return message.values.get("count", "")


def _days_late(message: Message, today: date) -> str:
    if message.kind is not ItemKind.OVERDUE or message.due_on is None:
        return ""
    return str(max((today - message.due_on).days, 0))


def _unreached(message: Message, language: Language) -> str:
    """Return the role of whoever could not be reached; never who it is."""
    role = message.values.get("role")
    return term(Role(role), language) if role else ""


def _link(message: Message, public_url: str) -> str:
    return f"{public_url.rstrip('/')}/cases/{message.case_id}" if public_url else ""


def _whom_to_call(roster: Roster, seat: Seat, today: date, language: Language) -> str:
    """Say that a coordinator helps on, with a telephone number where one is known."""
    coordinator = _coordinator_of(roster, seat, today)
    if coordinator is None:
        return ""
    own = (person.phone for person in roster.sitting(coordinator, today) if person.phone)
    phone = next(own, roster.organisations[coordinator.organisation_id].phone)
    called = term(Word.CALL_COORDINATOR, language)
    return f"{called}, {term(Word.PHONE, language)} {phone}." if phone else f"{called}."


def _coordinator_of(roster: Roster, seat: Seat, today: date) -> Seat | None:
    """Return the coordinator above a seat: a coordinator is not told to call themselves."""
    coordinator = roster.last_rung(seat.organisation_id, today)
    if coordinator != seat:
        return coordinator
    parent = roster.organisations[seat.organisation_id].parent_id
    # An organisation that nobody knows has no coordinator of its own, so the agency's answers.
    above = roster.last_rung(parent or OrganisationId(""), today)
    return above if above != seat else None
