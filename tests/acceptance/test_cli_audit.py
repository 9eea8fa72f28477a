"""The audit tells what does not hold, and rules are published under new versions only."""

import shutil
import sqlite3
from pathlib import Path

from tests.acceptance.command_line import PLACEMENT, CommandLine

SHIPPED = Path(__file__).parents[2] / "workflows" / "placement"


def test_a_violation_is_a_line_with_the_invariant_and_the_case_and_ends_with_3(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    connection = sqlite3.connect(sisam.site / "sisam.db")
    connection.execute("UPDATE \"case\" SET state = 'discharged'")
    connection.commit()
    connection.close()

    told, found = sisam("audit"), sisam("audit", "--json")

    assert (3, 3) == (told.code, found.code)
    violations = found.json["violations"]
    assert "violated" == found.json["verdict"]
    assert {"SN-2026/1"} == {each["case"] for each in violations}
    assert "I17" in {each["invariant"] for each in violations}
    lines = told.out.splitlines()
    assert len(violations) == len(lines)
    assert [] == [line for line in lines if " SN-2026/1 " not in line]
    assert f"{len(violations)} violations in 1 case.\n" == told.err


def own_workflow(sisam: CommandLine, version: str) -> Path:
    own = sisam.site / "workflows" / "placement"
    own.mkdir(exist_ok=True)
    path = own / "workflow.toml"
    shutil.copyfile(SHIPPED / "workflow.toml", path)
    text = path.read_text("utf-8").replace('en = "Under investigation"', 'en = "Being investigated"')
    path.write_text(text.replace('version = "4"', f'version = "{version}"'), "utf-8")
    return path


def test_a_case_keeps_the_rules_that_it_opened_with(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    own_workflow(sisam, "5")

    assert "Published workflow placement 5.\n" == sisam.well("workflow", "publish").out
    assert "Nothing is new" in sisam.well("workflow", "publish").out

    sisam.well(
        "import",
        "placements",
        sisam.placements({**PLACEMENT, "case_number": "SN-2026/2", "personal_number": "unknown"}),
    )
    kept, new = (
        sisam.well("case", "show", number, "--json").json["workflow"] for number in ("SN-2026/1", "SN-2026/2")
    )
    assert ("placement 4", "placement 5") == (kept, new)
    assert 0 == sisam("audit").code


def test_a_changed_definition_needs_a_new_version(sisam: CommandLine) -> None:
    own_workflow(sisam, "4")
    before = sisam.content()

    ran = sisam("workflow", "publish")

    assert (1, "") == (ran.code, ran.out)
    assert "version" in ran.err
    assert before == sisam.content()
