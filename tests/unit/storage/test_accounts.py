"""Accounts, recovery codes and invitations at rest."""

from dataclasses import replace
from datetime import timedelta

from sisam.domain.account import Account, Invitation
from sisam.domain.ids import PersonId
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, OFFICER, a_person

OTHER = PersonId("person-other")
ACCOUNT = Account(OFFICER, "hash", b"sealed", NOW, totp_last=7, disabled_at=NOW)
INVITATION = Invitation("i-1", OFFICER, "hash", NOW, PersonId("owner"), NOW + timedelta(days=7))


def a_store() -> SqlStore:
    store = SqlStore("sqlite://")
    with store.write() as work:
        work.register.put_persons([a_person(), a_person(OTHER)])
        work.accounts.put(ACCOUNT)
        work.commit()
    return store


def test_an_account_comes_back_as_it_was_put() -> None:
    with a_store().write() as work:
        assert ACCOUNT == work.accounts.get(OFFICER)
        changed = replace(ACCOUNT, password_hash=None, totp_sealed=None, disabled_at=None)
        work.accounts.put(changed)
        assert [changed] == work.accounts.listed()
        assert work.accounts.get(OTHER) is None


def test_of_two_who_give_the_same_code_one_is_let_in() -> None:
    with a_store().write() as work:
        assert [False, True, False, False] == [
            work.accounts.take_code(OFFICER, each) for each in (7, 8, 8, 6)
        ]
        assert not work.accounts.take_code(OTHER, 9)


def test_recovery_codes_are_taken_once_and_replaced_as_a_whole() -> None:
    with a_store().write() as work:
        accounts = work.accounts
        accounts.put_recovery_codes(OFFICER, ["a", "b", "c"])
        assert [True, False, False] == [accounts.take_recovery_code(OFFICER, each, NOW) for each in "aax"]
        assert 2 == accounts.recovery_codes_left(OFFICER)
        accounts.put_recovery_codes(OFFICER, ["d"])
        assert [False, True] == [accounts.take_recovery_code(OFFICER, each, NOW) for each in "bd"]
        accounts.put_recovery_codes(OFFICER, [])
        assert 0 == accounts.recovery_codes_left(OFFICER)


def test_an_invitation_comes_back_as_it_was_put() -> None:
    with a_store().write() as work:
        work.accounts.put_invitation(INVITATION)
        used = replace(INVITATION, used_at=NOW, withdrawn_at=NOW, failures=3)
        assert INVITATION == work.accounts.invitation("i-1")
        work.accounts.put_invitation(used)
        assert used == work.accounts.invitation("i-1")
        assert work.accounts.invitation("i-2") is None


def test_open_invitations_are_told_by_person_and_withdrawn_together() -> None:
    with a_store().write() as work:
        work.accounts.put_invitation(INVITATION)
        work.accounts.put_invitation(replace(INVITATION, id="i-2", used_at=NOW))
        assert {OFFICER: INVITATION} == work.accounts.invitations()
        assert [1, 0] == [work.accounts.withdraw_invitations(OFFICER, NOW) for _ in range(2)]
        assert {} == work.accounts.invitations()
