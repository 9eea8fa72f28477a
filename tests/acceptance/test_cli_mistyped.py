"""Names that are mistyped: what was meant, and where the names are listed."""

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine

AS_OLLE = ("--as", "olle@example.se")


def test_somebody_unknown_acts(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    ran = sisam("case", "fire", "SN-2026/1", "discharge", "--as", "nobody@example.se")

    assert (1, "") == (ran.code, ran.out)
    assert (
        "Error: --as names nobody: no person has the address nobody@example.se.\n"
        "  `sisam seat list --json` tells who sits where, with addresses.\n" == ran.err
    )


def test_somebody_mistyped_acts(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    ran = sisam("case", "show", "SN-2026/1", "--as", "ruth@example.se")

    assert (1, "") == (ran.code, ran.out)
    assert ran.err.startswith(
        "Error: --as names nobody: no person has the address ruth@example.se.\n"
        "  Did you mean rut@example.se?\n"
    )


def test_a_second_person_who_is_unknown_is_not_the_one_who_acts(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    ran = sisam("case", "close", "SN-2026/1", "--outcome", "deceased", "--second", "q@q.se", *AS_OLLE)

    assert 1 == ran.code
    assert ran.err.startswith("Error: There is no person called q@q.se, or you may not see it.")


def test_a_case_that_does_not_exist(sisam: CommandLine) -> None:
    ran = sisam("case", "show", "SN-0/0")

    assert (1, "") == (ran.code, ran.out)
    assert (
        "Error: There is no case called SN-0/0, or you may not see it. Check the name.\n"
        "  `sisam case list` lists the open cases.\n" == ran.err
    )


@pytest.mark.parametrize("words", [("case", "show", "sn-2026/1"), ("step", "list", "--case", "SN-2026/11")])
def test_a_case_whose_number_is_mistyped(sisam: CommandLine, words: tuple[str, ...]) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    ran = sisam(*words)

    assert (1, "") == (ran.code, ran.out)
    assert "  Did you mean SN-2026/1?\n  `sisam case list` lists the open cases.\n" in ran.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Mapping", "mapping"), ("handover", "educational_handover"), ("schoolagreement", "school_agreement")],
)
def test_a_step_whose_name_is_mistyped(sisam: CommandLine, typed: str, meant: str) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    ran = sisam("step", "done", "SN-2026/1", typed, "--as", "pia@example.se")

    assert (1, "") == (ran.code, ran.out)
    assert (
        f"Error: The case has no step “{typed}”. Look at the list of the case's steps and try again.\n"
        f"  Did you mean {meant}?\n"
        "  `sisam step list --case SN-2026/1` lists what is owed.\n" == ran.err
    )


@pytest.mark.parametrize(
    "words",
    [
        ("case", "list", "--accountable", "sociall"),
        ("step", "list", "--owner", "sociall"),
        ("seat", "list", "--organisation", "sociall"),
        ("seat", "end", "sociall", "officer", "--email", "olle@example.se"),
    ],
    ids=" ".join,
)
def test_an_organisation_whose_code_is_mistyped(sisam: CommandLine, words: tuple[str, ...]) -> None:
    ran = sisam(*words)

    assert (1, "") == (ran.code, ran.out)
    assert (
        "Error: There is no organisation called sociall, or you may not see it. Check the name.\n"
        "  Did you mean social?\n"
        "  `sisam seat list` lists the organisations with their codes.\n" == ran.err
    )


def test_a_move_whose_name_is_mistyped(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    ran = sisam("case", "fire", "SN-2026/1", "Discharg", *AS_OLLE)

    assert 1 == ran.code
    assert ran.err.endswith("\n  Did you mean discharge?\n")


@pytest.mark.parametrize(
    "words",
    [
        ("case", "show", "SN-2026/1"),
        ("case", "fire", "SN-2026/1", "asleep", *AS_OLLE),
        ("case", "close", "SN-2026/1", "--outcome", "asleep", *AS_OLLE),
        ("step", "done", "SN-2026/1", "contact", *AS_OLLE),
        ("import", "seats", "nowhere.csv"),
    ],
    ids=" ".join,
)
def test_what_goes_wrong_is_told_in_lines_that_fit(
    sisam: CommandLine, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    sisam.well("import", "placements", sisam.placements({**PLACEMENT, "case_number": "SN-2026/1"}))
    monkeypatch.setenv("COLUMNS", "60")

    ran = sisam(*words)

    told = (ran.err or ran.out).splitlines()
    assert told
    assert [] == [line for line in told if len(line) > 60 and " " in line.strip()]
