"""Whatever gives case data to a page or a command goes through the one function that writes it down first."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "sisam"
#: What a use case goes through: it writes to the read log, or is called by one that does.
ROADS = {"shown", "do", "answer_alert", "write_down", "readings_of_done", "keep_opened", "read_log"}
#: What the program does for itself, or for whoever brings in a file, and shows nobody's case.
ITS_OWN = {
    "agreeing_on_protection.agree_on_protection": "hides, and counts",
    "carrying_out.carry_out": "decides; whoever calls it for a person writes it down",
    "entering_one.wrong_columns": "tells what is wrong in what was typed, and of a case its number alone",
    "sweeping.sweep": "counts",
    "sweeping._due": "looks for what is due",
    "importing.import_placements": "tells whoever brought in the file what stands in it",
    "importing_steps.import_steps": "the same",
    "looking_after_site.look_after": "counts",
    "listing_site_alerts.list_site_alerts": "the program's own look at itself: the doctor and the simulation",
    "answering_site_alerts.is_of_site": "tells a kind of id",
    "noting_failures.note_failures": "notes what throws",
}
#: What a function that reads cases out of the store has among its parameters.
_STORE = "site"


def use_cases() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield the functions of the rooms of cases and alerts that take a site."""
    for room in ("cases", "alerts"):
        for path in sorted((ROOT / "application" / room).glob("*.py")):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.FunctionDef) and _STORE in [each.arg for each in node.args.args[:1]]:
                    yield f"{path.stem}.{node.name}", node


def opens(node: ast.FunctionDef) -> bool:
    """Tell whether a use case opens the store itself, or hands what it looks for to somebody who does."""
    names = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
    return bool(names & {"store"}) or bool(called(node) & ROADS)


def called(node: ast.FunctionDef) -> set[str]:
    """Return what a function names or calls, the helpers below it not counted."""
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    return names | {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}


def test_no_use_case_that_opens_the_store_forgets_the_read_log() -> None:
    forgetting = [
        name for name, node in use_cases() if opens(node) and not called(node) & ROADS and name not in ITS_OWN
    ]
    assert [] == forgetting


def test_every_exception_is_there() -> None:
    assert set() == set(ITS_OWN) - {name for name, _ in use_cases()}
