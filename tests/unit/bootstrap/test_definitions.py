"""The definitions in the files, an operator's before those that ship, are proved as they are read."""

from pathlib import Path

from sisam.bootstrap import read_definitions
from sisam.catalogue.folders import shipped
from sisam.domain.language import Language
from tests.builders import NOW


def test_what_ships_is_accepted_by_the_proof() -> None:
    definitions = read_definitions("placement", NOW)

    assert () == tuple(definitions.objections)
    assert {"accepted"} == {part.verdict for part in definitions.parts}
    assert set(Language) == set(definitions.texts)


def test_an_operators_workflow_comes_before_the_one_that_ships_and_is_proved(tmp_path: Path) -> None:
    folder = tmp_path / "placement"
    folder.mkdir(parents=True)
    text = (shipped("workflows") / "placement" / "workflow.toml").read_text(encoding="utf-8")
    # The watch is what keeps an unmoving case from being forgotten.
    spoiled = text.replace('watch = "watch"', "", 1).replace('version = "4"', 'version = "spoiled"', 1)
    (folder / "workflow.toml").write_text(spoiled, encoding="utf-8")

    definitions = read_definitions("placement", NOW, tmp_path)

    assert "spoiled" == definitions.workflow.version
    assert definitions.objections
    assert {"refused"} == {part.verdict for part in definitions.parts}
