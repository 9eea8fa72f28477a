"""A list of placements comes in again and again, as people type it."""

from collections.abc import Mapping

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine

OTHER = {**PLACEMENT, "case_number": "SN-2026/2", "personal_number": "20090615-9801"}
THIRD = {**PLACEMENT, "case_number": "SN-2026/3", "personal_number": "unknown"}
Cells = Mapping[str, str]


def at(day: int) -> str:
    return f"2026-11-{day:02}T08:00+01:00"


def a_list(sisam: CommandLine, *rows: Cells) -> str:
    columns = dict.fromkeys(key for row in rows for key in row)
    return sisam.placements(*({**dict.fromkeys(columns, ""), **row} for row in rows))


def the_audit_holds(sisam: CommandLine, day: int) -> None:
    # Only the journals: at a site without a daemon messages lie still, and of that the audit tells too.
    ran = sisam("audit", "--json", now=at(day))
    told = [each["invariant"] for each in ran.json["violations"]]
    assert [] == [each for each in told if each in {"I01", "I02", "I13", "I16", "I17", "I18", "I21", "I23"}]


def test_a_list_comes_in_on_five_mornings_with_changes(sisam: CommandLine) -> None:
    first = sisam.well("import", "placements", a_list(sisam, PLACEMENT, OTHER, THIRD), now=at(2))
    assert first.out.startswith("3 rows: 3 opened.\n")

    # Tuesday: nothing is new.
    before = sisam.content()
    again = sisam.well("import", "placements", a_list(sisam, PLACEMENT, OTHER, THIRD), now=at(2))
    assert again.out.startswith("3 rows: 3 unchanged.\n")
    assert len(before) == len(sisam.content())

    # Wednesday: a discharge is planned, a school is found, and a lesson was held.
    planned = {**PLACEMENT, "planned_discharge_on": "2026-12-18"}
    found = {**OTHER, "receiving_school_code": "beech", "first_lesson_on": "2026-10-06"}
    third = sisam.well("import", "placements", a_list(sisam, planned, found, THIRD), now=at(4))
    assert "3 rows: 2 changed, 1 unchanged." in third.out
    assert "Row 2, SN-2026/1: the planned discharge became 2026-12-18" in third.out
    assert "became beech" in third.out

    # Thursday: the home knows better by telephone; the list is as it was, but for a row that is gone.
    social = ("--as", "olle@example.se")
    sisam.well("case", "set-date", "SN-2026/1", "forecast", "2027-01-15", *social, now=at(5))
    fourth = sisam.well("import", "placements", a_list(sisam, planned, found), now=at(5))
    assert "2 rows: 1 unchanged, 1 kept as people have recorded them since." in fourth.out
    assert "the planned discharge stays 2027-01-15" in fourth.out
    assert "1 open case that came from a file stands no longer in it: " in " ".join(fourth.out.split())
    assert "SN-2026/3" in fourth.out

    # Friday: the pupil was discharged, and somebody new has come.
    left = {**planned, "discharged_on": "2026-11-05"}
    new = {**THIRD, "case_number": "SN-2026/4"}
    fifth = sisam.well("import", "placements", a_list(sisam, left, found, THIRD, new), now=at(6))
    assert "4 rows: 1 opened, 1 changed, 2 unchanged." in fifth.out
    states = {each["number"]: each["state"] for each in sisam.well("case", "list", "--json", now=at(6)).json}
    assert ("discharged", "admitted") == (states["SN-2026/1"], states["SN-2026/4"])
    the_audit_holds(sisam, 6)


def test_a_dry_run_says_in_sentences_what_would_change(sisam: CommandLine) -> None:
    first = {**PLACEMENT, "planned_discharge_on": "2026-12-04"}
    sisam.well("import", "placements", a_list(sisam, first))
    before = sisam.content()
    later = a_list(sisam, {**first, "planned_discharge_on": "2026-12-18"}, OTHER)

    ran = sisam.well("import", "placements", later, "--dry-run")

    told = ran.out.splitlines()
    assert ["A dry run: nothing was changed.", "2 rows: 1 opened, 1 changed."] == told[:2]
    assert told[2].startswith(
        "  Row 2, SN-2026/1: the planned discharge would become 2026-12-18 (was 2026-12-04); "
    )
    assert told[2].endswith(" would move.")
    assert told[3].startswith('  Row 3, SN-2026/2: a case would be opened, which stands in "Admitted" with ')
    assert before == sisam.content()


def test_all_of_it_is_there_as_json(sisam: CommandLine) -> None:
    sisam.well("import", "placements", a_list(sisam, PLACEMENT, OTHER))
    changed = a_list(sisam, {**PLACEMENT, "planned_discharge_on": "2026-12-18"})

    told = sisam.well("import", "placements", changed, "--dry-run", "--json").json

    assert (1, 1, ["SN-2026/2"]) == (told["rows"], told["counts"]["changed"], told["missing"])
    (report,) = told["reports"]
    assert {"about": "date", "name": "forecast", "was": None, "told": "2026-12-18"} in report["changes"]


