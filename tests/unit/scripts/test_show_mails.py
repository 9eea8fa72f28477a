"""The mails of a site can be looked at, each kind in both languages."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from scripts.show_mails import USAGE, main
from sisam.application.cases.sweeping import sweep
from sisam.domain.language import Language
from sisam.domain.message import OF_NO_CASE, Template
from tests.faults.site_on_disk import open_site, populate
from tests.journeys.town import at


def test_a_mail_of_each_kind_that_there_is_lies_there_as_text_and_as_a_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begins = date(2026, 9, 1)
    populate(tmp_path / "site", 2, begins, seed=7)
    program = open_site(tmp_path / "site")
    sweep(program.site, at(begins) + timedelta(weeks=3))
    program.store.close()

    code = main([str(tmp_path / "site"), str(tmp_path / "mails")])

    names = {path.name for path in (tmp_path / "mails").iterdir()}
    kinds = {*OF_NO_CASE, Template.CASE_FAILS, Template.OVERDUE, "several"}
    wanted = {f"{kind}.{each}.{end}" for kind in kinds for each in Language for end in ("html", "txt")}
    assert (0, set()) == (code, wanted - names)
    missing = capsys.readouterr().out.rpartition(": ")[2].strip(".\n").split(", ")
    assert [] == [each for each in Template if (each in missing) == (f"{each}.sv.html" in names)]


def test_without_a_site_and_a_folder_it_says_how_it_is_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert (2, f"{USAGE}\n") == (main(["site"]), capsys.readouterr().err)
