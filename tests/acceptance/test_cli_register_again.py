"""Lists of organisations and of seats come in again and again, as people type it."""

from tests.acceptance.command_line import ORGANISATIONS, SEATS, CommandLine


def test_the_same_organisations_change_nothing(sisam: CommandLine) -> None:
    before = sisam.content()

    ran = sisam.well("import", "organisations", sisam.file(ORGANISATIONS))

    assert "8 rows: 8 unchanged.\n" == ran.out
    assert before == sisam.content()


def test_the_same_seats_change_nothing(sisam: CommandLine) -> None:
    before = sisam.content()

    ran = sisam.well("import", "seats", sisam.file(SEATS))

    assert "7 rows: 7 unchanged.\n" == ran.out
    assert before == sisam.content()


def test_a_dry_run_says_what_a_list_of_organisations_would_change(sisam: CommandLine) -> None:
    before = sisam.content()
    changed = ORGANISATIONS.replace("Oak school", "New Oak school").replace(
        "kaa,activity_responsibility,Activity responsibility,,0180\n", ""
    )

    ran = sisam.well("import", "organisations", sisam.file(changed), "--dry-run")

    assert (
        "A dry run: nothing was changed.\n"
        "7 rows: 1 changed, 6 unchanged.\n"
        "  Row 5, oak: the name would become New Oak school (was Oak school).\n"
        "1 organisation of the register that the file does not have: kaa.\n"
        "Nothing was changed by that.\n"
    ) == ran.out
    assert before == sisam.content()


def test_what_open_cases_rest_on_is_refused_with_its_row(sisam: CommandLine) -> None:
    before = sisam.content()
    moved = ORGANISATIONS.replace("oak,school,Oak school,education", "oak,school,Oak school,social")

    ran = sisam("import", "organisations", sisam.file(moved))

    assert (1, "") == (ran.code, ran.out)
    assert 'In the register "oak" has the parent_code "education"' in ran.err
    assert before == sisam.content()


def test_a_last_day_is_set_and_somebody_gone_is_told_of(sisam: CommandLine) -> None:
    listed = SEATS.replace("\n", ",\n").replace("active_from,\n", "active_from,active_until\n")
    listed = listed.replace("olle@example.se,sv,2026-01-01,", "olle@example.se,sv,2026-01-01,2026-12-24")
    listed = listed.replace("social,manager,Maja Manager,maja@example.se,sv,2026-01-01,\n", "")

    ran = sisam.well("import", "seats", sisam.file(listed))

    assert ran.out.startswith("6 rows: 1 changed, 5 unchanged.\n")
    assert (
        "Row 2, olle@example.se as officer at social: the last day in the seat became 2026-12-24." in ran.out
    )
    assert "1 time in seats that the file does not have: maja@example.se as manager at social." in ran.out
    seats = sisam.well("seat", "list", "--organisation", "social", "--json").json
    assert "Maja Manager" in str(seats)


def test_whoever_was_ended_by_hand_stays_ended(sisam: CommandLine) -> None:
    sisam.well("seat", "end", "oak", "head_teacher", "--email", "rut@example.se", "--until", "2026-10-30")
    before = sisam.content()

    ran = sisam.well("import", "seats", sisam.file(SEATS))

    assert ran.out.startswith("7 rows: 6 unchanged, 1 kept as they ended.\n")
    told = "the time in the seat stays ended on 2026-10-30; write a later first day to begin a new one."
    assert told in " ".join(ran.out.split())
    assert before == sisam.content()
