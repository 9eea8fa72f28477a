"""Importing steps: a file of what was done on paper, all of it or nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sisam.application.administering import require_administrator
from sisam.application.beside import Beside, nothing_beside
from sisam.application.cases.back_filling import Paper
from sisam.application.cases.paper import Deed, StepRow
from sisam.application.cases.sweeping import SweepReport, sweep
from sisam.application.messages.posting import Post
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.engine.clocks import local_date
from sisam.errors import Invalid

_Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class BackFilled:
    """What a file of steps brought, or with a dry run would have brought."""

    rows: int
    #: The rows that told something new, with what of them was new.
    news: Mapping[StepRow, tuple[Deed, ...]]
    messages: int = 0
    sweep: SweepReport | None = None


def import_steps(
    site: Site,
    rows: Sequence[StepRow],
    actor: Actor,
    now: datetime,
    *,
    dry_run: bool = False,
    progress: _Progress = lambda _count: None,
    beside: Beside = nothing_beside,
) -> BackFilled:
    """Carry out what was done on paper, in one transaction, then sweep; the same file again changes nothing.

    Whoever is named in a row is the actor; `actor` is who brings the file in. `beside` writes what else
    belongs to the transaction.

    Raises:
        NotAnAdministrator: the actor may not bring in files.
        Invalid: a row does not fit its case; every fault is told at once, and nothing is kept.
    """
    with site.store.write() as work:
        require_administrator(work.register.roster(), actor, local_date(now))
        post = Post(site, work, now, in_a_crowd=True)
        paper = Paper(site, work, actor.via.removeprefix("import:"), now, post)
        paper.add(rows)
        paper.finish(progress)
        _refuse_faults(paper)
        messages = post.write()
        if dry_run:
            return BackFilled(len(rows), paper.news, messages)
        beside(work, {"done": len(paper.news), "unchanged": len(rows) - len(paper.news)})
        work.commit()
    if not paper.news:
        return BackFilled(len(rows), paper.news, messages)
    return BackFilled(len(rows), paper.news, messages, sweep(site, now, in_a_crowd=True))


def _refuse_faults(paper: Paper) -> None:
    """Raise what is wrong in the rows, in their order.

    Raises:
        Invalid: anything is.
    """
    Invalid.unless_none(sorted(paper.faults, key=lambda fault: fault.row or 0))
