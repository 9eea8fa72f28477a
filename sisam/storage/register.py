"""The register of organisations, persons and seats, at rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import bindparam, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from sisam.domain.absence import Absence
from sisam.domain.contact import Contact, Way
from sisam.domain.ids import PersonId
from sisam.domain.language import Language
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.errors import NotFound
from sisam.storage.dialect import delete_sql, insert_sql, put_sql, text_of
from sisam.storage.instants import day_or_none, day_text_or_none
from sisam.storage.link import Link, Row
from sisam.storage.schema.register import (
    absence,
    contact,
    holding,
    organisation,
    person,
    register_revision,
)

_ORGANISATIONS: Final = text_of(select(organisation).order_by(organisation.c.code))
_PERSONS: Final = text_of(select(person).order_by(person.c.email_key))
_HOLDINGS: Final = text_of(select(holding).order_by(*holding.primary_key.columns))
_ABSENCES: Final = text_of(select(absence).order_by(*absence.primary_key.columns))
_PUT_ORGANISATION: Final = put_sql(organisation)
_PUT_PERSON: Final = put_sql(person)
_ADD_HOLDING: Final = insert_sql(holding)
_PUT_ABSENCE: Final = put_sql(absence)
_DROP_ABSENCE: Final = delete_sql(absence, ("person_id", "absent_from"))
_CONTACTS: Final = text_of(select(contact).order_by(*contact.primary_key.columns))
_ADD_CONTACT: Final = insert_sql(contact)
_DROP_CONTACTS: Final = delete_sql(contact, ("person_id",))
_KEYS: Final = ("organisation_id", "role", "person_id", "deputy", "active_from")
_END_HOLDING: Final = text_of(
    update(holding)
    .values(active_until=bindparam("until"))
    .where(*(holding.c[key] == bindparam(f"key_{key}") for key in _KEYS))
)
_DROP_HOLDING: Final = delete_sql(holding, _KEYS)
_REVISION: Final = text_of(select(register_revision.c.revision))
_NEXT_REVISION: Final = text_of(
    sqlite_insert(register_revision)
    .values(id=literal_column("1"), revision=literal_column("1"))
    .on_conflict_do_update(
        index_elements=["id"], set_={"revision": literal_column("register_revision.revision + 1")}
    )
)


@dataclass(slots=True)
class LastPicture:
    """The picture that was made of the register last, for as long as nobody changes the register."""

    revision: int | None = None
    roster: Roster | None = None


class SqlRegister:
    """The register in a database, within one transaction."""

    __slots__ = ("_changed", "_last", "_link")

    def __init__(self, link: Link, last: LastPicture | None = None) -> None:
        """Take the link of the transaction, and the picture that the store made last."""
        self._link = link
        self._last = last or LastPicture()
        #: What this transaction has changed may yet be undone, so no picture of it is kept.
        self._changed = False

    def roster(self) -> Roster:
        """Return all of it as one frozen picture."""
        row = self._link.row(_REVISION)
        revision = row[0] if row else 0
        if self._last.roster is not None and self._last.revision == revision and not self._changed:
            return self._last.roster
        roster = Roster.of(
            organisations=map(_organisation_of, self._link.rows(_ORGANISATIONS)),
            persons=map(_person_of, self._link.rows(_PERSONS)),
            holdings=map(_holding_of, self._link.rows(_HOLDINGS)),
            absences=map(_absence_of, self._link.rows(_ABSENCES)),
            contacts=self._contacts(),
        )
        if not self._changed:
            self._last.revision, self._last.roster = revision, roster
        return roster

    def _contacts(self) -> dict[PersonId, tuple[Contact, ...]]:
        found: dict[PersonId, tuple[Contact, ...]] = {}
        for person_id, _, channel, address in self._link.rows(_CONTACTS):
            found[person_id] = (*found.get(person_id, ()), Contact(Way(channel), address))
        return found

    def _change(self) -> None:
        """Note that the register is not any more what it was."""
        self._changed = True
        self._link.run(_NEXT_REVISION)

    def put_organisations(self, organisations: Sequence[Organisation]) -> None:
        """Add organisations, or change those that have the same id.

        Raises:
            AlreadyThere: another one has the same code.
        """
        self._change()
        self._link.run_many(_PUT_ORGANISATION, [_organisation_row(each) for each in organisations])

    def put_persons(self, persons: Sequence[Person]) -> None:
        """Add persons, or change those that have the same id.

        Raises:
            AlreadyThere: another one has the same address.
        """
        self._change()
        self._link.run_many(_PUT_PERSON, [_person_row(each) for each in persons])

    def add_holdings(self, holdings: Sequence[Holding]) -> None:
        """Add times in seats.

        Raises:
            AlreadyThere: the person sits there from the same day already.
        """
        self._change()
        self._link.run_many(_ADD_HOLDING, [_holding_row(each) for each in holdings])

    def end_holding(self, holding: Holding, until: date) -> None:
        """Set the last day of somebody's time in a seat.

        Raises:
            NotFound: there is no such time.
        """
        self._change()
        if not self._link.run(_END_HOLDING, (until.isoformat(), *_holding_row(holding)[:-1])):
            raise NotFound("holding", f"{holding.seat.organisation_id}/{holding.seat.role}")

    def drop_holding(self, holding: Holding) -> None:
        """Remove a time in a seat that has not begun.

        Raises:
            NotFound: there is no such time.
        """
        self._change()
        if not self._link.run(_DROP_HOLDING, _holding_row(holding)[:-1]):
            raise NotFound("holding", f"{holding.seat.organisation_id}/{holding.seat.role}")

    def put_absence(self, absence: Absence) -> None:
        """Add days on which a person is away, or change those that begin on the same day."""
        self._change()
        days = absence.absent_from.isoformat(), absence.absent_until.isoformat()
        self._link.run(_PUT_ABSENCE, (absence.person_id, *days))

    def drop_absence(self, absence: Absence) -> None:
        """Remove days on which a person would have been away.

        Raises:
            NotFound: there are none.
        """
        self._change()
        if not self._link.run(_DROP_ABSENCE, (absence.person_id, absence.absent_from.isoformat())):
            raise NotFound("absence", absence.absent_from.isoformat())

    def put_contacts(self, person_id: PersonId, contacts: Sequence[Contact]) -> None:
        """Keep these as the ways to a person, in this order, instead of those before."""
        self._change()
        self._link.run(_DROP_CONTACTS, (person_id,))
        rows = [(person_id, ordinal, each.way.value, each.address) for ordinal, each in enumerate(contacts)]
        if rows:
            self._link.run_many(_ADD_CONTACT, rows)


def _organisation_row(each: Organisation) -> Row:
    return (
        each.id,
        each.code,
        each.kind.value,
        each.name,
        each.parent_id,
        each.controller_id,
        each.municipality_code,
        each.email,
        each.phone,
        int(each.active),
    )


def _organisation_of(row: Row) -> Organisation:
    organisation_id, code, kind, name, parent_id, controller_id, municipality_code, email, phone, active = row
    return Organisation(
        id=organisation_id,
        code=code,
        kind=OrganisationKind(kind),
        name=name,
        parent_id=parent_id,
        controller_id=controller_id,
        municipality_code=municipality_code,
        email=email,
        phone=phone,
        active=bool(active),
    )


def _person_row(each: Person) -> Row:
    return (
        each.id,
        each.name,
        each.email,
        each.email.casefold(),
        each.phone,
        each.language.value,
        each.office_hours,
        int(each.digest),
    )


def _person_of(row: Row) -> Person:
    person_id, name, email, _, phone, language, office_hours, digest = row
    return Person(person_id, name, email, phone, Language(language), office_hours, bool(digest))


def _holding_row(each: Holding) -> Row:
    return (
        each.seat.organisation_id,
        each.seat.role.value,
        each.person_id,
        int(each.deputy),
        each.active_from.isoformat(),
        day_text_or_none(each.active_until),
    )


def _holding_of(row: Row) -> Holding:
    organisation_id, role, person_id, deputy, active_from, active_until = row
    return Holding(
        seat=Seat(organisation_id, Role(role)),
        person_id=person_id,
        deputy=bool(deputy),
        active_from=date.fromisoformat(active_from),
        active_until=day_or_none(active_until),
    )


def _absence_of(row: Row) -> Absence:
    person_id, absent_from, absent_until = row
    return Absence(person_id, date.fromisoformat(absent_from), date.fromisoformat(absent_until))
