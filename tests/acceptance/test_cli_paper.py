"""Steps that were offered, answered or done on paper come in from a file, as people type it."""

from collections.abc import Mapping

from tests.acceptance.command_line import NOW, PLACEMENT, CommandLine, as_csv

CASE = "SN-2026/1"
HANDOVER = {
    "case_number": CASE,
    "step": "educational_handover",
    "offered_on": "2026-10-16",
    "offered_by": "rut@example.se",
    "confirmed_on": "2026-10-19",
    "confirmed_by": "pia@example.se",
}


def paper(sisam: CommandLine, *rows: Mapping[str, str]) -> str:
    columns = {key: "" for row in rows for key in row}
    return sisam.file(as_csv([{**columns, **row} for row in rows]), "steps.csv")


def test_a_confirmation_on_paper_that_is_older_than_the_import_moves_accountability_to_its_receiver(
    sisam: CommandLine,
) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    brought = sisam.well("import", "steps", paper(sisam, HANDOVER))

    assert brought.out.startswith("1 row of steps: 0 unchanged, 1 new.\n")
    (case,) = sisam.well("case", "list", "--json").json
    assert ("youth_home_school", "home-school") == (case["accountable_party"], case["accountable"])
    late = sisam.well("step", "list", "--overdue", "--json").json
    assert "educational_handover" not in {each["step"] for each in late}
    assert "All invariants hold (1 case).\n" == sisam.well("audit").out
