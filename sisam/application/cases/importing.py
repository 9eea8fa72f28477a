"""Importing placements from rows that were read and checked; all or nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sisam.application.administering import require_administrator
from sisam.application.beside import Beside, by_word, nothing_beside
from sisam.application.cases.arrivals import Placements
from sisam.application.cases.at_hand import Desk
from sisam.application.cases.back_filling import Paper
from sisam.application.cases.paper import Deed, StepRow
from sisam.application.cases.row_news import News, RowReport
from sisam.application.cases.sweeping import SweepReport, sweep
from sisam.application.cases.taking_rows import Taking
from sisam.application.messages.posting import Post
from sisam.application.messages.summing_up import summaries
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.engine.clocks import local_date
from sisam.errors import Invalid

_Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or with a dry run would have done."""

    rows: int
    messages: int = 0
    sweep: SweepReport | None = None
    #: What came of each row, of a file of placements.
    news: News = field(default_factory=News)
    #: The rows on steps that told something new, with what of them was new.
    steps: Mapping[StepRow, tuple[Deed, ...]] = field(default_factory=dict)


def import_placements(
    site: Site,
    rows: Placements,
    actor: Actor,
    now: datetime,
    *,
    steps: Sequence[StepRow] = (),
    steps_file: str = "",
    dry_run: bool = False,
    progress: _Progress = lambda _count: None,
    beside: Beside = nothing_beside,
) -> Imported:
    """Open a case for each row, or bring its case up to date, in one transaction; then sweep.

    What is late is flagged at once. Each organisation's coordinator is told in one summary what is to be
    done in the cases that were opened. What was done with `steps` on paper comes in too, each on its day.
    `beside` writes what else belongs to the transaction.

    Raises:
        NotAnAdministrator: the actor may not bring in files.
        Invalid: something in a row is refused; every fault is told at once, and nothing is kept.
    """
    with site.store.write() as work:
        roster = work.register.roster()
        require_administrator(roster, actor, local_date(now))
        post = Post(site, work, now, in_a_crowd=True)
        desk = Desk.within(work)
        paper = Paper(site, desk, steps_file, now, post)
        paper.add(steps)
        taking = Taking(site, work, desk, actor, now, roster, post, paper)
        news = News.of(_counted(taking.take(rows), progress), taking.missing)
        paper.finish()
        desk.cases.put_away()
        by_row = [sorted(each, key=lambda fault: fault.row or 0) for each in (taking.faults, paper.faults)]
        Invalid.unless_none(fault for faults in by_row for fault in faults)
        taking.post.add(None, summaries(taking.cases_opened(), site.ids.new(), local_date(now)))
        messages = taking.messages + taking.post.write()
        if dry_run:
            return Imported(len(rows), messages, news=news, steps=paper.news)
        beside(work, by_word(news.counts.items()))
        work.commit()
    return Imported(len(rows), messages, sweep(site, now, in_a_crowd=True), news, paper.news)


def _counted(reports: Iterator[RowReport], progress: _Progress) -> Iterator[RowReport]:
    for count, report in enumerate(reports, start=1):
        yield report
        progress(count)
