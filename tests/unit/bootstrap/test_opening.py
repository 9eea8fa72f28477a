"""A site opens by its settings, its key and its database, and not without."""

from pathlib import Path

import pytest

from sisam.bootstrap import open_program
from sisam.domain.office_hours import ALWAYS, OfficeHours
from sisam.engine.releasing import GROUPING
from sisam.errors import Invalid, Unavailable


def test_a_site_without_its_key_does_not_open(folder: Path) -> None:
    (folder / "vault.key").unlink()

    with pytest.raises(Unavailable):
        open_program(folder, {})


def test_a_site_without_its_database_does_not_open(folder: Path) -> None:
    (folder / "sisam.db").unlink()

    with pytest.raises(Unavailable):
        open_program(folder, {})


def test_a_site_with_wrong_settings_does_not_open(folder: Path) -> None:
    (folder / "config.toml").write_text("databse = 1", encoding="utf-8")

    with pytest.raises(Invalid):
        open_program(folder, {})


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("", OfficeHours.read("08:00-17:00")),
        ('office_hours = "07:30-16:00"', OfficeHours.read("07:30-16:00")),
        ('office_hours = ""', ALWAYS),
    ],
)
def test_a_site_has_the_office_hours_of_its_settings_and_groups_its_messages(
    folder: Path, line: str, hours: OfficeHours
) -> None:
    (folder / "config.toml").write_text(line, encoding="utf-8")

    site = open_program(folder, {}).site

    assert (hours, GROUPING) == (site.office_hours, site.grouping)
