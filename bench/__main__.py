"""Run every measurement and print it beside what it is measured against, with the machine's name."""

import platform
import tempfile
from pathlib import Path
from statistics import median

from bench import commands, demos, imports, pages, sweeps
from bench.sites import make_site
from sisam.storage.dialect import choose_library

CASES = 151
OPEN_DEADLINES = (10_000, 100_000)
OPEN_CASES = (1_000, 10_000, 100_000)


def main() -> None:
    """Measure on sites of its own, and print the ratios."""
    library = choose_library()
    print(f"machine: {platform.machine()}, {platform.system()} {platform.release()}")
    print(f"Python {platform.python_version()}, SQLite {library.version}, {library.journal_mode}", end="")
    print(f", synchronous={library.synchronous}\n")
    with tempfile.TemporaryDirectory(prefix="sisam-bench-", dir=".") as folder:
        scratch = Path(folder)
        _commands(scratch)
        _sweeps(scratch)
        _imports(scratch)
        _demos(scratch)
        _pages(scratch)


def _commands(scratch: Path) -> None:
    make_site(scratch / "site", CASES).store.close()
    rounds = commands.measure(scratch / "site", scratch)
    print("durable commands a second      sisam   raw sqlite3   ratio")
    for each in rounds:
        sisam, raw = each.commands / each.application_seconds, each.commands / each.raw_seconds
        print(f"  {each.commands} commands          {sisam:10.0f} {raw:13.0f} {each.ratio:7.2f}")
    print(f"  median ratio {median(each.ratio for each in rounds):.2f} (aim: at least 0.40)\n")


def _sweeps(scratch: Path) -> None:
    print(f"a sweep of {sweeps.OVERDUE:,} overdue, seconds    sisam   raw sqlite3   ratio")
    for count in OPEN_DEADLINES:
        # The audit goes through every journal; that of the smaller site vouches for both.
        swept = sweeps.measure(scratch, count, audited=count == min(OPEN_DEADLINES))
        sisam, raw = swept.seconds
        print(f"  among {count:>7,} open deadlines {sisam:12.2f} {raw:13.2f} {swept.ratio:7.2f}", flush=True)


def _imports(scratch: Path) -> None:
    brought = imports.measure(scratch)
    print(f"\nan import of {brought.placements:,} placements     sisam   raw sqlite3   ratio")
    sisam, raw = brought.application_seconds, brought.raw_seconds
    print(f"  {brought.rows:>9,} rows, seconds {sisam:12.2f} {raw:13.2f} {brought.ratio:7.2f}")
    print(f"  the same file again, seconds {brought.again_seconds:6.2f}")
    print(
        f"  most memory, megabytes: {brought.megabytes:.0f} ({brought.few_megabytes:.0f} at {imports.FEW:,})"
    )


def _demos(scratch: Path) -> None:
    lived = demos.measure(scratch)
    print(f"\na demo of {lived.cases} placements and {demos.MONTHS} months")
    print(f"  {lived.events:,} events, {lived.mails:,} mails", end="")
    print(f": {lived.seconds:.1f} s, CPU {lived.cpu_seconds:.1f} s")
    print(f"  CPU an event, all included: {lived.cpu_milliseconds_an_event:.2f} ms (aim: 0.14)")


def _pages(scratch: Path) -> None:
    print("\nthe work of one municipality        steps  questions   sisam ms   plain ms  ratio (aim: 3)")
    for cases in OPEN_CASES:
        paged = pages.measure(scratch, cases)
        served = paged.served
        print(f"  among {paged.cases:>7,} open cases {paged.steps:13,} {served.questions:10}", end="")
        sisam, plain = served.milliseconds, served.plain_milliseconds
        print(f"{sisam:11.1f} {plain:10.1f} {served.ratio:6.2f}", flush=True)
    print(f"  listed, with the read log written: {paged.list_milliseconds:.1f} ms, ", end="")
    print(f"of which the page of steps {paged.page_milliseconds:.1f} ms; {paged.questions} questions")
    print(f"  compressed {served.bytes_compressed:,} bytes (aim: 15,000) of {served.bytes_plain:,}; ", end="")
    print(f"with all that it names, at the first visit {served.bytes_first:,} (aim: 100,000)")


if __name__ == "__main__":
    main()
