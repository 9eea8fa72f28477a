"""The canary as operations meet it: a daemon makes it, tells it, and answers for it by itself."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.acceptance.command_line import CommandLine
from tests.acceptance.daemon_process import daemon_at

EVENING, NIGHT, MORNING, MONDAY = (
    "2026-11-06T20:00+01:00",
    "2026-11-07T00:01+01:00",
    "2026-11-07T08:00+01:00",
    "2026-11-09T08:00+01:00",
)


def setting(site: Path, line: str) -> None:
    name = line.partition(" = ")[0]
    config = site / "config.toml"
    kept = [each for each in config.read_text().splitlines() if not each.startswith(f"{name} = ")]
    config.write_text("\n".join([*kept, line, ""]))


def test_a_daemon_makes_it_and_answers_in_the_night_by_itself(sisam: CommandLine) -> None:
    with daemon_at(sisam.site, now=EVENING) as daemon:
        assert daemon.event("canary_kept")["made"]
        assert 0 == daemon.stop()
    # Its alert is written half a minute before it is delivered, so that others to the same person come along.
    with daemon_at(sisam.site, now=NIGHT) as daemon:
        daemon.event("sweep_completed", missed=1)
        assert 0 == daemon.stop()
    sisam.well("outbox", "send", now="2026-11-07T00:02+01:00")
    with daemon_at(sisam.site, now="2026-11-07T00:03+01:00") as daemon:
        assert 1 == daemon.event("canary_kept")["answered"]
        assert 0 == daemon.stop()

    assert [] == list((sisam.site / "canary").iterdir())
    assert "its last sign of life 7 hours ago" in sisam("doctor", now=MORNING).out
    assert "All invariants hold (1 case).\n" == sisam.well("audit", now=MORNING).out


def test_where_it_does_not_answer_auditor_and_doctor_are_red(sisam: CommandLine) -> None:
    sisam.well("canary", "keep", now=EVENING)
    sisam.well("sweep", now=NIGHT)
    sisam.well("outbox", "send", now=MORNING)

    doctor, auditor = sisam("doctor", now=MONDAY), sisam("auditor", "--once", now=MONDAY)
    answered = sisam.well("canary", "keep", now=MONDAY).out

    assert "bad      canary       its last sign of life 2 days ago" in doctor.out
    assert (3, True) == (auditor.code, "canary  1  The canary answers" in auditor.out)
    assert "The canary is there.\n1 alert answered.\n" == answered
    assert "canary  1" not in sisam("auditor", "--once", now=MONDAY).out


def test_it_stands_in_the_list_of_cases_only_for_whoever_asks(sisam: CommandLine) -> None:
    sisam.well("canary", "keep", now=EVENING)

    assert "KANARIE" not in sisam("case", "list", now=EVENING).out
    assert "KANARIE" in sisam.well("case", "list", "--workflow", "canary", now=EVENING).out
    assert "no workflow called nix" in sisam("case", "list", "--workflow", "nix", now=EVENING).err


def test_with_a_mailbox_of_its_own_its_mail_goes_the_way_of_all_mail(sisam: CommandLine) -> None:
    for folder in ("new", "cur", "tmp"):
        (sisam.site / "mailbox" / folder).mkdir(parents=True)
    setting(sisam.site, 'canary_email = "canary@example.se"')
    setting(sisam.site, 'canary_maildir = "mailbox"')
    # The site's own channel lays mail into a folder here; it is the mail server that fills the mailbox.
    sisam.well("canary", "keep", now=EVENING)
    sisam.well("sweep", now=NIGHT)
    sisam.well("outbox", "send", now=MORNING)
    (letter,) = (sisam.site / "outbox").glob("*.eml")
    assert b"canary@example.se" in letter.read_bytes()
    letter.rename(sisam.site / "mailbox" / "new" / "1762473600.1.host")

    assert "1 alert answered." in sisam.well("canary", "keep", now=MORNING).out
    assert [] == list((sisam.site / "mailbox" / "new").iterdir())


def test_a_site_that_wants_none_any_more_closes_its_case(sisam: CommandLine) -> None:
    sisam.well("canary", "keep", now=EVENING)
    setting(sisam.site, "canary = false")

    first, second = (sisam.well("canary", "keep", now=MORNING).out for _ in range(2))

    assert "keeps no canary; its case is closed." in first
    assert "config.toml keeps no canary.\n" == second
    sisam.well("outbox", "send", now=MORNING.replace(":00+", ":01+"))
    assert [] == list((sisam.site / "outbox").glob("*"))
    later = (datetime(2026, 11, 7, 8, tzinfo=UTC) + timedelta(days=30)).isoformat()
    assert "canary" not in sisam("doctor", now=later).out
    assert "All invariants hold (1 case).\n" == sisam.well("audit", now=later).out


def test_a_mailbox_and_its_address_go_together_and_must_be_there(sisam: CommandLine) -> None:
    setting(sisam.site, 'canary_maildir = "mailbox"')
    alone = sisam("config", "check")
    setting(sisam.site, 'canary_email = "canary@example.se"')
    missing = sisam("config", "check")

    assert (1, 1) == (alone.code, missing.code)
    assert "canary_email and canary_maildir go together" in alone.err
    assert "mailbox" in missing.err
