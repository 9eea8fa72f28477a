"""What a site watches beside its cases: empty seats, people whom no mail reaches, faults that were mended."""

from contextlib import closing
from datetime import datetime, timedelta

from sisam.application.ports.outbox import MessageStatus, OutboxItem, OutboxMessage
from sisam.domain.ids import AlertId, OrganisationId, PersonId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Template
from sisam.domain.seat import Role, Seat
from sisam.storage.unit_of_work import SqlStore

#: Alerts that go on: id, cause, about, organisation, and the seat that is told.
_LIVE = (
    ("w-vacancy", "vacancy", "seat:school:manager", "school", "agency", Role.COORDINATOR),
    ("w-coordinator", "vacancy", "seat:kaa:coordinator", "kaa", "kaa", Role.COORDINATOR),
    (
        "w-undeliverable",
        "undeliverable",
        "person:person-homeschool-manager:folder",
        "homeschool",
        "edu",
        Role.COORDINATOR,
    ),
)
#: Alerts whose cause has ended: id, cause, about, organisation, and how.
_ENDED = (
    ("w-filled", "vacancy", "seat:edu:officer", "edu", "seat_filled"),
    ("w-idle", "vacancy", "seat:otherschool:contact_teacher", "otherschool", "no_duty"),
    ("w-reached", "undeliverable", "person:person-social-coordinator:folder", "social", "got_through"),
    ("w-moved", "undeliverable", "person:person-unit:folder", "unit", "address_changed"),
    ("w-left", "undeliverable", "person:person-gone:folder", "unit", "left"),
    ("w-mended", "technical", "case:c0001", None, "mended"),
    ("w-up", "technical", "channel:folder", None, "mended"),
    ("w-taught", "no_school", "case:c0001", "social", "in_school"),
)
_KINDS = {"vacancy": ItemKind.VACANCY, "undeliverable": ItemKind.UNDELIVERABLE}
_TEMPLATES = {"vacancy": Template.VACANCY, "undeliverable": Template.UNDELIVERABLE}
_COLUMNS = (
    "id, cause, about, organisation_id, detail, rung, round, raised_at, next_at, acknowledged_at, "
    "acknowledged_by, acknowledged_until, cleared_at, cleared_reason"
)


def text_of(moment: datetime) -> str:
    """Return a moment as the database has it."""
    return f"{moment:%Y-%m-%dT%H:%M:%S.%fZ}"


def watch(store: SqlStore, now: datetime) -> None:
    """Let a site have alerts of its own, told as they should be, and a message that waits for the morning."""
    raised, told = now - timedelta(days=14), now - timedelta(days=1)
    rows = [
        (*alert[:4], "{}", 1, 0, text_of(raised), text_of(now + timedelta(days=2)), *[None] * 5)
        for alert in _LIVE
    ]
    rows += [
        (*alert[:4], "{}", 0, 0, text_of(raised), None, None, None, None, text_of(told), alert[4])
        for alert in _ENDED
    ]
    marks = ", ".join("?" * len(_COLUMNS.split(",")))
    with closing(store.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("INSERT INTO person SELECT 'person-gone', name, 'gone', 'gone', phone, language, "
                       "office_hours, digest FROM person LIMIT 1")  # fmt: skip
        cursor.executemany(f"INSERT INTO site_alert ({_COLUMNS}) VALUES ({marks})", rows)  # noqa: S608
        cursor.executemany(
            "INSERT INTO site_alert_act (alert_id, ordinal, at, kind, via) "
            "VALUES (?, 0, ?, 'cleared', 'daemon')",
            [(alert[0], text_of(told)) for alert in _ENDED],
        )
        # One of them has been acknowledged by a named person.
        cursor.execute(
            "UPDATE site_alert SET acknowledged_at = ?, acknowledged_by = 'person-agency', "
            "acknowledged_until = ? WHERE id = 'w-coordinator'",
            (text_of(told), f"{now + timedelta(days=3):%Y-%m-%d}"),
        )
    with store.write() as work:
        work.outbox.write([_message(alert, told) for alert in _LIVE])
        work.outbox.write([_held(now)])
        work.commit()


def _message(alert: tuple[str, str, str, str, str, Role], told: datetime) -> OutboxMessage:
    id_, cause, _, _, organisation, role = alert
    person = "person-agency" if organisation in ("agency", "kaa") else f"person-{organisation}-{role}"
    template = _TEMPLATES[cause]
    key = f"{id_}|{_KINDS[cause]}|{template}|1|0|{person}|folder"
    item = OutboxItem(
        kind=_KINDS[cause],
        template=template,
        case_id=None,
        step_id=None,
        alert_id=None,
        rung=1,
        round=0,
        fields={},
        dedup_key=key,
        seat=Seat(OrganisationId(organisation), role),
        site_alert_id=AlertId(id_),
    )
    return _to(person, f"m-{id_}", item, told, status=MessageStatus.SENT)


def _held(now: datetime) -> OutboxMessage:
    values = {"about": "w-held"}
    item = OutboxItem(
        kind=ItemKind.STATEMENT,
        template=Template.STATEMENT,
        case_id=None,
        step_id=None,
        alert_id=None,
        rung=0,
        round=0,
        fields={},
        dedup_key="w-held|statement|statement|0|0|person-agency|folder",
        seat=Seat(OrganisationId("agency"), Role.COORDINATOR),
        values=values,
    )
    return _to(
        "person-agency", "m-held", item, now, status=MessageStatus.HELD, next_at=now + timedelta(hours=20)
    )


def _to(
    person: str,
    id: str,  # noqa: A002
    item: OutboxItem,
    at: datetime,
    *,
    status: MessageStatus,
    next_at: datetime | None = None,
) -> OutboxMessage:
    sent = status is MessageStatus.SENT
    return OutboxMessage(
        id=id,
        person_id=PersonId(person),
        channel="folder",
        language=Language.SV,
        items=(item,),
        message_id=f"<{id}@sisam.invalid>",
        created_at=at,
        status=status,
        attempts=1 if sent else 0,
        next_at=next_at,
        sent_at=at if sent else None,
        last_reply="250 ok" if sent else None,
    )
