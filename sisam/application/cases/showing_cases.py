"""Showing a case: all of it, with its journal and what somebody may do in it now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.alerts.standing import Somebody, refusing
from sisam.application.cases.acting import actor_for, person_named
from sisam.application.cases.discretion import Viewer
from sisam.application.cases.finding_cases import find_case
from sisam.application.ports.cases import Recorded
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.ids import OrganisationId
from sisam.domain.roster import Roster
from sisam.domain.rules import Rules
from sisam.engine.clocks import local_date
from sisam.engine.gaps import Gaps, gaps
from sisam.engine.law_clocks import LawTime, law_times
from sisam.engine.options import Option, options
from sisam.engine.sides import organisations_of


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as it is shown to somebody."""

    case: Case
    rules: Rules
    viewer: Viewer
    #: As far as it may be told to the viewer.
    journal: tuple[Recorded, ...]
    #: Its days without school until today; None where it is about no pupil.
    gaps: Gaps | None = None
    #: The times that the law sets in an open case, whether or not a step rests on them.
    law: tuple[LawTime, ...] = ()
    #: What the viewer may do now, and for the rest why not; empty where nobody in particular looks.
    options: tuple[Option, ...] = ()
    #: The number of the case that it follows on, and those of the open ones that follow on it, as far as the
    #: viewer may know that there are any.
    follows: str | None = None
    followed_by: tuple[str, ...] = ()
    #: The organisation that the options are reckoned for.
    acts_for: OrganisationId | None = None


def show_case(
    site: Site,
    number: str,
    viewer_of: Callable[[Roster], Viewer],
    now: datetime,
    *,
    email: str | None = None,
    code: str | None = None,
) -> CaseView:
    """Return a case with its journal and, where a person looks, with what they may do.

    Raises:
        NotFound: there is no such case or person.
        NoSeat: the person holds no seat.
    """
    with site.store.read() as work:
        case_id = find_case(work, number)
        case = work.cases.load_whole(case_id)
        rules = site.rules.named(case.rules, work.rule_parts)
        roster = work.register.roster()
        journal = work.cases.journal(case_id)
        calendar = site.rules.calendar(work.rule_parts)
        previous = [] if case.previous_case_id is None else [case.previous_case_id]
        linked = [work.cases.load_many(each) for each in (previous, work.cases.following(case_id))]
        ruled = [[(each, site.rules.named(each.rules, work.rule_parts)) for each in some] for some in linked]
    viewer = viewer_of(roster)
    known = [_known(viewer, (case, rules), some, anybody=email is None) for some in ruled]
    heard = tuple(each for each in journal if viewer.may_hear(case, each.event))
    law = law_times(rules, case, local_date(now)) if case.open else ()
    about_pupil = case.rules.workflow_name == site.workflow_name
    counted = gaps(calendar, case, local_date(now)) if about_pupil else None
    follows = next(iter(known[0]), None)
    view = CaseView(case, rules, viewer, heard, counted, law, follows=follows, followed_by=known[1])
    return view if email is None else _with_options(view, roster, email, code, now)


_Ruled = tuple[Case, Rules]


def _known(viewer: Viewer, shown: _Ruled, others: Iterable[_Ruled], *, anybody: bool) -> tuple[str, ...]:
    """Return the numbers of the other cases of which a viewer may know: those in which they are parties too.

    That there is another placement at all is secret to everybody else (OSL 26:1); `anybody` looks at the site
    itself, and no organisation does.
    """
    mine = viewer.organisations & _hearing(shown)
    return tuple(each[0].number for each in others if anybody or mine & _hearing(each))


def _hearing(ruled: _Ruled) -> set[OrganisationId]:
    case, rules = ruled
    return organisations_of(rules.workflow, case, case.parties)


def _with_options(view: CaseView, roster: Roster, email: str, code: str | None, now: datetime) -> CaseView:
    person = person_named(roster, email)
    day = local_date(now)
    actor = actor_for(roster, person, day, "preview", case=view.case, code=code)
    refused = refusing(Somebody(person.id, roster, day, code), view.rules.workflow, view.case)
    may = options(view.rules, view.case, actor, now, refused)
    return replace(view, options=may, acts_for=actor.organisation_id)
