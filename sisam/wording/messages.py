"""What a message says: the values of its placeholders."""

from __future__ import annotations

from datetime import date, timedelta

from sisam.domain.case import Case
from sisam.domain.contact import Way
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.language import Language
from sisam.domain.log_month import LogMonth
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.notification_text import Placeholder
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Side
from sisam.wording.anchors import anchor_phrase
from sisam.wording.calling import whom_to_call
from sisam.wording.dates import long_date, month_name
from sisam.wording.mail_sentences import Sentence
from sisam.wording.pages import alert_page, import_page, invitation_page, page_of
from sisam.wording.statement_mail import statement_fields
from sisam.wording.terms import term
from sisam.wording.titles import Titles

#: What asks something of the party that it names.
_OF_THE_DOER = frozenset(
    {
        Template.REMINDER,
        Template.OVERDUE,
        Template.OVERDUE_ANSWER,
        Template.OVERDUE_OTHER,
        Template.OVERDUE_AGAIN,
        Template.ALERT_ASSIGNED,
    }
)


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
    passes: bool = False,
) -> dict[str, str]:
    """Return the values of the placeholders for a message to whoever sits in `seat`.

    With the case as decided, the other party of a step and its new deadline are told too. In a restricted
    case no organisation is shown, and no telephone but the agency's, which tells nothing of the case.
    Where there are no pages to link to, it says whom to call. Another seat than the one that the message
    goes to stands in for it. `passes` tells whether whoever confirms the step becomes accountable.
    """
    language = titles.language
    party, organisation = _spoken_of(message, roster, case)
    called = _called(message, party, organisation, titles, case)
    told = {
        Placeholder.CASE_NUMBER: message.case_number,
        Placeholder.STEP: titles.step(message.step) if message.step else "",
        Placeholder.ASKS: _asks(message, titles, case),
        Placeholder.ROUTINE: _routine(message, titles),
        **_days(message, case, today, language),
        Placeholder.NEW_CASE: _new_case(message, seat),
        Placeholder.COUNT: message.values.get("count", ""),
        Placeholder.REASON: _reason(message, titles),
        Placeholder.PASSES: Sentence.PASSES.said(language) if passes else "",
        Placeholder.ROLE: term(seat.role, language),
        Placeholder.INSTEAD: _instead(message, roster, seat, language, restricted=restricted),
        **_named(None if restricted else organisation, titles.party(party) if party else ""),
        Placeholder.PARTY: called,
        Placeholder.SEAT: _unreached(message, language),
        Placeholder.LINK: _link(message, public_url),
        Placeholder.CALL: ""
        if public_url
        else whom_to_call(message, roster, seat, today, language, restricted=restricted),
    }
    if message.template is Template.STATEMENT:
        told |= statement_fields(message, language)
    if message.template is Template.IMPORTED:
        told |= {Placeholder.WAITING: message.values["waiting"], Placeholder.LATE: message.values["late"]}
    # A line break in a name would end a mail's header.
    return {str(name): " ".join(value.split()) for name, value in told.items()}


def _days(message: Message, case: Case | None, today: date, language: Language) -> dict[Placeholder, str]:
    """Return the days that a message tells, and what they are called."""
    return {
        Placeholder.DUE: _due(message, case, language),
        Placeholder.LATE_SINCE: _late_since(message, today, language),
        Placeholder.DAYS_LATE: _days_late(message, today),
        Placeholder.DATE: _date(message, language),
        Placeholder.WAS: _day(message, "was", language),
        Placeholder.ON: _on(message, case, language),
        Placeholder.MONTH: _month(message, language),
    }


def _named(organisation: Organisation | None, party: str) -> dict[Placeholder, str]:
    """Return what is told of the organisation that a message speaks of; None: nothing may be."""
    return {
        Placeholder.ORGANISATION: _name(organisation, party),
        Placeholder.PHONE: organisation.phone if organisation else "",
    }


def _link(message: Message, public_url: str) -> str:
    """Return the page that a message leads to."""
    if "invitation" in message.values:
        return invitation_page(message.values["invitation"], public_url)
    if message.template is Template.IMPORT_WANTED:
        return import_page(message.values["about"], public_url)
    if alert_id := message.alert_id or message.site_alert_id:
        return alert_page(alert_id, public_url)
    return page_of(message.case_id, public_url, message.step_id)


def _spoken_of(message: Message, roster: Roster, case: Case | None) -> tuple[str, Organisation | None]:
    """Return the party that a message speaks of, and its organisation where that is known."""
    side = _other_side(message, case)
    party = message.values.get("party") or (side.party if side else "")
    organisation_id = message.values.get("organisation_id")
    if organisation_id is None and case is not None and party:
        named = case.parties.get(PartyName(party))
        organisation_id = side.organisation_id if side and side.party == party else named
    return party, roster.organisations.get(OrganisationId(organisation_id)) if organisation_id else None


def _new_case(message: Message, seat: Seat) -> str:
    """Return the number of the new placement's case, to the organisation that is a party of both alone."""
    same = seat.organisation_id == message.to.organisation_id
    return message.values.get("number", "") if same else ""


