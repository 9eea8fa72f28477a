"""Run every measurement and print it beside what it is measured against, with the machine's name."""

import platform
import tempfile
from pathlib import Path
from statistics import median

from bench.commands import measure
from bench.sites import make_site
from sisam.storage.dialect import choose_library

CASES = 151


def main() -> None:
    """Measure durable commands a second on a site of its own, and print the ratios."""
    library = choose_library()
    print(f"machine: {platform.machine()}, {platform.system()} {platform.release()}")
    print(f"Python {platform.python_version()}, SQLite {library.version}, {library.journal_mode}", end="")
    print(f", synchronous={library.synchronous}\n")
    with tempfile.TemporaryDirectory(prefix="sisam-bench-", dir=".") as folder:
        scratch = Path(folder)
        make_site(scratch / "site", CASES).store.close()
        rounds = measure(scratch / "site", scratch)
    print("durable commands a second      sisam   raw sqlite3   ratio")
    for each in rounds:
        sisam, raw = each.commands / each.application_seconds, each.commands / each.raw_seconds
        print(f"  {each.commands} commands          {sisam:10.0f} {raw:13.0f} {each.ratio:7.2f}")
    print(f"  median ratio {median(each.ratio for each in rounds):.2f} (aim: at least 0.40)")


if __name__ == "__main__":
    main()
