"""Every function and command, on the own case and a foreign one: as the table of rights says, and no leak."""

import sqlite3
from contextlib import closing

import pytest

from sisam.cli.rights import RIGHTS
from sisam.domain.access import Function, Grant, Right, grant
from tests.acceptance.command_line import PLACEMENT, CommandLine, Ran

OWN, FOREIGN, UNKNOWN = "SN-2026/1", "FR-2026/7", "XX-2026/9"
NAME, NUMBER = "Kim Ek", "20110315-2383"
F = Function

#: Who asks, and what their seats make of them.
PEOPLE = {
    "olle@example.se": F.SOCIAL_WORKER,
    "maja@example.se": F.SOCIAL_MANAGER,
    "hanna@example.se": F.HOME_HEAD,
    "pia@example.se": F.HOME_SCHOOL_STAFF,
    "rut@example.se": F.SCHOOL_STAFF,
    "ulf@example.se": F.SCHOOL_AUTHORITY,
    "spsm@example.se": F.STATISTICIAN,
    "lo@example.se": F.LOG_REVIEWER,
    "ada@example.se": F.ADMINISTRATOR,
    "ove@example.se": F.OPERATIONS,
}
#: What is typed of each command that is about one case; `{}` is its number.
TYPED = {
    "case show": "{}",
    "case fire": "{} discharge --preview",
    "case set-date": "{} forecast 2026-12-18 --preview",
    "case set-party": "{} home_school beech --preview",
    "case set-fact": "{} legal_basis lvu_2 --preview",
    "case reconsider": "{} --on 2026-12-18 --reason Because --preview",
    "case pause": "{} --until 2026-11-09 --reason absconded --preview",
    "case resume": "{} --preview",
    "case transfer": "{} --to home --preview",
    "case move": "{} --to 0184 --preview",
    "case schooling": "{} --ended 2026-11-01 --preview",
    "case annul": "{} no-such --reason Mistake --preview",
    "case protect": "{} --kind fictitious --preview",
    "case lift-protection": "{} --reason Mistake --preview",
    "case close": "{} --outcome withdrawn --reason Ended --preview",
    "case disclose": "{} --to home_school --what care --basis consent --preview",
    "case end-disclosure": "{} --to home_school --what care --preview",
    "step list": "--case {}",
    "step offer": "{} contact --preview",
    "step confirm": "{} contact --preview",
    "step return": "{} contact --reason Lacking --preview",
    "step withdraw": "{} contact --preview",
    "step waive": "{} contact --reason Because --preview",
    "step take-over": "{} contact --preview",
    "step done": "{} mapping --preview",
}
MORE_ORGANISATIONS = """\
code,kind,name,parent_code,municipality_code
solna,social_services,Social services of Solna,,0184
solna-education,education_administration,Education of Solna,,0184
elm,school,Elm school,solna-education,0184
office,support_office,Office,,
"""
MORE_SEATS = """\
organisation_code,role,name,email,language,active_from
home,manager,Hanna Head,hanna@example.se,sv,2026-01-01
office,coordinator,Sonja Office,spsm@example.se,sv,2026-01-01
agency,log_reviewer,Lo Logg,lo@example.se,sv,2026-01-01
agency,administrator,Ada Admin,ada@example.se,sv,2026-01-01
agency,operations,Ove Drift,ove@example.se,sv,2026-01-01
solna,officer,Sol Solna,sol@example.se,sv,2026-01-01
"""
_ELSEWHERE = {
    "case_number": FOREIGN,
    "personal_number": "unknown",
    "pupil_name": "Love Fors",
    "home_municipality": "0184",
    "home_school_code": "elm",
    "youth_home_code": "",
    "placement_type": "treatment",
    "legal_basis": "lvu_3",
    "investigation_opened_on": "2026-11-02",
    "applied_on": "",
    "admitted_on": "",
}


@pytest.fixture
def both(sisam: CommandLine) -> CommandLine:
    """A site with a case of Stockholm's and one of Solna's."""
    sisam.well("import", "organisations", sisam.file(MORE_ORGANISATIONS, "organisations.csv"))
    sisam.well("import", "seats", sisam.file(MORE_SEATS, "seats.csv"))
    rows = [{**_ELSEWHERE, **PLACEMENT, "pupil_name": NAME, "personal_number": NUMBER}, _ELSEWHERE]
    sisam.well("import", "placements", sisam.placements(*rows), "--as", "ada@example.se")
    return sisam


def denied(site: CommandLine) -> list[tuple[str, str, bool]]:
    """Return who was denied what, and whether a case was named that is there."""
    with closing(sqlite3.connect(site.site / "sisam.db")) as connection:
        rows = connection.execute(
            "SELECT p.email, r.what, r.case_id IS NOT NULL FROM read_log AS r "
            "JOIN person AS p ON p.id = r.actor_id WHERE r.decision = 'denied' ORDER BY r.seq"
        )
        return [(email, what, bool(known)) for email, what, known in rows]


def typed(site: CommandLine, command: str, number: str, who: str) -> Ran:
    return site(*command.split(), *TYPED[command].format(number).split(), "--as", who)


def test_every_command_about_one_case_is_tried() -> None:
    about_cases = {Right.READ_CASE, Right.ACT, Right.CONFIRM}
    elsewhere = {"case open", "case list", "alert list", "alert show", "gaps"}

    assert set(TYPED) == {each for each, right in RIGHTS.items() if right in about_cases} - elsewhere


