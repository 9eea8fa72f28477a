"""What people do about alerts at the command line, and how that is shown."""

from typing import Any

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"
PIA, RUT, OLLE = "pia@example.se", "rut@example.se", "olle@example.se"
TUESDAY, LATER = "2026-11-03T08:00+01:00", "2026-11-05T08:00+01:00"
CALLED = "Ringde 10.15, får svar i morgon"


@pytest.fixture
def late(sisam: CommandLine) -> CommandLine:
    """A site with a placement whose mapping is late; a second educational lead sits at the home's school."""
    sisam.well(
        "seat",
        "add",
        "home-school",
        "educational_lead",
        "--name",
        "Stina Pedagog",
        "--email",
        "stina@example.se",
        "--from",
        "2026-01-01",
    )
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    return sisam


def mapping(sisam: CommandLine) -> dict[str, Any]:
    return next(each for each in sisam.well("alert", "list", "--json").json if each["step"] == "mapping")


def test_a_note_is_shown_with_who_and_when_to_those_who_may_read_it(late: CommandLine) -> None:
    alert = mapping(late)["id"]

    said = late.well("alert", "note", alert, "--note", CALLED, "--as", PIA, now=TUESDAY).out

    assert f"Noted. Alert {alert} goes on as before.\n" == said
    told = late.well("alert", "show", alert, "--as", PIA).out
    assert f"  3 November 2026 08:00  noted by {PIA}: “{CALLED}”\n" in told
    assert CALLED in late.well("case", "show", CASE, "--as", PIA).out
    assert CALLED not in late.well("alert", "show", alert).out
    assert CALLED not in late.well("case", "show", CASE).out
    assert CALLED not in (late.site / "sisam.db").read_bytes().decode("latin-1")


def test_a_postponed_alert_says_when_it_goes_on(late: CommandLine) -> None:
    alert = mapping(late)["id"]
    given = ("alert", "snooze", alert, "--as", PIA, "--reason", "De är borta.")

    said = late.well(*given, "--until", "2026-11-04", now=TUESDAY).out

    assert f"Alert {alert} is postponed. It goes on 5 November 2026 00:00.\n" == said
    shown = late.well("alert", "show", alert, "--json").json
    assert ("2026-11-04", None) == (shown["snoozed_until"], shown["acknowledged_until"])
    again = late(*given, "--until", "2026-11-05", now=TUESDAY)
    assert 1 == again.code
    assert "can be postponed only once on each rung" in " ".join(again.err.split())


def test_what_is_postponed_too_long_is_refused_with_the_last_day_possible(late: CommandLine) -> None:
    ran = late(
        *("alert", "snooze", mapping(late)["id"], "--as", PIA, "--until", "2026-11-20", "--reason", "Borta."),
        now=TUESDAY,
    )

    assert 1 == ran.code
    assert "Choose a day from today to 5 November 2026" in " ".join(ran.err.split())


def test_an_alert_is_given_to_a_colleague_who_alone_is_told_again(late: CommandLine) -> None:
    alert = mapping(late)["id"]

    said = late.well(
        *("alert", "assign", alert, "--to", "stina@example.se", "--until", "2026-11-09"),
        *("--reason", "Stina känner eleven.", "--as", PIA),
        now=TUESDAY,
    ).out

    assert f"Alert {alert} is given to stina@example.se until 9 November 2026" in said
    late.well(
        *(
            "alert",
            "acknowledge",
            alert,
            "--as",
            "stina@example.se",
            "--until",
            "2026-11-04",
            "--plan",
            "I dag.",
        ),
        now=TUESDAY,
    )
    late.well("sweep", now=LATER)
    history = late.well("alert", "show", alert, "--json", "--as", PIA).json["history"]
    assert [
        ("raised", None, [PIA, "stina@example.se"]),
        ("assigned", PIA, []),
        ("acknowledged", "stina@example.se", []),
        ("climbed", None, ["stina@example.se"]),
    ] == [(each["what"], each["by"], sorted(each["told"])) for each in history]
    assert "stina@example.se" == history[1]["to"]


@pytest.mark.parametrize(
    ("to", "by", "said"),
    [
        (RUT, PIA, f"is not held by {RUT}"),
        ("stina@example.se", RUT, "told: educational_lead at home-school"),
        ("nobody@example.se", PIA, "nobody@example.se"),
    ],
)
def test_an_alert_is_given_only_within_the_seat(late: CommandLine, to: str, by: str, said: str) -> None:
    ran = late(
        *("alert", "assign", mapping(late)["id"], "--to", to, "--until", "2026-11-05"),
        *("--reason", "De kan.", "--as", by),
        now=TUESDAY,
    )

    assert 1 == ran.code
    assert said in " ".join(ran.err.split())


def test_the_same_command_twice_does_no_harm(late: CommandLine) -> None:
    alert = mapping(late)["id"]
    words = ("alert", "note", alert, "--note", CALLED, "--as", PIA, "--key", "k1")
    late.well(*words, now=TUESDAY)

    again = late(*words, now=TUESDAY)

    assert 0 == again.code
    assert "carried out before" in again.err
    assert 1 == late.well("alert", "show", alert, "--as", PIA).out.count(CALLED)


def test_what_may_be_done_about_an_alert_is_listed_for_those_who_may_and_for_no_others(
    late: CommandLine,
) -> None:
    alert = mapping(late)["id"]
    lines = {
        f"alert acknowledge {alert} --until DATE --plan TEXT",
        f"alert note {alert} --note TEXT",
        f"alert snooze {alert} --until DATE --reason TEXT",
        f"alert assign {alert} --to EMAIL --until DATE --reason TEXT",
    }

    def may(email: str) -> set[str]:
        shown = late.well("case", "show", CASE, "--as", email, "--json", now=TUESDAY).json
        return {line for line in shown["may"] if alert in line}

    # Social services are accountable, so the alert concerns them, but their seats are not told yet.
    assert (lines, {line for line in lines if "assign" not in line}) == (may(PIA), may(OLLE))
    assert set() == may(RUT)


def test_what_is_not_listed_is_refused_and_what_is_listed_is_not(late: CommandLine) -> None:
    alert = mapping(late)["id"]

    assert 1 == late("alert", "note", alert, "--note", "x", "--as", RUT, now=TUESDAY).code
    assert 0 == late("alert", "note", alert, "--note", "x", "--as", OLLE, now=TUESDAY).code
