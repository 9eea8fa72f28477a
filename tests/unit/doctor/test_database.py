"""The doctor says which library works, and why it is slower where it is."""

from types import SimpleNamespace

from sisam.application.finding import Level
from sisam.doctor.database import library
from sisam.storage.dialect import choose_library


def test_an_old_library_is_a_warning_that_says_what_to_install() -> None:
    old = SimpleNamespace(sqlite_version_info=(3, 40, 1), sqlite_version="3.40.1", __name__="sqlite3")

    (finding,) = library(choose_library([old]))  # type: ignore[list-item]

    assert Level.WARN is finding.level
    assert "DELETE" in finding.told
    assert "install the wheel pysqlite3" in finding.remedy
