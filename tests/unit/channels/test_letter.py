"""A letter is a plain mail that says of itself that a machine wrote it."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from sisam.application.ports.channel import Attachment, Envelope
from sisam.channels.letter import letter
from sisam.domain.language import Language

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
ENVELOPE = Envelope(
    message_id="<m1@sisam.example.se>",
    to_name="Åsa Öberg",
    to_address="asa@example.se",
    subject="Försenat: Pedagogisk överlämning (ärende N/1)",
    body="Ett steg är försenat hos er. " * 10 + "\n\nÖppna ärendet: ring samordnaren\n",
    language=Language.SV,
    thread="case-1",
)


def read(envelope: Envelope = ENVELOPE, sender: str = "sisam@example.se") -> EmailMessage:
    return message_from_bytes(letter(envelope, sender, NOW), policy=default)


def test_it_carries_the_outboxs_constant_id_and_the_given_time() -> None:
    mail = read()

    assert "<m1@sisam.example.se>" == mail["Message-ID"]
    assert "Mon, 02 Nov 2026 08:00:00 +0000" == mail["Date"]
    assert letter(ENVELOPE, "sisam@example.se", NOW) == letter(ENVELOPE, "sisam@example.se", NOW)


def test_no_line_begins_with_a_full_stop_which_a_careless_server_would_leave_doubled() -> None:
    # Wherever the line is broken, a full stop comes first in one of these, and three of them in another.
    bodies = [f"{'a' * length}{stops} And more.\n" for length in range(60, 90) for stops in (".", "...")]
    letters = [letter(replace(ENVELOPE, body=body), "sisam@example.se", NOW) for body in bodies]

    assert [] == [line for each in letters for line in each.splitlines() if line.startswith(b".")]
    assert any(b"\r\n=2E" in each for each in letters)
    assert max(len(line) for each in letters for line in each.splitlines()) <= 78
    assert bodies == [
        message_from_bytes(each, policy=default).get_content().replace("\r\n", "\n") for each in letters
    ]


def test_it_asks_for_no_automatic_answer() -> None:
    mail = read()

    assert "auto-generated" == mail["Auto-Submitted"]
    assert "All" == mail["X-Auto-Response-Suppress"]


def test_it_says_who_sends_it_and_in_which_language() -> None:
    mail = read()

    assert "SiSam <sisam@example.se>" == mail["From"]
    assert "sv" == mail["Content-Language"]


def test_what_tells_of_one_case_refers_to_it() -> None:
    mail = read()

    assert "<case-case-1@sisam.example.se>" == mail["References"]
    assert mail["References"] == mail["In-Reply-To"]


def test_what_tells_of_several_cases_refers_to_nothing() -> None:
    mail = read(replace(ENVELOPE, thread=None))

    assert mail["References"] is None
    assert mail["In-Reply-To"] is None


def test_the_body_is_quoted_printable_with_short_lines_and_comes_back_whole() -> None:
    written = letter(ENVELOPE, "sisam@example.se", NOW)
    mail = read()

    assert "quoted-printable" == mail["Content-Transfer-Encoding"]
    assert max(map(len, written.split(b"\r\n"))) <= 78
    assert written.isascii()
    assert ENVELOPE.body == mail.get_content().replace("\r\n", "\n")


def test_further_headers_are_added_but_replace_none_of_its_own() -> None:
    mail = read(replace(ENVELOPE, headers={"X-Sisam-Kind": "overdue", "to": "someone@else.se"}))

    assert "overdue" == mail["X-Sisam-Kind"]
    assert ["Åsa Öberg <asa@example.se>"] == mail.get_all("To")


def test_a_swedish_domain_is_written_in_ascii() -> None:
    mail = read(replace(ENVELOPE, to_name="Kim", to_address="kim@malmö.se"))

    assert "Kim <kim@xn--malm-8qa.se>" == mail["To"]


def test_a_file_goes_with_it_as_it_was() -> None:
    days = Attachment("sisam.ics", "text/calendar; method=PUBLISH; charset=utf-8", "BEGIN:å\r\n".encode())

    mail = read(replace(ENVELOPE, html="<p>Hej</p>", attachments=(days,)))

    (part,) = mail.iter_attachments()
    assert ("text/calendar", "PUBLISH", "sisam.ics") == (
        part.get_content_type(),
        part.get_param("method"),
        part.get_filename(),
    )
    assert days.content == part.get_payload(decode=True)
    body = mail.get_body(("plain",))
    assert body is not None
    assert ENVELOPE.body == body.get_content().replace("\r\n", "\n")


def test_a_letter_with_a_page_and_a_file_is_the_same_at_every_attempt() -> None:
    days = Attachment("sisam.ics", "text/calendar; method=PUBLISH; charset=utf-8", b"BEGIN:VCALENDAR\r\n")
    envelope = replace(ENVELOPE, html="<p>Hej</p>", attachments=(days,))

    assert letter(envelope, "sisam@example.se", NOW) == letter(envelope, "sisam@example.se", NOW)


@pytest.mark.parametrize("length", range(60))
def test_no_blank_of_a_subject_is_lost_where_it_is_folded(length: int) -> None:
    subject = f"{'å' * length}. Dagens läge: inget försenat, 29 väntar på er"

    assert subject == read(replace(ENVELOPE, subject=subject))["subject"]


_BROKEN = "<m1@sisam.example.se>\r\nBcc: everybody@example.se"


@pytest.mark.parametrize(
    "envelope",
    [
        replace(ENVELOPE, message_id=_BROKEN),
        replace(ENVELOPE, to_name=_BROKEN),
        replace(ENVELOPE, subject=_BROKEN),
        replace(ENVELOPE, thread=_BROKEN),
    ],
)
def test_a_line_break_adds_no_header(envelope: Envelope) -> None:
    with pytest.raises(ValueError, match=r"."):
        letter(envelope, "sisam@example.se", NOW)
