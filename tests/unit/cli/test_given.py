"""Options that commands share."""

from pathlib import Path
from typing import Annotated

import pytest
import typer

from sisam.cli.given import Acting, Given, Stage, taking
from sisam.cli.placement import Placement
from sisam.intake.columns import PLACEMENTS as COLUMNS
from tests.unit.cli.typed_commands import options_of


def run(app: typer.Typer, *words: str, stage: Stage | None = None) -> None:
    typer.main.get_command(app).main(list(words), obj=stage or Stage(), standalone_mode=False)


def test_a_command_takes_the_fields_of_its_first_parameter_as_options() -> None:
    taken: list[Acting] = []
    app = typer.Typer(add_completion=False, rich_markup_mode=None)

    @app.command()
    @taking
    def act(given: Acting, number: Annotated[str, typer.Argument()]) -> None:
        taken.append(given)
        assert "N1" == number

    run(
        app,
        "N1",
        "--as",
        "a@example.se",
        "--for",
        "oak",
        "--on",
        "today",
        "--words",
        "Why",
        "--key",
        "k",
    )

    (given,) = taken
    assert ("a@example.se", "oak", "today", "Why", "k", False) == (
        given.who,
        given.code,
        given.on,
        given.words,
        given.key,
        given.preview,
    )


def test_who_acts_may_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SISAM_AS", "env@example.se")
    taken: list[str | None] = []
    app = typer.Typer(add_completion=False, rich_markup_mode=None)

    @app.command()
    @taking
    def act(given: Acting) -> None:
        taken.append(given.who)

    run(app)
    run(app, "--as", "typed@example.se")

    assert ["env@example.se", "typed@example.se"] == taken


def test_what_stands_after_the_command_comes_before_what_stands_before_it() -> None:
    stage = Stage(site=Path("before"), now="then")

    assert (Path("before"), "then") == (Given(stage=stage).folder, Given(stage=stage).instant)
    assert Path("after") == Given(site=Path("after"), stage=stage).folder
    assert "now" == Given(now="now", stage=stage).instant


def test_a_case_is_opened_by_hand_with_an_option_for_each_column_of_the_file() -> None:
    columns = {f"--{name.replace('_', '-')}" for name in COLUMNS.names} - {"--case-number"}

    assert columns | {"--after"} == options_of(Placement) - options_of(Acting) - {"--json"}