@pytest.mark.slow
@pytest.mark.parametrize(("who", "function"), PEOPLE.items())
def test_a_foreign_case_is_an_unknown_one_and_the_right_decides_of_the_own(
    both: CommandLine, who: str, function: Function
) -> None:
    tries = 0
    for command in TYPED:
        right = RIGHTS[command]
        assert isinstance(right, Right)
        foreign, unknown = (typed(both, command, number, who) for number in (FOREIGN, UNKNOWN))
        assert (1, "") == (foreign.code, foreign.out), command
        assert foreign.err.replace(FOREIGN, UNKNOWN) == unknown.err, command
        own = typed(both, command, OWN, who)
        has_it = grant(right, function) is not Grant.NO
        no_right = "None of your seats gives you the right" in own.err
        assert has_it != no_right, (command, own)
        assert not own.err.startswith("Error: There is no case"), (command, own)
        assert "Love Fors" not in own.out + own.err + foreign.err
        tries += 2 if has_it else 3
    assert tries == len(denied(both))
    assert {who} == {each[0] for each in denied(both)}
    # Of the three, only the unknown one is no case.
    assert len(TYPED) == sum(not known for _, _, known in denied(both))


@pytest.mark.parametrize(
    ("who", "listed"),
    [
        ("olle@example.se", [OWN]),
        ("sol@example.se", [FOREIGN]),
        ("hanna@example.se", [OWN]),
        ("rut@example.se", [OWN]),
        ("bo@example.se", []),
    ],
)
def test_lists_show_the_own_cases_alone(both: CommandLine, who: str, listed: list[str]) -> None:
    cases = both.well("case", "list", "--as", who, "--json").json
    steps = both.well("step", "list", "--as", who, "--json").json
    alerts = both.well("alert", "list", "--as", who, "--json").json

    assert listed == [each["number"] for each in cases]
    assert set(listed) >= {each["case"] for each in steps}
    assert set(listed) >= {each["case"] for each in alerts if each["case"]}


@pytest.mark.parametrize("who", ["spsm@example.se", "lo@example.se", "ada@example.se", "ove@example.se"])
def test_whoever_sees_no_case_is_refused_every_list_of_them(both: CommandLine, who: str) -> None:
    for command in (("case", "list"), ("step", "list"), ("alert", "list"), ("gaps",)):
        ran = both(*command, "--as", who)
        assert (1, "") == (ran.code, ran.out)
        assert ran.err.startswith("Error: None of your seats gives you the right to do this."), ran


def test_without_a_name_structure_alone_is_shown_and_that_it_was_is_written_down(both: CommandLine) -> None:
    shown = both.well("case", "show", OWN)
    both.well("case", "list")

    assert NAME not in shown.out
    with closing(sqlite3.connect(both.site / "sisam.db")) as connection:
        rows = connection.execute("SELECT what, case_id IS NULL FROM v_read WHERE actor_id = 'owner'")
        looks = rows.fetchall()
    assert ("case", 0) in looks
    assert ("case_list", 1) in looks


@pytest.mark.parametrize("term", [NAME, "ek KIM", NUMBER, "110315-2383", "201103152383", OWN])
def test_the_lawful_terms_find_the_own_pupil_and_nobody_elses(both: CommandLine, term: str) -> None:
    (hit,) = both.well("case", "find", term, "--as", "olle@example.se", "--json").json
    elsewhere = both("case", "find", term, "--as", "sol@example.se", "--json")

    assert (OWN, NAME) == (hit["number"], hit["pupil"])
    assert (0, "[]\n") == (elsewhere.code, elsewhere.out)


@pytest.mark.parametrize("term", ["K% E_", "Kim* Ek", "school = oak", "%", "  "])
def test_nothing_else_is_searched_for(both: CommandLine, term: str) -> None:
    ran = both("case", "find", term, "--as", "olle@example.se")

    assert NAME not in ran.out
    assert OWN not in ran.out


def test_a_reviewer_reads_who_was_shown_and_denied_a_case_and_that_is_logged_too(both: CommandLine) -> None:
    both.well("case", "show", OWN, "--as", "olle@example.se")
    both("case", "show", OWN, "--as", "sol@example.se")

    page = both.well("log", "show", OWN, "--as", "lo@example.se", "--json").json
    again = both.well("log", "show", "--person", "lo@example.se", "--as", "lo@example.se", "--json").json

    assert page["next_before"] is None
    # Each controller reviews its own people: those of the agency and whoever sits nowhere.
    assert set() == {line["actor"] for line in page["lines"]} - {None, "lo@example.se"}
    assert [("read_log", "review", "allowed")] == [
        (line["what"], line["purpose"], line["decision"]) for line in again["lines"]
    ]


def test_nobody_else_reads_the_log(both: CommandLine) -> None:
    for who in PEOPLE:
        ran = both("log", "show", OWN, "--as", who)
        assert (who == "lo@example.se") == (ran.code == 0), ran


@pytest.mark.parametrize(("who", "sees"), [("olle", True), ("pia", True), ("rut", True), ("ulf", False)])
def test_who_the_pupil_is_stands_with_the_case_for_those_who_may_see_it(
    both: CommandLine, who: str, sees: bool
) -> None:
    words = both.well("case", "show", OWN, "--as", f"{who}@example.se").out
    pupil = both.well("case", "show", OWN, "--as", f"{who}@example.se", "--json").json["pupil"]

    assert sees == (f"\nPupil: {NAME}, 201103152383\n" in words)
    assert ({"name": NAME, "number": "201103152383"} if sees else None) == pupil
