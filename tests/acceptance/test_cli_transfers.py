"""A pupil comes to another home, and a discharge is planned anew, as people type it."""

from pathlib import Path

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"
SECOND_HOME = """\
code,kind,name,parent_code,municipality_code
home2,youth_home,The second home,,
home2-school,youth_home_school,School at the second home,home2,
home3,youth_home,The home without a school,,
"""
SECOND_SEATS = """\
organisation_code,role,name,email,language,active_from
home2-school,educational_lead,Nina Ny,nina@example.se,sv,2026-01-01
"""


@pytest.fixture
def placed(sisam: CommandLine) -> CommandLine:
    """A site with a second home, and a pupil who was admitted to the first one."""
    sisam.well("import", "organisations", sisam.file(SECOND_HOME, "homes.csv"))
    sisam.well("import", "seats", sisam.file(SECOND_SEATS, "seats.csv"))
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    return sisam


def steps_of(sisam: CommandLine, name: str) -> dict[int, tuple[str, str]]:
    listed = sisam.well("step", "list", "--case", CASE, "--json").json
    return {each["round"]: (each["owner"], each["confirmer"]) for each in listed if each["step"] == name}


def test_a_pupil_comes_to_another_home_and_each_school_owes_what_is_its_own(placed: CommandLine) -> None:
    done = placed.well(
        "case", "transfer", CASE, "--to", "home2", "--on", "2026-10-26", "--as", "per@example.se"
    )

    assert "A transfer to another home was recorded by the SiS placement unit; round 2 of" in done.out
    assert {1: ("oak", "home2-school"), 2: ("home-school", "home2-school")} == steps_of(
        placed, "educational_handover"
    )
    assert "round 2" in placed.well("case", "show", CASE).out
    assert "All invariants hold (1 case).\n" == placed.well("audit").out


def test_the_new_school_is_told_by_mail_in_plain_swedish(placed: CommandLine) -> None:
    placed.well("case", "transfer", CASE, "--to", "home2", "--as", "per@example.se")

    placed.well("outbox", "send")
    letters = [path.read_bytes() for path in Path(placed.site, "outbox").glob("*.eml")]
    assert any(b"nina@example.se" in each and CASE.encode() in each for each in letters)


def test_the_school_that_the_pupil_left_is_not_shown_as_the_school_at_the_home(placed: CommandLine) -> None:
    for act, email in (("offer", "rut@example.se"), ("confirm", "pia@example.se")):
        placed.well("step", act, CASE, "educational_handover", "--as", email)
    at_the_home = "Accountable: the youth home's school (School at the home, home-school)"
    assert at_the_home in placed.well("case", "show", CASE).out

    placed.well("case", "transfer", CASE, "--to", "home2", "--as", "per@example.se")

    shown = " ".join(placed.well("case", "show", CASE).out.split())
    assert "Accountable: the previous youth home's school (School at the home, home-school)" in shown
    assert "the youth home's school (School at the second home, home2-school)" in shown


def test_a_transfer_can_be_annulled(placed: CommandLine) -> None:
    placed.well("case", "transfer", CASE, "--to", "home2", "--as", "per@example.se")
    journal = placed.well("case", "show", CASE, "--json").json["history"]
    command = next(each["command_id"] for each in journal if each["type"] == "case_transferred")

    placed.well("case", "annul", CASE, command, "--reason", "another pupil", "--as", "per@example.se")

    assert "round 1" in placed.well("case", "show", CASE).out
    assert {1: ("oak", "home-school")} == steps_of(placed, "educational_handover")
    assert "All invariants hold (1 case).\n" == placed.well("audit").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("transfer", CASE, "--to", "home"), "so nobody is transferred"),
        (("transfer", CASE, "--to", "oak"), "wrong kind"),
        (("transfer", CASE, "--to", "home3"), "school"),
        (("transfer", CASE, "--to", "home2", "--on", "2026-10-01"), "lies before that"),
        (("fire", CASE, "transfer"), "`sisam case transfer"),
        (("set-party", CASE, "previous_youth_home_school", "home-school"), "`sisam case transfer"),
        (("reconsider", CASE, "--on", "2027-01-15", "--reason", "more time"), "nothing to reconsider"),
        (("reconsider", CASE, "--reason", "more time"), "Add --on DATE."),
    ],
    ids=["same home", "no home", "no school", "too early", "a mere move", "by hand", "no plan", "no day"],
)
def test_what_cannot_be_is_refused_with_the_command_to_use(
    placed: CommandLine, words: tuple[str, ...], told: str
) -> None:
    ran = placed("case", *words, "--as", "olle@example.se")

    assert 0 != ran.code
    assert told in ran.err


def test_a_discharge_is_planned_anew_and_the_first_plan_counts_as_before(placed: CommandLine) -> None:
    placed.well("case", "set-date", CASE, "forecast", "2027-01-15", "--as", "olle@example.se")

    done = placed.well(
        "case", "reconsider", CASE, "--on", "2027-02-15", "--reason", "needs time", "--as", "olle@example.se"
    )

    assert "from 15 January 2027 to 15 February 2027" in done.out
    case = placed.well("case", "show", CASE, "--json").json
    assert "1" == case["facts"]["forecast_postponed"]


def test_the_help_says_what_is_no_transfer(placed: CommandLine) -> None:
    told = " ".join(placed("case", "transfer", "--help").out.split())

    assert "To foster care or an HVB home it is a discharge" in told
