"""An import is measured beside raw inserts of just its rows, and holds no more for more placements."""

from pathlib import Path

import pytest

from bench.drivers import connected
from bench.imports import Crowd, in_a_process, raw_inserts
from bench.sites import IMPORTER, NOW, make_site
from sisam.application.cases.importing import import_placements
from sisam.settings import Settings
from sisam.storage.link import DriverConnection
from sisam.storage.schema import metadata

#: What so many placements more may add; each of them written down whole would be more than this.
GROWTH_MEGABYTES = 2


def contents(connection: DriverConnection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.name: sorted(connection.execute(f'SELECT * FROM "{table.name}"').fetchall(), key=repr)  # noqa: S608
        for table in metadata.sorted_tables
    }


def test_a_crowd_can_be_gone_through_again_and_again() -> None:
    crowd = Crowd(3)

    assert ["B-0", "B-1", "B-2"] == [row.case_number for row in crowd] == [row.case_number for row in crowd]
    assert 3 == len(crowd)


def test_the_raw_side_inserts_exactly_the_rows_that_the_import_left(tmp_path: Path) -> None:
    brought, empty = make_site(tmp_path / "brought", 0), make_site(tmp_path / "empty", 0)
    import_placements(brought.site, Crowd(2), IMPORTER, NOW)
    brought.store.close()
    empty.store.close()
    source, target = (tmp_path / name / Settings().database for name in ("brought", "empty"))

    rows, _ = raw_inserts(source, target)

    with connected(source) as left, connected(target) as right:
        assert contents(left) == contents(right)
    assert rows > 100


@pytest.mark.slow
def test_twice_the_placements_take_hardly_more_memory(tmp_path: Path) -> None:
    # With fewer the caches of the database are not full yet.
    few, many = (in_a_process(tmp_path / str(size), size)[-1] for size in (400, 800))

    assert many - few < GROWTH_MEGABYTES
