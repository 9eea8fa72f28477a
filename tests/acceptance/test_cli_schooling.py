"""Where a pupil goes to school, the days without, and the alert of one who goes nowhere, as typed."""

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"
OLLE, RUT, PIA, PER, MAJA = (("--as", f"{name}@example.se") for name in ("olle", "rut", "pia", "per", "maja"))
TUESDAY = "2026-11-03T08:00+01:00"
WITHOUT_SCHOOL = PLACEMENT | {"admitted_on": "2026-10-22"}


@pytest.fixture
def without(sisam: CommandLine) -> CommandLine:
    """A site whose only pupil was admitted on a Thursday, before the autumn break, and has had no lesson."""
    sisam.well("import", "placements", sisam.placements(WITHOUT_SCHOOL))
    return sisam


def no_school(sisam: CommandLine, now: str | None = None) -> list[dict[str, object]]:
    listed = sisam.well("alert", "list", "--json", now=now).json
    return [each for each in listed if each["cause"] == "no_school"]


def test_days_without_school_are_listed_and_summed(without: CommandLine) -> None:
    # Thursday 22 and Friday 23 October, and Monday 2 November; the week between is the autumn break.
    told = without.well("gaps", "--json").json

    assert (0, 3, 0, 3, 1) == tuple(
        told[each] for each in ("before", "during", "after", "days", "without_now")
    )
    assert [(CASE, "2026-10-22", 3)] == [
        (each["number"], each["since"], each["days"]) for each in told["cases"]
    ]
    assert [{"code": "0180", "pupils": None, "days": None}] == told["municipalities"]
    assert "1 pupil: 3 days without school: before 0, during 3, after 0." in without.well("gaps").out
    assert "0180 Stockholm" in without.well("gaps").out


def test_a_dash_is_explained_only_where_one_stands(without: CommandLine) -> None:
    dash = "– fewer than 5 pupils"
    assert dash in without.well("gaps").out

    more = (
        {**WITHOUT_SCHOOL, "case_number": f"SN-2026/{n}", "personal_number": "unknown"} for n in range(2, 6)
    )
    without.well("import", "placements", without.placements(WITHOUT_SCHOOL, *more))

    told = without.well("gaps").out
    assert "0180 Stockholm" in told
    assert "–" not in told.partition("home municipality")[2]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--phase", "during"), 1),
        (("--phase", "after"), 0),
        (("--county", "01"), 1),
        (("--county", "03"), 0),
        (("--municipality", "0180"), 1),
        (("--municipality", "0380"), 0),
        (("--since", "2026-11-02"), 1),
        (("--since", "2026-11-03"), 0),
    ],
)
def test_days_without_school_are_looked_for(
    without: CommandLine, filters: tuple[str, str], found: int
) -> None:
    assert found == len(without.well("gaps", "--json", *filters).json["cases"])


@pytest.mark.parametrize("option", ["--county", "--municipality"])
def test_a_place_that_does_not_exist_is_told(without: CommandLine, option: str) -> None:
    refused = without("gaps", option, "99")

    assert 1 == refused.code
    assert "There is no" in refused.err


def test_a_home_is_no_school(without: CommandLine) -> None:
    refused = without("case", "schooling", CASE, "--school", "home", "--from", "2026-10-26", *OLLE)

    assert 1 == refused.code
    assert "Nobody goes to school at this organisation: special youth home." in " ".join(refused.err.split())


def test_a_pupil_without_school_is_an_alert_until_schooling_is_recorded(without: CommandLine) -> None:
    without.well("sweep")
    [alert] = no_school(without)
    assert (CASE, 1) == (alert["case"], alert["rung"])
    assert f"case {CASE}: no school" in without.well("alert", "list").out
    shown = without.well("alert", "show", str(alert["id"])).out
    assert "Without school since 22 October 2026; school days: 3" in shown

    without.well("case", "schooling", CASE, "--school", "home-school", "--from", "2026-10-26", *PIA)
    without.well("sweep")

    assert [] == no_school(without)
    assert "All invariants hold (1 case).\n" in without.well("audit").out
    assert "days without school so far: before 0, during 2, after 0" in without.well("case", "show", CASE).out


def test_whoever_is_told_of_a_pupil_without_school_answers(without: CommandLine) -> None:
    without.well("sweep")
    alert = str(no_school(without)[0]["id"])

    refused = without("alert", "acknowledge", alert, "--until", "2026-11-05", "--plan", "Mine", *PER)
    assert 1 == refused.code
    without.well("alert", "note", alert, "--note", "Phoned the home.", *MAJA)
    without.well("alert", "acknowledge", alert, "--until", "2026-11-05", "--plan", "Lessons begin.", *OLLE)

    assert ["2026-11-05"] == [each["acknowledged_until"] for each in no_school(without)]


def test_schooling_is_recorded_shown_ended_and_undone(without: CommandLine) -> None:
    recorded = without.well(
        "case",
        "schooling",
        CASE,
        "--school",
        "home-school",
        "--from",
        "2026-10-26",
        "--mode",
        "part_time",
        *OLLE,
    )
    assert "Schooling from 26 October 2026 was recorded by social services" in " ".join(recorded.out.split())
    shown = without.well("case", "show", CASE).out
    assert "2026-10-26 – goes on  School at the home, home-school, part time" in shown

    without.well("case", "schooling", CASE, "--ended", "2026-11-02", *PIA)
    spells = without.well("case", "show", CASE, "--json").json["schooling"]
    assert [("home-school", "2026-10-26", "2026-11-02")] == [
        (each["school"], each["from"], each["until"]) for each in spells if each["mode"] == "part_time"
    ]

    ended = without.well("case", "show", CASE, "--json").json["history"][-1]["command_id"]
    without.well("case", "annul", CASE, ended, "--reason", "A mistake.", *OLLE)
    assert None is without.well("case", "show", CASE, "--json").json["schooling"][-1]["until"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--ended", "2026-11-02", "--planned"), "--ended says all there is to say."),
        (("--from", "2026-11-02"), "needs a school and a first day"),
        (("--school", "oak"), "needs a school and a first day"),
        (
            ("--school", "oak", "--from", "2026-11-02", "--until", "2026-11-01"),
            "cannot end on 1 November 2026",
        ),
        (("--school", "oak", "--from", "2026-11-09"), "has not begun yet. Record it as planned"),
        (("--ended", "2026-11-02"), "No schooling is known for 2 November 2026"),
    ],
)
def test_what_cannot_be_recorded_says_what_to_do(
    without: CommandLine, words: tuple[str, ...], told: str
) -> None:
    refused = without("case", "schooling", CASE, *words, *OLLE)

    assert 1 == refused.code
    assert told in " ".join(refused.err.split())


def test_another_school_does_not_tell_of_the_pupil(without: CommandLine) -> None:
    refused = without("case", "schooling", CASE, "--school", "home-school", "--from", "2026-10-26", *RUT)

    assert "Your organisation may not do this in the case." in refused.err


def test_of_a_protected_pupil_no_school_is_shown(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(WITHOUT_SCHOOL | {"protection": "secrecy_marking"}))
    sisam.well("sweep")
    sisam.well(
        "case", "schooling", CASE, "--school", "home-school", "--from", "2026-11-02", "--planned", *OLLE
    )

    assert [None] == [each["late"] for each in no_school(sisam)]
    assert "home-school" not in sisam.well("case", "show", CASE).out
    assert [] == sisam.well("gaps", "--json").json["municipalities"]
