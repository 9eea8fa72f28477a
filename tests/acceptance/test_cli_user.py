"""People are let in, switched off and let back in at the command line."""

import re

from tests.acceptance.command_line import CommandLine, Ran

CODE = re.compile(r"Code: ([A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4})")


def emails(sisam: CommandLine, role: str) -> list[str]:
    seats = sisam.well("seat", "list", "--json").json
    return [holder["email"] for seat in seats if seat["role"] == role for holder in seat["holders"]]


def done(sisam: CommandLine, *words: str) -> Ran:
    """Run a command that is logged, and return what it said."""
    ran = sisam(*words)
    assert (0, True) == (ran.code, '"event": "user_changed"' in ran.err)
    return ran


def status(sisam: CommandLine, email: str) -> str:
    users = sisam.well("user", "list", "--json").json
    return next(str(user["status"]) for user in users if user["email"] == email)


def test_the_owner_invites_and_the_code_is_shown_once(sisam: CommandLine) -> None:
    (administrator, *_) = emails(sisam, "administrator")

    invited = done(sisam, "user", "invite", administrator)

    match = CODE.search(invited.out)
    assert match
    assert "invited" == status(sisam, administrator)
    assert match.group(1) not in sisam.well("user", "list", "--json").out
    assert match.group(1) not in invited.err
    assert "it lies at /inbjudan/" in invited.err


def test_an_administrator_manages_everybody_but_themselves(sisam: CommandLine) -> None:
    (administrator, *_), (officer, *_) = emails(sisam, "administrator"), emails(sisam, "officer")

    told = done(sisam, "user", "invite", officer, "--as", administrator, "--json").json
    assert {"email", "code", "page", "expires_at"} == set(told)
    refused = sisam("user", "invite", administrator, "--as", administrator)
    assert (1, "Nobody lets themselves in") == (refused.code, re.sub("Error: ", "", refused.err)[:25])
    assert 1 == sisam("user", "list", "--as", officer).code


def test_whoever_is_switched_off_is_invited_once_they_are_on_again(sisam: CommandLine) -> None:
    (officer, *_) = emails(sisam, "officer")
    done(sisam, "user", "invite", officer)

    done(sisam, "user", "disable", officer)
    assert "disabled" == status(sisam, officer)
    assert 1 == sisam("user", "invite", officer).code
    done(sisam, "user", "enable", officer)
    assert "0 sessions ended." in done(sisam, "user", "end-sessions", officer).out
    assert CODE.search(done(sisam, "user", "recover", officer).out)
    assert "invited" == status(sisam, officer)


def test_a_list_for_people_has_a_line_for_each(sisam: CommandLine) -> None:
    told = sisam.well("user", "list").out

    assert "status" in told.splitlines()[0]
    assert all(email in told for email in emails(sisam, "administrator"))