def _called(
    message: Message, party: str, organisation: Organisation | None, titles: Titles, case: Case | None
) -> str:
    """Return what a party is called; of two that are the same party, in which home municipality it is."""
    called = titles.party(party) if party else ""
    step = case.steps.get(message.step_id) if case and message.step_id else None
    if step is None or step.confirmer is None or organisation is None:
        return called
    if not step.owner.party == step.confirmer.party == party:
        return called
    new = organisation.id == step.confirmer.organisation_id
    return (Sentence.IN_NEW_HOME if new else Sentence.IN_HOME_BEFORE).said(titles.language, party=called)


def _name(organisation: Organisation | None, called: str) -> str:
    """Return what an organisation is called, unless its party is called just that."""
    if organisation is None or organisation.name.casefold() == called.casefold():
        return ""
    return organisation.name


def _reason(message: Message, titles: Titles) -> str:
    """Return a closed value in words: what changed, which way is down, else the outcome or the rule."""
    reason = message.values.get("reason", "")
    if message.template is Template.ACCOUNT_CHANGED:
        return (Sentence.WAYS_CHANGED if reason == "ways" else Sentence.SIGN_IN_CHANGED).said(titles.language)
    if message.template is not Template.CHANNEL_DOWN:
        return titles.outcome(reason)
    return Sentence.BY_EMAIL.said(titles.language) if reason == Way.EMAIL else reason


def _other_side(message: Message, case: Case | None) -> Side | None:
    """Return the side of the step that the message does not go to.

    Of a step that nobody confirms it is, when it was waived, whoever was accountable: it is theirs to waive.
    """
    step = case.steps.get(message.step_id) if case and message.step_id else None
    if case is None or step is None:
        return None
    waiver = case.accountable if message.template is Template.STEP_WAIVED else None
    if step.confirmer is None and waiver and waiver.organisation_id != message.to.organisation_id:
        return Side(waiver.party, waiver.organisation_id)
    return step.confirmer if message.to.organisation_id == step.owner.organisation_id else step.owner


def _asks(message: Message, titles: Titles, case: Case | None) -> str:
    """Return what is to be done; of whoever is to answer only that is asked."""
    step = case.steps.get(message.step_id) if case and message.step_id else None
    doer = message.values.get("party") if message.template in _OF_THE_DOER else None
    if step and step.confirmer and doer == step.confirmer.party:
        return Sentence.ANSWER.said(titles.language)
    return titles.asks(message.step or "")


def _routine(message: Message, titles: Titles) -> str:
    number = titles.routine(message.step or "")
    return Sentence.ROUTINE.said(titles.language, number=number, last=titles.last_routine) if number else ""


def _due(message: Message, case: Case | None, language: Language) -> str:
    """Return the deadline of the message, else the one that has begun since, as after a return."""
    deadline = case.live_deadline(message.step_id) if case and message.step_id else None
    due_on = message.due_on or (deadline.due_on if deadline else None)
    return long_date(due_on, language) if due_on else ""


def _on(message: Message, case: Case | None, language: Language) -> str:
    """Return the day that is told: the one that the message carries, else when its step ended."""
    if message.template is Template.DATE_CHANGED and not message.values.get("on"):
        return Sentence.NOT_KNOWN.said(language)
    if message.values.get("on"):
        return _day(message, "on", language)
    step = case.steps.get(message.step_id) if case and message.step_id else None
    return long_date(step.ended_on, language) if step and step.ended_on else ""


def _day(message: Message, name: str, language: Language) -> str:
    told = message.values.get(name)
    return long_date(date.fromisoformat(told), language) if told else ""


def _month(message: Message, language: Language) -> str:
    told = message.values.get("month")
    return month_name(LogMonth.read(told).first_on, language) if told else ""


def _date(message: Message, language: Language) -> str:
    """Return what the date is called that the message tells of."""
    anchor = message.values.get("anchor")
    return anchor_phrase(anchor, language) if anchor else ""


def _late_since(message: Message, today: date, language: Language) -> str:
    """Return the first day of being late, and how many there have been."""
    count = int(_days_late(message, today) or 0)
    if message.due_on is None or not count:
        return ""
    first = long_date(message.due_on + timedelta(days=1), language)
    sentence = Sentence.LATE_FOR_A_DAY if count == 1 else Sentence.LATE_SINCE
    return sentence.said(language, day=first, count=count)


def _days_late(message: Message, today: date) -> str:
    is_late = message.kind is ItemKind.OVERDUE or message.template is Template.ALERT_ASSIGNED
    if not is_late or message.due_on is None:
        return ""
    return str(max((today - message.due_on).days, 0))


def _unreached(message: Message, language: Language) -> str:
    """Return the role of whoever could not be reached; never who it is."""
    role = message.values.get("role")
    return term(Role(role), language) if role else ""


def _instead(message: Message, roster: Roster, seat: Seat, language: Language, *, restricted: bool) -> str:
    """Say which seat is vacant, if the message comes to another than it was written to."""
    if seat == message.to:
        return ""
    asked = roster.organisations.get(message.to.organisation_id)
    organisation = asked.name if asked and not restricted else Sentence.WHOEVER.said(language)
    role = term(message.to.role, language)
    return Sentence.INSTEAD.said(language, role=role, organisation=organisation)