def test_only_the_first_rows_are_told_one_by_one(sisam: CommandLine) -> None:
    rows = [{**THIRD, "case_number": f"SN-{n}"} for n in range(25)]

    ran = sisam.well("import", "placements", a_list(sisam, *rows), "--dry-run")

    assert 20 == ran.out.count("a case would be opened")
    assert "  … and 5 rows more; see them all with --json.\n" in ran.out


@pytest.mark.parametrize(
    ("changed", "remedy"),
    [
        ({"home_school_code": "beech"}, "`sisam case set-party SN-2026/1 home_school beech`"),
        ({"home_school_code": "none"}, "`sisam case set-party SN-2026/1 home_school none`"),
        ({"youth_home_code": "other"}, "`sisam case transfer SN-2026/1 --to other --on DATE`"),
        ({"home_municipality": "1480"}, "`sisam case move SN-2026/1 --to 1480`"),
        ({"personal_number": "20090615-9801"}, "Correct the case number or the personal number."),
    ],
)
def test_what_a_list_cannot_change_is_a_fault_that_names_what_can(
    sisam: CommandLine, changed: Cells, remedy: str
) -> None:
    more = (
        "code,kind,name,parent_code,municipality_code\nother,youth_home,Another home,,\n"
        "other-school,youth_home_school,Its school,other,\nsocial-2,social_services,Social,,1480\n"
        "education-2,education_administration,Education,,1480\n"
    )
    sisam.well("import", "organisations", sisam.file(more))
    sisam.well("import", "placements", a_list(sisam, PLACEMENT))
    before = sisam.content()

    ran = sisam("import", "placements", a_list(sisam, {**PLACEMENT, **changed}))

    assert (1, "") == (ran.code, ran.out)
    assert remedy in ran.err
    assert before == sisam.content()


def test_a_pupil_who_comes_under_protected_identity_is_protected_from_the_next_list_on(
    sisam: CommandLine,
) -> None:
    sisam.well("import", "placements", a_list(sisam, PLACEMENT))

    ran = sisam.well("import", "placements", a_list(sisam, {**PLACEMENT, "protection": "fictitious"}))

    assert "the case became that of a pupil with protected identity" in ran.out
    shown = sisam.well("case", "show", "SN-2026/1", "--json").json
    assert (True, None) == (shown["restricted"], shown["parties"]["home_school"])
    the_audit_holds(sisam, 2)
    lifted = sisam("import", "placements", a_list(sisam, {**PLACEMENT, "protection": "none"}))
    assert "The pupil lives under protected identity, and no file ends that." in lifted.err


def test_the_agencys_only_administrator_need_not_be_named(sisam: CommandLine) -> None:
    sisam.well("import", "placements", a_list(sisam, PLACEMENT))

    shown = sisam.well("case", "show", "SN-2026/1", "--json").json
    assert "import:placements.csv" in {event["via"] for event in shown["history"]}
    the_audit_holds(sisam, 2)


def test_of_several_administrators_one_must_be_named(sisam: CommandLine) -> None:
    rita = ("--name", "Rita", "--email", "rita@example.se")
    sisam.well("seat", "add", "agency", "administrator", *rita)

    ran = sisam("import", "placements", a_list(sisam, PLACEMENT))

    assert (1, "") == (ran.code, ran.out)
    assert "say with --as which of them brings in the file" in ran.err
    assert "rita@example.se, siv@example.se" in ran.err
    sisam.well("import", "placements", a_list(sisam, PLACEMENT), "--as", "rita@example.se")


def test_nobody_else_brings_in_a_file(sisam: CommandLine) -> None:
    before = sisam.kept()

    ran = sisam("import", "placements", a_list(sisam, PLACEMENT), "--as", "olle@example.se")

    assert (1, "") == (ran.code, ran.out)
    assert "Only an administrator at the agency may do this" in ran.err
    assert "siv@example.se" in ran.err
    assert before == sisam.kept()
    assert [("olle@example.se", "import")] == sisam.denied()


def test_nobody_else_brings_in_what_was_done_on_paper_or_hears_what_is_wrong_with_it(
    sisam: CommandLine,
) -> None:
    ran = sisam("import", "steps", sisam.file("case_number,step\n", "steps.csv"), "--as", "olle@example.se")

    assert (1, "") == (ran.code, ran.out)
    assert "Only an administrator at the agency may do this" in ran.err
    assert [("olle@example.se", "import")] == sisam.denied()


def test_where_nobody_administers_it_is_said_how_somebody_can(sisam: CommandLine) -> None:
    sisam.well("seat", "end", "agency", "administrator", "--email", "siv@example.se", "--until", "2026-11-01")

    ran = sisam("import", "placements", a_list(sisam, PLACEMENT))

    assert (1, "") == (ran.code, ran.out)
    assert "`sisam seat add AGENCY administrator`" in ran.err
