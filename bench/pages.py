"""The to-do page of one municipality among all: what listing its work takes, and how much it asks."""

from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from bench import shown_pages
from bench.nations import NOW, make_nation, organisation_of
from bench.shown_pages import Served
from sisam.application.access.someone import Caller
from sisam.application.ports.work_lists import Selection, Urgency, Whose
from sisam.application.worklist.choosing import WorkFilter
from sisam.application.worklist.listing_work import PAGE, days_at, list_work
from sisam.bootstrap import Program
from sisam.domain.ids import PersonId
from sisam.settings import Settings
from sisam.storage.link import DriverConnection

ROUNDS: Final = 41
_NUMBER: Final = 7


@dataclass(frozen=True, slots=True)
class Paged:
    """What the work of one organisation takes, in milliseconds, and what was asked for it."""

    cases: int
    steps: int
    #: Until the first page is there: all questions and the line in the read log, durably written.
    list_milliseconds: float
    #: Of that, the one question after a page of steps.
    page_milliseconds: float
    questions: int
    #: The whole page as it is served, beside a plain handler.
    served: Served


def measure(scratch: Path, cases: int, rounds: int = ROUNDS) -> Paged:
    """List the work of one social services among so many open cases, again and again.

    Raises:
        RuntimeError: the page is not full.
    """
    program = make_nation(scratch / f"nation-{cases}", cases)
    organisation = organisation_of("social_services", _NUMBER)
    caller = Caller("web:bench", PersonId(f"of-{organisation}"))
    found = list_work(program.site, caller, WorkFilter(), NOW)
    if len(found.lines) != min(PAGE, sum(found.counts[each] for each in Urgency)):
        raise RuntimeError(f"the page has {len(found.lines)} lines")
    whose, days = Whose(frozenset({organisation})), days_at(NOW)
    listing, paging = [], []
    for _ in range(rounds):
        began = perf_counter()
        list_work(program.site, caller, WorkFilter(), NOW)
        listing.append(perf_counter() - began)
        with program.site.store.read() as work:
            began = perf_counter()
            work.work_lists.page(whose, Selection(), days, None, PAGE + 1)
            paging.append(perf_counter() - began)
    questions = _questions(program, caller)
    database = scratch / f"nation-{cases}" / Settings().database
    served = shown_pages.measure(program, database, caller.person_id, NOW, rounds)
    program.store.close()
    steps = sum(found.counts.values())
    return Paged(cases, steps, median(listing) * 1000, median(paging) * 1000, questions, served)


def _questions(program: Program, caller: Caller) -> int:
    """Return how many questions a page asks of the database; the read log's lines are one statement."""
    asked: list[str] = []
    raw = program.store.engine.raw_connection()
    driver: DriverConnection = raw.driver_connection  # type: ignore[assignment]
    driver.set_trace_callback(asked.append)  # type: ignore[attr-defined]
    raw.close()
    list_work(program.site, caller, WorkFilter(), NOW)
    raw = program.store.engine.raw_connection()
    driver.set_trace_callback(None)  # type: ignore[attr-defined]
    raw.close()
    return sum(each.lstrip().startswith(("SELECT", "WITH")) for each in asked)
