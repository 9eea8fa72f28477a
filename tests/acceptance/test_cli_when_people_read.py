"""Absences, office hours and digests, as somebody types them, and what then lies in the outbox's folder."""

from __future__ import annotations

from typing import Any

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine, letters

#: A Monday morning at nine, and the night after it.
NINE = "2026-11-02T09:00+01:00"
NIGHT = "2026-11-03T00:05+01:00"
MORNING = "2026-11-03T08:00+01:00"
OLLE = "olle@example.se"


@pytest.fixture
def placed(sisam: CommandLine) -> CommandLine:
    """A site with a late case, into which it was imported at night."""
    sisam.well("import", "placements", sisam.placements(PLACEMENT), now=NIGHT)
    return sisam


def messages(sisam: CommandLine) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = sisam.well("outbox", "list", "--json").json
    return listed


def sitter(sisam: CommandLine, email: str) -> dict[str, Any]:
    seats = sisam.well("seat", "list", "--json", now=NINE).json
    return next(each for seat in seats for each in seat["holders"] if each["email"] == email)


def test_what_is_found_at_night_is_held_and_told_so_and_goes_out_in_the_morning(placed: CommandLine) -> None:
    at_night = placed.well("outbox", "send", now=NIGHT).out
    waiting = len(messages(placed))
    listed = placed.well("outbox", "list").out

    in_the_morning = placed.well("outbox", "send", now=MORNING).out

    told = f"{waiting} messages are held until the reader's office hours or digest."
    assert f"0 messages sent.\n{told}\n" == at_night
    assert waiting == listed.count("held until 2026-11-03 08:00")
    assert f"{waiting} messages sent.\n" == in_the_morning
    assert waiting == len(letters(placed))


def test_by_hand_what_only_waits_for_company_goes_at_once(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT), now=NINE)
    queued = {each["status"] for each in messages(sisam)}

    sent = sisam.well("outbox", "send", now=NINE).out

    assert {"queued"} == queued
    assert f"{len(letters(sisam))} messages sent.\n" == sent
    assert {"sent"} == {each["status"] for each in messages(sisam)}


def test_somebody_who_reads_at_any_hour_is_written_to_at_night(sisam: CommandLine) -> None:
    said = sisam.well("seat", "hours", "--email", OLLE, "--hours", "always").out
    sisam.well("import", "placements", sisam.placements(PLACEMENT), now=NIGHT)

    sisam.well("outbox", "send", now=NIGHT)

    assert f"{OLLE} is written to at any hour.\n" == said
    assert [OLLE] == [each["to"] for each in messages(sisam) if each["status"] == "sent"]


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("07:00-16:00", "07:00-16:00", "on working days, 07:00-16:00"),
        ("always", "always", "at any hour"),
        ("site", None, "within the site's office hours"),
    ],
)
def test_hours_are_kept_and_listed(sisam: CommandLine, typed: str, kept: str | None, said: str) -> None:
    sisam.well("seat", "hours", "--email", OLLE, "--hours", "06:00-07:00")

    told = sisam.well("seat", "hours", "--email", OLLE, "--hours", typed).out

    assert f"{OLLE} is written to {said}.\n" == told
    assert kept == sitter(sisam, OLLE)["office_hours"]


def test_what_are_no_hours_is_refused(sisam: CommandLine) -> None:
    ran = sisam("seat", "hours", "--email", OLLE, "--hours", "17:00-08:00")

    assert 1 == ran.code
    assert '"17:00-08:00" is not a time of day from one hour to another.' in ran.err
    assert sitter(sisam, OLLE)["office_hours"] is None


def test_a_digest_waits_for_the_morning_also_in_office_hours(sisam: CommandLine) -> None:
    said = sisam.well("seat", "digest", "--email", OLLE, "--on").out
    sisam.well("import", "placements", sisam.placements(PLACEMENT), now=NINE)
    sent = sisam.well("outbox", "send", now=NINE).out
    held = [each["to"] for each in messages(sisam) if each["status"] == "held"]
    off = sisam.well("seat", "digest", "--email", OLLE, "--off").out

    assert f"{OLLE} is told in one digest each working morning.\n" == said
    assert "1 message is held until the reader's office hours or digest.\n" in sent
    assert [OLLE] == held
    assert f"{OLLE} is told by single messages.\n" == off
    assert sitter(sisam, OLLE)["digest"] is False


def test_hours_and_digest_outlive_a_new_list_of_seats(sisam: CommandLine) -> None:
    sisam.well("seat", "hours", "--email", OLLE, "--hours", "07:00-16:00")
    sisam.well("seat", "digest", "--email", OLLE, "--on")
    words = ("seat", "add", "beech", "manager", "--name", "Olle Officer", "--email", OLLE)

    sisam.well(*words, now=NINE)

    assert ("07:00-16:00", True) == (sitter(sisam, OLLE)["office_hours"], sitter(sisam, OLLE)["digest"])


def test_while_somebody_is_away_the_deputy_is_written_to(sisam: CommandLine) -> None:
    days = ("--from", "2026-11-02", "--until", "2026-11-06")
    words = ("social", "officer", "--name", "Dag Deputy", "--email", "dag@example.se", "--deputy")
    sisam.well("seat", "add", *words, now=NINE)
    said = sisam.well("seat", "away", "--email", OLLE, *days).out
    listed = sisam.well("seat", "list", "--organisation", "social", now=NINE).out

    sisam.well("import", "placements", sisam.placements(PLACEMENT), now=NINE)

    told = {each["to"] for each in messages(sisam)}
    assert f"{OLLE} is away from 2026-11-02 until 2026-11-06.\n" == said
    assert "Olle Officer (away until 2026-11-06), Dag Deputy (deputy)" in listed
    assert "dag@example.se" in told
    assert OLLE not in told
    assert [{"from": "2026-11-02", "until": "2026-11-06"}] == sitter(sisam, OLLE)["away"]


def test_an_absence_is_taken_back_and_a_wrong_one_refused(sisam: CommandLine) -> None:
    days = ("--from", "2026-11-02", "--until", "2026-11-06")
    sisam.well("seat", "away", "--email", OLLE, *days)
    said = sisam.well("seat", "away", "--email", OLLE, *days, "--cancel").out
    again = sisam("seat", "away", "--email", OLLE, *days, "--cancel")

    assert f"{OLLE} is there after all from 2026-11-02 until 2026-11-06.\n" == said
    assert [] == sitter(sisam, OLLE)["away"]
    assert 1 == again.code


def test_the_agencys_coordinator_is_away_only_with_somebody_there(sisam: CommandLine) -> None:
    ran = sisam("seat", "away", "--email", "siv@example.se", "--from", "2026-11-02", "--until", "2026-11-06")

    assert 1 == ran.code
    assert "Nobody would be there for the agency's coordinator" in ran.err
    assert "name a deputy first" in ran.err
