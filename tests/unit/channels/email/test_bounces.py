"""A report is understood whoever wrote it, and nothing else is taken for one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.application.ports.bounces import Bounce
from sisam.channels.email.bounces import LOOKED_AT_BYTES, read_bounce

LETTERS = Path(__file__).parent / "bounces"
OURS = "<3f9a1c@sisam.kommunen.example>"


def read(name: str) -> Bounce | None:
    return read_bounce((LETTERS / f"{name}.eml").read_bytes())


@pytest.mark.parametrize(
    ("name", "status", "diagnostic"),
    [
        ("postfix_no_such_user", "5.1.1", "550 5.1.1"),
        ("postfix_headers_only", "5.2.2", "552 5.2.2"),
        ("exim", "5.0.0", "5.0.0"),
        ("exchange", "5.1.10", "550 5.1.10"),
        ("exchange_without_original", "5.4.14", "554 5.4.14"),
        ("sendmail_forwarded", "5.7.1", "550 5.7.1"),
        ("mangled_no_action", "5.1.1", "5.1.1"),
        ("mangled_cut_short", "5.1.1", "550 5.1.1"),
        # A server that gave up after days of trying has given up, whatever the status says.
        ("postfix_expired", "4.4.1", "4.4.1"),
    ],
)
def test_what_a_server_has_given_up_is_permanent(name: str, status: str, diagnostic: str) -> None:
    bounce = read(name)

    assert bounce is not None
    assert (OURS, status, True, diagnostic) == (
        bounce.names[0],
        bounce.status,
        bounce.permanent,
        bounce.diagnostic,
    )


def test_what_is_still_being_tried_is_not() -> None:
    assert Bounce((OURS,), "4.4.1", permanent=False, diagnostic="4.4.1") == read("postfix_delayed")


def test_the_name_of_the_envelope_is_known_beside_the_message_id() -> None:
    bounce = read("postfix_headers_only")

    assert bounce is not None
    assert (OURS, "3f9a1c") == bounce.names


@pytest.mark.parametrize("name", ["delivered", "holiday_reply", "qmail_in_words"])
def test_what_reports_no_failure_is_no_bounce(name: str) -> None:
    assert read(name) is None


@pytest.mark.parametrize("file", sorted(LETTERS.glob("*.eml")), ids=lambda file: file.stem)
def test_nothing_of_anybodys_address_is_kept(file: Path) -> None:
    bounce = read_bounce(file.read_bytes())

    assert bounce is None or not set(bounce.diagnostic) - set("0123456789. ")


@given(st.binary(max_size=2000))
def test_garbage_is_no_bounce_and_no_crash(content: bytes) -> None:
    assert read_bounce(content) is None


@given(st.sampled_from(sorted(LETTERS.glob("*.eml"))), st.integers(0, 4000), st.binary(max_size=40))
def test_a_letter_that_was_damaged_anywhere_is_no_crash(file: Path, place: int, noise: bytes) -> None:
    content = file.read_bytes()

    bounce = read_bounce(content[:place] + noise + content[place + len(noise) :])

    assert bounce is None or not set(bounce.diagnostic) - set("0123456789. ")


@pytest.mark.parametrize(
    "content",
    [
        b"Content-Type: multipart/report; boundary=x\r\n\r\n" + b"--x\r\n" * 20_000,
        b"".join(
            b"Content-Type: multipart/report; boundary=x%d\r\n\r\n--x%d\r\n" % (each, each)
            for each in range(3000)
        ),
        b"Content-Type: message/rfc822\r\n\r\n" * 3000,
        b"Subject: " + b"x" * 10_000_000,
    ],
    ids=["many parts", "deep parts", "deep letters", "long"],
)
def test_what_is_sent_to_break_it_does_not(content: bytes) -> None:
    assert read_bounce(content) is None


def test_of_a_long_letter_the_beginning_is_enough() -> None:
    whole = (LETTERS / "postfix_no_such_user.eml").read_bytes()
    long = whole.replace(b"Ett steg.", b"Ett steg. " * LOOKED_AT_BYTES)

    bounce = read_bounce(long)

    assert bounce is not None
    assert OURS == bounce.names[0]
