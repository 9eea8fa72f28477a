"""Social services learn that a pupil is protected, record it, and undo it, as people type it."""

from tests.acceptance.command_line import PLACEMENT, CommandLine

FIRST, SECOND = "SN-2026/1", "SN-2026/2"
NAME, NUMBER = "Kim Ek", "20110315-2383"
OLLE, RUT = (("--as", f"{name}@example.se") for name in ("olle", "rut"))
KIND = ("--kind", "fictitious")


def hidden(sisam: CommandLine) -> list[bool]:
    return [sisam.well("case", "show", each, "--json").json["restricted"] for each in (FIRST, SECOND)]


def test_a_pupil_is_hidden_in_all_cases_by_hand_and_shown_again_when_it_was_a_mistake(
    sisam: CommandLine,
) -> None:
    pupil = {**PLACEMENT, "pupil_name": NAME, "personal_number": NUMBER}
    sisam.well("import", "placements", sisam.placements(pupil, {**pupil, "case_number": SECOND}))
    protect = ("case", "protect", SECOND)

    refused = sisam(*protect, *KIND, *RUT)
    none = sisam(*protect, "--kind", "none", *OLLE)
    assert (1, 1) == (refused.code, none.code)
    assert "Error: No protection is called none." in none.err
    assert [False, False] == hidden(sisam)

    told = sisam.well(*protect, *KIND, *OLLE)

    assert [True, True] == hidden(sisam)
    assert "fictitious" not in told.out
    assert b"fictitious" not in sisam.content()
    assert NAME not in sisam.well("case", "show", FIRST, *OLLE).out
    again = sisam(*protect, *KIND, *OLLE)
    assert (1, True) == (again.code, "recorded like that already" in again.err)
    assert "All invariants hold (2 cases).\n" == sisam.well("audit").out

    history = sisam.well("case", "show", SECOND, "--json", *OLLE).json["history"]
    sisam.well("case", "annul", SECOND, history[-1]["command_id"], "--reason", "Another pupil.", *OLLE)

    assert [False, False] == hidden(sisam)
    assert NAME in sisam.well("case", "show", FIRST, *OLLE).out
    assert "All invariants hold (2 cases).\n" == sisam.well("audit").out
