"""Signing in: who is let in, who is not, and that nobody learns why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from sisam.application.people.keeping_sessions import load
from sisam.application.people.people import People
from sisam.application.people.signing_in import Proof, SignInRefused, sign_in, step_up
from sisam.application.people.switching_off import disable
from sisam.application.people.throttling import LONGEST_WAIT, TooManyAttempts
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.people import PASSWORD, CountedPasswords, a_member, a_people, an_invitation, signed_in

TEACHER = f"person-of-{HOME_SCHOOL}"
OFFICER = f"person-of-{SOCIAL_SERVICES}"
SOON = NOW + timedelta(minutes=1)
HALF_A_MINUTE = timedelta(seconds=30)
NOBODY = Proof("nobody@example.se", PASSWORD, "123456", "192.0.2.1")


def refused(people: People, proof: Proof, now: Any = SOON) -> int:  # noqa: ANN401
    """Return how many hashes were verified until somebody was refused."""
    passwords = people.passwords
    assert isinstance(passwords, CountedPasswords)
    passwords.verified.clear()
    with pytest.raises(SignInRefused):
        sign_in(people, proof, now)
    return len(passwords.verified)


def test_whoever_proves_who_they_are_is_let_in() -> None:
    people = a_people()
    member = a_member(people, TEACHER)

    begun = signed_in(people, member, SOON)

    found = load(people, begun.session_id, SOON)
    assert found is not None
    assert (TEACHER, "Begun(…)") == (found.person.id, repr(begun))


def test_an_address_is_found_in_whatever_case() -> None:
    people = a_people()
    member = a_member(people, TEACHER)

    sign_in(people, member.proof(SOON, email=f" {member.email.upper()} "), SOON)


def test_unknown_wrong_invited_and_switched_off_get_the_same_answer_for_the_same_work() -> None:
    people = a_people()
    member, off = a_member(people, TEACHER), a_member(people, OFFICER)
    disable(people, off.email, None, NOW)
    invited = an_invitation(people, "person-of-org-agency")
    proofs = [
        NOBODY,
        member.proof(SOON, password="wrong"),
        member.proof(SOON, code="000000"),
        member.proof(SOON, password="wrong", code="AAAA-AAAA-AAAA"),
        member.proof(SOON, password="p" * 10_000),
        off.proof(SOON),
        Proof(invited.person.email, PASSWORD, "123456", "192.0.2.1"),
    ]

    assert [1] * len(proofs) == [
        refused(people, replace(each, address=str(n))) for n, each in enumerate(proofs)
    ]


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_clock_may_differ_by_half_a_minute(steps: int) -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    now = NOW + timedelta(minutes=5)

    sign_in(people, member.proof(now, code=member.code(now + steps * HALF_A_MINUTE)), now)


@pytest.mark.parametrize("steps", [-2, 2])
def test_a_clock_may_not_differ_by_more(steps: int) -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    now = NOW + timedelta(minutes=5)

    refused(people, member.proof(now, code=member.code(now + steps * HALF_A_MINUTE)), now)


def test_no_one_time_code_is_taken_twice() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    proof = member.proof(SOON)
    sign_in(people, proof, SOON)

    refused(people, proof, SOON)
    refused(people, proof, SOON + timedelta(seconds=20))


def test_no_code_from_before_the_last_one_is_taken() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    early = member.code(SOON)
    sign_in(people, member.proof(SOON, code=member.code(SOON + HALF_A_MINUTE)), SOON)

    refused(people, member.proof(SOON, code=early), SOON)


def test_the_code_that_confirmed_the_second_factor_lets_nobody_in() -> None:
    people = a_people()
    member = a_member(people, TEACHER)

    refused(people, member.proof(NOW), NOW)


def test_a_recovery_code_is_taken_once_however_it_is_typed() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    first, second = member.recovery_codes[:2]

    sign_in(people, member.proof(SOON, code=first.lower().replace("-", " ")), SOON)
    refused(people, member.proof(SOON, code=first))
    sign_in(people, member.proof(SOON, code=second), SOON)


def test_one_persons_recovery_code_is_nobody_elses() -> None:
    people = a_people()
    member, other = a_member(people, TEACHER), a_member(people, OFFICER)

    refused(people, member.proof(SOON, code=other.recovery_codes[0]))


def test_a_wrong_password_spends_no_recovery_code() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    code = member.recovery_codes[0]
    refused(people, member.proof(SOON, password="wrong", code=code))

    sign_in(people, member.proof(SOON, code=code), SOON)


def test_the_session_that_the_browser_had_ends_when_one_signs_in() -> None:
    people = a_people()
    member, other = a_member(people, TEACHER), a_member(people, OFFICER)
    planted = signed_in(people, other, SOON)

    begun = sign_in(people, member.proof(SOON), SOON, planted.session_id)

    assert begun.session_id != planted.session_id
    assert load(people, planted.session_id, SOON) is None


def test_whoever_guesses_waits_longer_each_time_and_never_for_good() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    now, waits = SOON, []
    for count in range(40):
        try:
            sign_in(people, member.proof(now, password="wrong", address=str(count)), now)
        except TooManyAttempts as error:
            waits.append(error.until - now)
            now = error.until
        except SignInRefused:
            pass

    assert [2, 4, 8] == [wait.seconds for wait in waits[:3]]
    assert LONGEST_WAIT == waits[-1] == timedelta(minutes=15)
    at_last = now + LONGEST_WAIT
    sign_in(people, member.proof(at_last), at_last)


def test_a_name_that_nobody_has_is_throttled_as_one_that_somebody_has() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    told = []
    for proof in (member.proof(SOON, password="wrong"), NOBODY):
        answers = []
        for count in range(8):
            with pytest.raises((SignInRefused, TooManyAttempts)) as error:
                sign_in(people, replace(proof, address=f"{proof.email} {count}"), SOON)
            answers.append(error.type)
        told.append(answers)

    assert told[0] == told[1]
    assert [SignInRefused] * 6 + [TooManyAttempts] * 2 == told[0]


def test_an_address_that_tries_many_names_is_throttled_too() -> None:
    people = a_people()
    for count in range(31):
        refused(people, replace(NOBODY, email=f"{count}@example.se"))

    with pytest.raises(TooManyAttempts):
        sign_in(people, replace(NOBODY, email="next@example.se"), SOON)
    assert refused(people, replace(NOBODY, email="next@example.se", address="198.51.100.7"))


def test_while_one_waits_nothing_is_verified_and_the_wait_grows_no_longer() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    passwords = people.passwords
    assert isinstance(passwords, CountedPasswords)
    for _ in range(6):
        refused(people, member.proof(SOON, password="wrong"))
    passwords.verified.clear()

    until = set()
    for _ in range(5):
        with pytest.raises(TooManyAttempts) as error:
            sign_in(people, member.proof(SOON), SOON)
        until.add(error.value.until)

    assert ([], 1) == (passwords.verified, len(until))


def test_whoever_signs_in_begins_to_be_counted_from_nothing() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    for code in member.recovery_codes[:3]:
        for _ in range(4):
            refused(people, member.proof(SOON, password="wrong"))
        sign_in(people, member.proof(SOON, code=code), SOON)


def test_a_password_is_hashed_anew_where_hashes_have_become_dearer() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    passwords = people.passwords
    assert isinstance(passwords, CountedPasswords)
    passwords.mark = "2"
    signed_in(people, member, SOON)

    with people.site.store.read() as work:
        account = work.accounts.get(member.person_id)
    assert account is not None
    assert account.password_hash == f"2:{PASSWORD}"
    refused(people, member.proof(SOON))


@dataclass
class SlowPasswords(CountedPasswords):
    """Takes so long to verify that something else happens meanwhile, once."""

    meanwhile: Callable[[], None] | None = None

    def verify(self, stored: str | None, password: str) -> bool:
        fits = super().verify(stored, password)
        happens, self.meanwhile = self.meanwhile, None
        if happens is not None:
            happens()
        return fits


@pytest.mark.parametrize("again", [False, True])
def test_a_password_that_was_changed_while_the_old_one_was_verified_lets_nobody_in(again: bool) -> None:
    passwords = SlowPasswords()
    people = a_people(passwords=passwords)
    member = a_member(people, TEACHER)
    old = signed_in(people, member, SOON)
    later = SOON + timedelta(minutes=2)
    proof = member.proof(later)
    changed = passwords.hash("en annan mening om snö")

    def change() -> None:
        with people.site.store.write() as work:
            account = work.accounts.get(member.person_id)
            assert account is not None
            work.accounts.put(replace(account, password_hash=changed))
            work.commit()

    passwords.meanwhile = change
    with pytest.raises(SignInRefused):
        step_up(people, old.session, proof, later) if again else sign_in(people, proof, later)

    assert passwords.meanwhile is None
    # Its code was not spent on it.
    sign_in(people, member.proof(later, password="en annan mening om snö"), later)


def test_stepping_up_takes_a_proof_of_the_same_person_and_gives_a_fresh_session() -> None:
    people = a_people()
    member, other = a_member(people, TEACHER), a_member(people, OFFICER)
    old = signed_in(people, member, SOON)
    later = SOON + timedelta(minutes=12)

    with pytest.raises(SignInRefused):
        step_up(people, old.session, other.proof(later), later)
    with pytest.raises(SignInRefused):
        step_up(people, old.session, member.proof(later, password="wrong"), later)
    fresh = step_up(people, old.session, member.proof(later), later)

    assert load(people, old.session_id, later) is None
    found = load(people, fresh.session_id, later)
    assert found is not None
    assert found.is_fresh(later)
    assert old.session.expires_at == fresh.session.expires_at


@pytest.mark.parametrize(
    "text",
    ["", "\0", "\x1b[2J", "' OR 1=1 --", "å" * 10_000, "\ud800", "名前@例え.jp", "\u0661" * 6, "\uff11" * 6],
)
def test_hostile_texts_are_refused_like_any_other(text: str) -> None:
    people = a_people()
    member = a_member(people, TEACHER)

    for field in ("email", "password", "code", "address"):
        if field == "address":
            sign_in(people, member.proof(SOON, address=text), SOON)
        else:
            assert refused(people, member.proof(SOON, **{field: text, "address": field})) == 1
