"""A person is given further ways, and messages go over them; what one refuses goes the next."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook

from tests.acceptance.command_line import PLACEMENT, CommandLine, letters
from tests.acceptance.daemon_process import daemon_at
from tests.acceptance.test_cli_bounces import set_to
from tests.web_receiver import Posted, Receiver, receiver

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
#: Some hours after the site was made.
SOON = "2026-11-02T14:00+01:00"
#: Four weeks after the placements were brought in.
LATER = "2026-11-30T08:00+01:00"


@pytest.fixture
def web() -> Iterator[Receiver]:
    with receiver() as listening:
        yield listening


@pytest.fixture
def hooked(sisam: CommandLine, web: Receiver) -> CommandLine:
    """A site with a late case, at which everybody who is told is reached by webhook first."""
    secret = sisam.site / "webhook.secret"
    secret.write_text(SECRET)
    secret.chmod(0o600)
    set_to(sisam, webhook_secret_file="webhook.secret")
    for email in {holder["email"] for seat in seats(sisam) for holder in seat["holders"]}:
        sisam.well(*to(web, email, "--place", "1"))
    assert 0 == sisam("outbox", "send", now=SOON).code
    # Each of them was told by e-mail that there is a new way.
    told = letters(sisam)
    assert [] != told
    for each in told:
        each.unlink()
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    sisam.well("sweep", now=LATER)
    return sisam


def to(web: Receiver, email: str, *more: str) -> tuple[str, ...]:
    address = f"http://127.0.0.1:{web.port}/in"
    return "seat", "contact", "--email", email, "--via", "webhook", "--address", address, *more


def seats(sisam: CommandLine) -> list[dict[str, list[dict[str, str]]]]:
    listed: list[dict[str, list[dict[str, str]]]] = sisam.well("seat", "list", "--json").json
    return listed


def somebody(sisam: CommandLine) -> str:
    return next(holder["email"] for seat in seats(sisam) for holder in seat["holders"])


def test_messages_go_over_the_first_way_signed(hooked: CommandLine, web: Receiver) -> None:
    hooked("outbox", "send", now=LATER)

    assert [] == letters(hooked)
    assert web.posted
    for each in web.posted:
        assert signed(each) == each.headers["webhook-signature"]


def signed(posted: Posted) -> str:
    """Sign as the standard says, by its own library."""
    at = datetime.fromtimestamp(int(posted.headers["webhook-timestamp"]), UTC)
    return Webhook(SECRET).sign(posted.headers["webhook-id"], at, posted.body.decode())


def test_what_the_webhook_refuses_goes_to_the_same_persons_email(hooked: CommandLine, web: Receiver) -> None:
    web.answer_with(410)
    hooked("outbox", "send", now=LATER)
    # What is told instead waits a little for company, as everything does.
    hooked("outbox", "send", now=LATER)

    messages = hooked.well("outbox", "list", "--json", now=LATER).json
    refused = {each["id"]: each for each in messages if each["status"] == "unreachable"}
    by_mail = {each["id"]: each for each in messages if each["channel"] == "folder"}
    assert refused
    assert {"HTTP 410"} == {each["last_reply"] for each in refused.values()}
    for each in refused.values():
        assert {each["to"]} == {by_mail[told]["to"] for told in each["told_instead"]}
    assert [] != letters(hooked)
    assert 0 == hooked("audit", now=LATER).code


def test_the_daemon_delivers_over_each_channel_in_a_loop_of_its_own(
    hooked: CommandLine, web: Receiver
) -> None:
    with daemon_at(hooked.site, "--every", "1", now=LATER) as daemon:
        daemon.event("delivery_completed")
        code = daemon.stop()

    assert 0 == code
    assert web.posted
    assert json.loads(web.posted[0].body)["data"]["subject"]


def test_the_ways_to_a_person_are_listed_in_their_order(sisam: CommandLine, web: Receiver) -> None:
    assert "email" in sisam.well("seat", "contact", "--email", somebody(sisam)).out


def test_a_way_is_moved_and_removed(hooked: CommandLine, web: Receiver) -> None:
    email = somebody(hooked)
    moved = hooked.well(*to(web, email, "--place", "2", "--json")).json
    left = hooked.well("seat", "contact", "--email", email, "--via", "webhook", "--remove", "--json").json
    last = hooked("seat", "contact", "--email", email, "--via", "email", "--remove")

    assert ["email", "webhook"] == [each["via"] for each in moved]
    assert ["email"] == [each["via"] for each in left]
    assert (1, True) == (last.code, "only way" in last.err)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--via", "webhook", "--address", "http://x.example.se/in"), "only https"),
        (("--via", "email", "--address", "kim@example.se"), "known by"),
        (("--via", "apprise", "--address", "+46701234567"), "no such channel"),
        (("--address", "https://x.example.se/in"), "--via"),
    ],
)
def test_what_cannot_be_a_way_is_refused(hooked: CommandLine, words: tuple[str, ...], told: str) -> None:
    ran = hooked("seat", "contact", "--email", somebody(hooked), *words)

    assert (1, "") == (ran.code, ran.out)
    assert told in ran.err


def test_a_secret_that_others_may_read_is_told_by_the_check_of_the_settings(hooked: CommandLine) -> None:
    (hooked.site / "webhook.secret").chmod(0o644)

    ran = hooked("config", "check")

    assert (1, True) == (ran.code, "Others than its owner" in ran.err)
