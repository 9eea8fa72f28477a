"""Accounts, recovery codes and invitations, at rest."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, select, update

from sisam.domain.account import Account, Invitation
from sisam.domain.ids import PersonId
from sisam.storage.dialect import delete_sql, insert_sql, put_sql, text_of
from sisam.storage.instants import instant_or_none, instant_text, instant_text_or_none
from sisam.storage.link import Link, Row
from sisam.storage.schema.accounts import account, invitation, recovery_code

_GET: Final = text_of(select(account).where(account.c.person_id == bindparam("person_id")))
_ALL: Final = text_of(select(account).order_by(account.c.person_id))
_PUT: Final = put_sql(account)
_TAKE: Final = text_of(
    update(account)
    .values(totp_last=bindparam("number"))
    .where(account.c.person_id == bindparam("of"), account.c.totp_last < bindparam("later_than"))
)
_DROP_CODES: Final = delete_sql(recovery_code, ("person_id",))
_ADD_CODE: Final = insert_sql(recovery_code)
_TAKE_CODE: Final = text_of(
    update(recovery_code)
    .values(used_at=bindparam("now"))
    .where(
        recovery_code.c.person_id == bindparam("of"),
        recovery_code.c.code_hash == bindparam("hash"),
        recovery_code.c.used_at.is_(None),
    )
)
_CODES_LEFT: Final = text_of(
    select(func.count())
    .select_from(recovery_code)
    .where(recovery_code.c.person_id == bindparam("of"), recovery_code.c.used_at.is_(None))
)
_INVITATION: Final = text_of(select(invitation).where(invitation.c.id == bindparam("id")))
_PUT_INVITATION: Final = put_sql(invitation)
_OPEN: Final = (invitation.c.used_at.is_(None), invitation.c.withdrawn_at.is_(None))
_OPEN_INVITATIONS: Final = text_of(select(invitation).where(*_OPEN).order_by(invitation.c.created_at))
_WITHDRAW: Final = text_of(
    update(invitation)
    .values(withdrawn_at=bindparam("now"))
    .where(invitation.c.person_id == bindparam("of"), *_OPEN)
)


class SqlAccounts:
    """Accounts in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def get(self, person_id: PersonId) -> Account | None:
        """Return a person's account; None where there is none."""
        row = self._link.row(_GET, (person_id,))
        return None if row is None else _account_of(row)

    def put(self, account: Account) -> None:
        """Keep an account instead of the one before."""
        self._link.run(_PUT, _account_row(account))

    def listed(self) -> list[Account]:
        """Return every account, in the order of the persons' ids."""
        return [_account_of(row) for row in self._link.rows(_ALL)]

    def take_code(self, person_id: PersonId, number: int) -> bool:
        """Note that the one-time code of a number was taken; False where one as late was taken before."""
        return self._link.run(_TAKE, (number, person_id, number)) == 1

    def put_recovery_codes(self, person_id: PersonId, hashes: Sequence[str]) -> None:
        """Keep the hashes of these recovery codes instead of all those before."""
        self._link.run(_DROP_CODES, (person_id,))
        rows = [(person_id, ordinal, each, None) for ordinal, each in enumerate(hashes)]
        if rows:
            self._link.run_many(_ADD_CODE, rows)

    def take_recovery_code(self, person_id: PersonId, code_hash: str, now: datetime) -> bool:
        """Note that a recovery code was used; False where it is none of the person's, or was used before."""
        return self._link.run(_TAKE_CODE, (instant_text(now), person_id, code_hash)) == 1

    def recovery_codes_left(self, person_id: PersonId) -> int:
        """Return how many of a person's recovery codes were not used yet."""
        row = self._link.row(_CODES_LEFT, (person_id,))
        return int(row[0]) if row else 0

    def invitation(self, invitation_id: str) -> Invitation | None:
        """Return an invitation; None where there is none."""
        row = self._link.row(_INVITATION, (invitation_id,))
        return None if row is None else _invitation_of(row)

    def put_invitation(self, invitation: Invitation) -> None:
        """Keep an invitation instead of the one before."""
        self._link.run(_PUT_INVITATION, _invitation_row(invitation))

    def invitations(self) -> Mapping[PersonId, Invitation]:
        """Return by person the invitation that was neither used nor withdrawn; it may have run out."""
        found = map(_invitation_of, self._link.rows(_OPEN_INVITATIONS))
        return {each.person_id: each for each in found}

    def withdraw_invitations(self, person_id: PersonId, now: datetime) -> int:
        """Withdraw a person's invitations that were not used, and return how many there were."""
        return self._link.run(_WITHDRAW, (instant_text(now), person_id))


def _account_row(each: Account) -> Row:
    return (
        each.person_id,
        each.password_hash,
        each.totp_sealed,
        instant_text(each.created_at),
        each.totp_last,
        instant_text_or_none(each.disabled_at),
    )


def _account_of(row: Row) -> Account:
    person_id, password_hash, totp_sealed, created_at, totp_last, disabled_at = row
    return Account(
        person_id=person_id,
        password_hash=password_hash,
        totp_sealed=totp_sealed,
        created_at=datetime.fromisoformat(created_at),
        totp_last=totp_last,
        disabled_at=instant_or_none(disabled_at),
    )


def _invitation_row(each: Invitation) -> Row:
    return (
        each.id,
        each.person_id,
        each.code_hash,
        instant_text(each.created_at),
        each.created_by,
        instant_text(each.expires_at),
        instant_text_or_none(each.used_at),
        instant_text_or_none(each.withdrawn_at),
        each.failures,
    )


def _invitation_of(row: Row) -> Invitation:
    (
        invitation_id,
        person_id,
        code_hash,
        created_at,
        created_by,
        expires_at,
        used_at,
        withdrawn_at,
        failures,
    ) = row
    return Invitation(
        id=invitation_id,
        person_id=person_id,
        code_hash=code_hash,
        created_at=datetime.fromisoformat(created_at),
        created_by=created_by,
        expires_at=datetime.fromisoformat(expires_at),
        used_at=instant_or_none(used_at),
        withdrawn_at=instant_or_none(withdrawn_at),
        failures=failures,
    )
