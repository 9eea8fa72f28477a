"""The rows of messages and of what they tell."""

from datetime import date, datetime

from sisam.application.ports.outbox import MessageStatus, OutboxItem, OutboxMessage
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Template
from sisam.domain.seat import Role, Seat
from sisam.storage.canonical import canonical, read
from sisam.storage.instants import instant_or_none, instant_text, instant_text_or_none
from sisam.storage.link import Row


def message_row(each: OutboxMessage) -> Row:
    """Return the row of a message, in the table's order."""
    return (
        each.id,
        each.person_id,
        each.channel,
        each.language.value,
        each.message_id,
        instant_text(each.created_at),
        *state_columns(each),
    )


def state_columns(each: OutboxMessage) -> Row:
    """Return the columns that change while a message is on its way."""
    return (
        each.status.value,
        each.attempts,
        instant_text_or_none(each.next_at),
        instant_text_or_none(each.sent_at),
        each.last_reply,
    )


def message_of(row: Row, items: tuple[OutboxItem, ...]) -> OutboxMessage:
    """Return the message of a row, with its items."""
    key, person_id, channel, language, message_id, created_at, *state = row
    status, attempts, next_at, sent_at, last_reply = state
    return OutboxMessage(
        id=key,
        person_id=person_id,
        channel=channel,
        language=Language(language),
        items=items,
        message_id=message_id,
        created_at=datetime.fromisoformat(created_at),
        status=MessageStatus(status),
        attempts=attempts,
        next_at=instant_or_none(next_at),
        sent_at=instant_or_none(sent_at),
        last_reply=last_reply,
    )


def item_row(message_key: str, ordinal: int, item: OutboxItem) -> Row:
    """Return the row of one thing that a message tells."""
    return (
        message_key,
        ordinal,
        item.kind.value,
        item.template.value,
        item.case_id,
        item.step_id,
        item.alert_id,
        item.site_alert_id,
        item.rung,
        item.round,
        canonical(dict(item.fields)),
        item.dedup_key,
        item.seat.organisation_id if item.seat else None,
        item.seat.role.value if item.seat else None,
        item.due_on.isoformat() if item.due_on else None,
        canonical(dict(item.values)),
        item.successor_id,
    )


def item_of(row: Row) -> OutboxItem:
    """Return what a row tells."""
    _, _, kind, template, case_id, step_id, alert_id, site_alert_id, rung, round_, *told = row
    fields, dedup_key, *told_to = told
    organisation_id, role, due_on, values, successor_id = told_to
    return OutboxItem(
        kind=ItemKind(kind),
        template=Template(template),
        case_id=case_id,
        step_id=step_id,
        alert_id=alert_id,
        rung=rung,
        round=round_,
        fields=read(fields),
        dedup_key=dedup_key,
        seat=Seat(organisation_id, Role(role)) if role else None,
        due_on=date.fromisoformat(due_on) if due_on else None,
        values=read(values),
        successor_id=successor_id,
        site_alert_id=site_alert_id,
    )
