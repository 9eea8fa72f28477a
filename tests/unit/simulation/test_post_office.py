"""The mail server of the demo takes real mail, can be closed, and knows who has no mailbox."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sisam.application.ports.channel import Envelope, Outcome
from sisam.channels.email import EmailChannel
from sisam.channels.email.failures import MailServerFails
from sisam.domain.language import Language
from sisam.simulation import post_office
from sisam.simulation.post_office import MailServerMissing, Orders, PostOffice, serving

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def office() -> PostOffice:
    return PostOffice()


@pytest.fixture(params=[False, True], ids=["a session each", "one session kept"])
def channel(office: PostOffice, request: pytest.FixtureRequest) -> Iterator[EmailChannel]:
    with serving(office) as server:
        found = EmailChannel(server, "sisam@sisam.invalid", keep_open=request.param)
        yield found
        found.close()


def an_envelope(number: int = 1, to: str = "anna@example.se") -> Envelope:
    return Envelope(
        message_id=f"<m{number}@sisam.invalid>",
        to_name="Anna",
        to_address=to,
        subject="Bekräfta",
        body="Hej.",
        language=Language.SV,
        thread=None,
        written_at=NOW,
    )


def test_what_is_taken_is_counted_and_kept(office: PostOffice, channel: EmailChannel) -> None:
    replies = [channel.send(an_envelope(number), NOW).outcome for number in range(3)]

    assert [Outcome.ACCEPTED] * 3 == replies
    assert 3 == office.tally().taken
    assert {f"<m{number}@sisam.invalid>" for number in range(3)} == office.kept().keys()


def test_a_closed_office_is_down_for_all_and_takes_mail_again_afterwards(
    office: PostOffice, channel: EmailChannel
) -> None:
    channel.send(an_envelope(), NOW)
    office.order(Orders(closed=True))
    with pytest.raises(MailServerFails):
        channel.send(an_envelope(2), NOW)
    office.order(Orders())

    assert Outcome.ACCEPTED is channel.send(an_envelope(2), NOW).outcome
    assert (2, 1) == (office.tally().taken, office.tally().turned_away)


def test_an_address_without_a_mailbox_is_refused_and_the_next_is_not(
    office: PostOffice, channel: EmailChannel
) -> None:
    office.order(Orders(unknown=frozenset({"anna@example.se"})))

    assert Outcome.NEVER is channel.send(an_envelope(1), NOW).outcome
    assert Outcome.ACCEPTED is channel.send(an_envelope(2, "bo@example.se"), NOW).outcome
    assert (1, 1) == (office.tally().taken, office.tally().refused)


def test_the_letters_can_be_laid_out(office: PostOffice, channel: EmailChannel, tmp_path: Path) -> None:
    channel.send(an_envelope(), NOW)

    office.lay_out(tmp_path / "outbox")

    (letter,) = (tmp_path / "outbox").iterdir()
    assert b"Auto-Submitted: auto-generated" in letter.read_bytes()


def test_what_it_was_told_before_it_opened_holds_and_what_it_took_is_known_afterwards() -> None:
    office = PostOffice()
    office.order(Orders(unknown=frozenset({"bo@example.se"})))
    with serving(office) as server:
        channel = EmailChannel(server, "sisam@sisam.invalid")
        outcomes = [
            channel.send(an_envelope(1, to), NOW).outcome for to in ("anna@example.se", "bo@example.se")
        ]

    assert [Outcome.ACCEPTED, Outcome.NEVER] == outcomes
    assert (1, 1, ["<m1@sisam.invalid>"]) == (office.tally().taken, office.tally().refused, [*office.kept()])


def test_a_session_that_was_kept_is_begun_anew_where_the_server_has_gone() -> None:
    office = PostOffice()
    with serving(office) as server:
        channel = EmailChannel(server, "sisam@sisam.invalid", keep_open=True)
        channel.send(an_envelope(), NOW)

    with pytest.raises(MailServerFails) as failed:
        channel.send(an_envelope(2), NOW)

    assert "connect" in str(failed.value)


def test_without_the_library_one_is_told_how_to_install_it(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post_office, "_LIBRARY", "aiosmtpd_that_is_not_there")

    with pytest.raises(MailServerMissing), serving(office):
        pass

    assert "pip install 'sisam[demo]'" in str(MailServerMissing.__doc__)
