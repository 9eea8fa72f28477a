"""An import of many placements through the application, beside raw SQLite inserting the same rows."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.drivers import connected
from bench.sites import IMPORTER, NOW, make_site, placement
from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.importing import import_placements
from sisam.settings import Settings
from sisam.storage.link import DriverConnection
from sisam.storage.schema import metadata

PLACEMENTS = 10_000
FEW = 1_000
_ROWS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Crowd:
    """Placements that are made one by one as they are asked for, as the rows of a file are read."""

    size: int

    def __len__(self) -> int:
        """Return how many there are."""
        return self.size

    def __iter__(self) -> Iterator[PlacementRow]:
        """Yield them."""
        return (placement(f"B-{number}") for number in range(self.size))


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import took, its closing sweep included, and what the same rows took raw."""

    placements: int
    rows: int
    application_seconds: float
    again_seconds: float
    raw_seconds: float
    #: The most memory that the process held, at a few placements and at all of them.
    few_megabytes: float
    megabytes: float

    @property
    def ratio(self) -> float:
        """Return the application's speed as a share of raw SQLite's."""
        return self.raw_seconds / self.application_seconds


def measure(scratch: Path, placements: int = PLACEMENTS) -> Brought:
    """Bring in placements in a process of its own, then insert what it left into an empty site."""
    few = in_a_process(scratch / "few", FEW)
    many = in_a_process(scratch / "many", placements)
    make_site(scratch / "empty", 0).store.close()
    database = Settings().database
    rows, seconds = raw_inserts(scratch / "many" / database, scratch / "empty" / database)
    return Brought(placements, rows, many[0], many[1], seconds, few[2], many[2])


def in_a_process(folder: Path, placements: int) -> tuple[float, ...]:
    """Bring in placements twice; return both times in seconds and the most memory in megabytes."""
    command = [sys.executable, "-m", "bench.imports", str(folder), str(placements)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return tuple(map(float, told.split()))


def raw_inserts(source: Path, target: Path) -> tuple[int, float]:
    """Copy the rows of every table that the import filled, in one transaction."""
    with connected(source) as reader, connected(target) as writer:
        writer.execute("PRAGMA foreign_keys=OFF")
        began = perf_counter()
        writer.execute("BEGIN IMMEDIATE")
        rows = sum(_copy(reader, writer, table.name) for table in metadata.sorted_tables)
        writer.execute("COMMIT")
        return rows, perf_counter() - began


def _copy(reader: DriverConnection, writer: DriverConnection, table: str) -> int:
    there = writer.execute(f'SELECT count(*) FROM "{table}"').fetchall()[0][0]  # noqa: S608
    found: Any = reader.execute(f'SELECT * FROM "{table}" LIMIT -1 OFFSET {there}')  # noqa: S608
    copied = 0
    while rows := found.fetchmany(_ROWS_AT_ONCE):
        marks = ", ".join("?" * len(rows[0]))
        writer.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608
        copied += len(rows)
    return copied


def main(folder: Path, placements: int) -> None:
    """Bring in placements twice and print both times and the most memory that it took."""
    program = make_site(folder, 0)
    took = []
    for _ in range(2):
        began = perf_counter()
        import_placements(program.site, Crowd(placements), IMPORTER, NOW)
        took.append(perf_counter() - began)
    program.store.close()
    print(*took, _peak_megabytes())


def _peak_megabytes() -> float:
    """Return the most memory that this program took; `getrusage` tells also of whoever started it."""
    (told,) = re.findall(r"(?m)^VmHWM:\s+(\d+) kB$", Path("/proc/self/status").read_text("utf-8"))
    return int(told) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
