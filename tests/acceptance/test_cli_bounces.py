"""What a mail server sends back is taken in by hand or by the daemon, and told to somebody else."""

import mailbox
from pathlib import Path

import pytest

from sisam.catalogue.folders import shipped
from tests.acceptance.command_line import PLACEMENT, CommandLine
from tests.acceptance.daemon_process import daemon_at

SAMPLE = Path(__file__).parents[1] / "unit" / "channels" / "email" / "bounces" / "postfix_no_such_user.eml"
#: Four weeks after the placements were brought in.
LATER = "2026-11-30T08:00+01:00"
#: The agency's coordinator.
LAST = "siv@example.se"


@pytest.fixture
def sent(sisam: CommandLine) -> CommandLine:
    """A site whose messages are sent, with a maildir for what comes back."""
    set_to(sisam, bounce_mailbox="Maildir")
    mailbox.Maildir(sisam.site / "Maildir")
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    sisam.well("sweep", now=LATER)
    sisam.well("outbox", "send", now=LATER)
    return sisam


def set_to(sisam: CommandLine, **settings: str) -> None:
    """Write settings into the site's file, whose others stay as they ship."""
    lines = shipped("config.toml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition(" = ")[0] not in settings]
    told = [f'{key} = "{value}"' for key, value in settings.items()]
    (sisam.site / "config.toml").write_text("\n".join([*kept, *told]) + "\n", encoding="utf-8")


def messages(sisam: CommandLine, status: str) -> dict[str, dict[str, object]]:
    listed = sisam.well("outbox", "list", "--json", "--status", status).json
    return {each["id"]: each for each in listed}


def come_back(sisam: CommandLine) -> str:
    """Let one of the messages that were sent come back, and return its id."""
    # Behind the agency's coordinator there is nobody who could be told instead.
    returned = min(key for key, each in messages(sisam, "sent").items() if each["to"] != LAST)
    (letter,) = (sisam.site / "outbox").glob(f"{returned}@*.eml")
    report = SAMPLE.read_bytes().replace(b"3f9a1c@sisam.kommunen.example", letter.stem.encode())
    mailbox.Maildir(sisam.site / "Maildir").add(report)
    return returned


def test_by_hand_what_came_back_is_told_to_somebody_else(sent: CommandLine) -> None:
    returned = come_back(sent)

    ran = sent.well("outbox", "bounces", now=LATER)
    again = sent.well("outbox", "bounces", now=LATER)

    message = messages(sent, "unreachable")[returned]
    assert "1 message came back and is told to somebody else.\n" == ran.out
    assert "0 messages came back and are told to somebody else.\n" == again.out
    assert "It came back: 550 5.1.1" == message["last_reply"]
    assert message["told_instead"]
    assert 0 == sent("audit", now=LATER).code


def test_what_is_no_report_is_said_and_left(sent: CommandLine) -> None:
    mailbox.Maildir(sent.site / "Maildir").add(b"Subject: Lunch?\r\n\r\nToday?\r\n")
    mailbox.Maildir(sent.site / "Maildir").add(SAMPLE.read_bytes())

    ran = sent("outbox", "bounces", now=LATER)

    assert 0 == ran.code
    assert "1 report of no message of this site, left there." in ran.err
    assert "1 letter without a report, left there." in ran.err
    assert 2 == len(list((sent.site / "Maildir" / "new").iterdir()))


def test_the_daemon_looks_by_itself(sent: CommandLine) -> None:
    returned = come_back(sent)

    with daemon_at(sent.site, "--every", "1", now=LATER) as daemon:
        taken = daemon.event("bounces_taken")
        code = daemon.stop()

    assert (0, 1, 0, 0) == (code, taken["returned"], taken["unknown"], taken["others"])
    assert returned in messages(sent, "unreachable")


def test_without_a_mailbox_it_says_which_setting_names_one(sisam: CommandLine) -> None:
    ran = sisam("outbox", "bounces")

    assert (1, "") == (ran.code, ran.out)
    assert "bounce_mailbox" in ran.err


def test_a_mailbox_that_is_none_is_told_by_the_check_of_the_settings(sisam: CommandLine) -> None:
    set_to(sisam, bounce_mailbox="nowhere")

    ran = sisam("config", "check")

    assert (1, "") == (ran.code, ran.out)
    assert "must be a maildir or an mbox" in ran.err
