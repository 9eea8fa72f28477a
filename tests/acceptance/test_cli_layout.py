"""What is typed and told fits the screen, and one is no plural."""

from typing import Any

import pytest

from sisam.cli.main import NOUNS, main
from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"


@pytest.fixture
def late(sisam: CommandLine) -> CommandLine:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    return sisam


def alert_about(sisam: CommandLine, step: str) -> dict[str, Any]:
    return next(each for each in sisam.well("alert", "list", "--json").json if each["step"] == step)


@pytest.mark.parametrize("noun", NOUNS)
def test_no_help_is_cut_off_or_tells_of_completion(noun: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main([noun, "--help"])

    lines = capsys.readouterr().out.splitlines()
    assert [] == [line for line in lines if line.endswith("...") and not line.startswith("Usage:")]
    assert [] == [line for line in lines if "completion" in line]


def test_each_command_of_the_first_help_has_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["--help"])

    commands = capsys.readouterr().out.partition("Commands:\n")[2].splitlines()
    assert list(NOUNS) == [line.split()[0] for line in commands]


@pytest.mark.parametrize("words", [("alert", "list"), ("outbox", "list"), ("case", "list"), ("seat", "list")])
def test_no_table_breaks_an_address_or_a_code(
    late: CommandLine, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = late.well(*words).out
    monkeypatch.setenv("COLUMNS", "60")
    narrow = late.well(*words).out

    assert max(map(len, wide.splitlines())) > 60 or words == ("case", "list")
    assert max(map(len, narrow.splitlines())) <= 60
    assert sorted(wide.split()) == sorted(narrow.split())


def test_an_alert_is_listed_with_the_organisation_that_is_late(late: CommandLine) -> None:
    late.well("step", "offer", CASE, "educational_handover", "--as", "rut@example.se")
    late.well("sweep", now="2026-11-09T08:00+01:00")

    alerts = late.well("alert", "list", "--json").json

    whose = {each["step"]: (each["late_party"], each["late"]) for each in alerts}
    assert ("youth_home_school", "home-school") == whose["mapping"]
    # Since it was offered, the answer is late.
    assert ("youth_home_school", "home-school") == whose["educational_handover"]
    assert ("home_school", "oak") == whose["introduction_meeting"]
    assert "home-school" in late.well("alert", "list").out


def test_alerts_are_listed_with_the_longest_overdue_first(late: CommandLine) -> None:
    days = [each["due"] for each in late.well("alert", "list", "--json").json]

    assert len(set(days)) > 1
    assert sorted(days) == days


def test_an_alert_is_shown_in_words_and_local_time(late: CommandLine) -> None:
    alert = next(each for each in late.well("alert", "list", "--json").json if each["step"] == "mapping")
    late.well(
        "alert",
        "acknowledge",
        alert["id"],
        "--as",
        "pia@example.se",
        "--until",
        "2026-11-05",
        "--plan",
        "Soon.",
    )

    told = late.well("alert", "show", alert["id"]).out

    assert [
        f"Alert {alert['id']} in case {CASE}: overdue",
        f"Step: “Start the mapping” (mapping), {alert['step_id']}",
        "Late: the youth home's school (School at the home, home-school)",
        "Due: 12 October 2026",
        "Raised: 2 November 2026 08:00",
        "Rung: 1",
        "Acknowledged by pia@example.se until 5 November 2026",
        "Goes on by itself: 6 November 2026 00:00",
        "",
        "What has happened",
        "  2 November 2026 08:00  raised",
        "    told: pia@example.se, educational lead at home-school",
        "  2 November 2026 08:00  acknowledged by pia@example.se, until 5 November 2026",
    ] == told.splitlines()


def test_an_alert_that_has_ended_says_how(late: CommandLine) -> None:
    alert = next(
        each["id"] for each in late.well("alert", "list", "--json").json if each["step"] == "mapping"
    )
    late.well("step", "done", CASE, "mapping", "--as", "pia@example.se")

    told = late.well("alert", "show", alert).out

    assert "\nEnded: 2 November 2026 08:00: the step has ended\n" in told
    assert told.endswith("  2 November 2026 08:00  ended by pia@example.se: the step has ended\n")


def test_an_alert_of_a_protected_pupil_names_no_organisation(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements({**PLACEMENT, "protection": "fictitious"}))
    alert = alert_about(sisam, "mapping")

    shown = sisam.well("alert", "show", alert["id"]).out
    seen = sisam.well("alert", "show", alert["id"], "--as", "pia@example.se").out

    assert alert["late"] is None
    assert "Late: the youth home's school (protected)\n" in shown
    assert "Late: the youth home's school (School at the home, home-school)\n" in seen


def test_the_same_acknowledgement_twice_is_done_once(late: CommandLine) -> None:
    alert = late.well("alert", "list", "--json").json[0]["id"]
    typed = (
        "alert", "acknowledge", alert, "--as", "olle@example.se", "--for", "social", "--until", "2026-11-05",
        "--plan", "Soon.", "--key", "k1",
    )  # fmt: skip
    late.well(*typed)
    before = late.content()

    again = late(*typed)

    assert 0 == again.code
    assert "This command had been carried out before; nothing was done now.\n" == again.err
    assert before == late.content()


def test_one_is_no_plural(sisam: CommandLine) -> None:
    brought = sisam.well("import", "placements", sisam.placements(PLACEMENT)).out

    assert brought.startswith("1 row: 1 opened.\nSwept 1 case: ")
    assert "All invariants hold (1 case).\n" == sisam.well("audit").out
    assert (
        "1 row: 1 added.\n"
        == sisam.well("import", "organisations", sisam.file("code,kind,name\nelm,school,Elm school\n")).out
    )
    one = sisam.file(
        "organisation_code,role,name,email\nelm,head_teacher,Eva Elm,eva@example.se\n", "one.csv"
    )
    assert "1 row: 1 added.\n" == sisam.well("import", "seats", one).out


@pytest.mark.parametrize("words", [("alert", "list"), ("outbox", "list"), ("seat", "list")])
def test_on_a_screen_of_80_columns_a_row_takes_two_lines_at_most(
    late: CommandLine, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    away = ("--from", "2026-11-09", "--until", "2026-11-20")
    late.well("seat", "away", "--email", "rut@example.se", *away)
    late.well(
        *("seat", "end", "home-school", "educational_lead", "--email", "pia@example.se"),
        *("--until", "2026-11-12"),
    )
    late.well("sweep")
    rows = late.well(*words, "--json").json

    monkeypatch.setenv("COLUMNS", "80")
    lines = late.well(*words).out.splitlines()

    assert len(rows) > 2
    assert len(lines) <= 2 * (len(rows) + 1)
    assert max(map(len, lines)) <= 80
