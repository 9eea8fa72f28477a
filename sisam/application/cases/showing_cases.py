"""Showing a case: all of it that somebody may see, with its journal and what they may do in it now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.access.deciding import TheCase, decide
from sisam.application.access.fields import Field
from sisam.application.access.finding import ByNumber, Found, Meant
from sisam.application.access.permit import Permit
from sisam.application.access.sheet import Sheet
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.access.viewing import view_case
from sisam.application.alerts.standing import Somebody, refusing
from sisam.application.cases.acting import NoSeat, WhichOrganisation, actor_for
from sisam.application.cases.discretion import Viewer
from sisam.application.ports.cases import Recorded
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Grant, Right
from sisam.domain.case import Case
from sisam.domain.command import Act
from sisam.domain.deadline import Deadline
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, OrganisationId, PartyName
from sisam.domain.reading import Purpose, Shown
from sisam.domain.rules import Rules
from sisam.engine.gaps import Gaps, gaps
from sisam.engine.law_clocks import LawTime, law_times
from sisam.engine.options import Option, options
from sisam.engine.sides import idle_parties, organisations_of

_Kinds = tuple[type[Act], ...] | None


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """Another case of the same pupil."""

    id: CaseId
    number: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as it is shown to somebody; nothing in it is more than their lists of fields hold."""

    sheet: Sheet
    rules: Rules
    permit: Permit
    #: Its days without school until today; None where it is about no pupil.
    gaps: Gaps | None = None
    #: The times that the law sets in an open case, whether or not a step rests on them.
    law: tuple[LawTime, ...] = ()
    #: What the viewer may do now, and for the rest why not; empty where nobody in particular looks.
    options: tuple[Option, ...] = ()
    #: The case that it follows on, and the open ones that follow on it, as far as the viewer may know that
    #: there are any.
    follows: LinkedCase | None = None
    followed_by: tuple[LinkedCase, ...] = ()
    #: The organisation that the options are reckoned for.
    acts_for: OrganisationId | None = None

    @property
    def case(self) -> Case:
        """Return the case, as far as it may be seen."""
        return self.sheet.case

    @property
    def viewer(self) -> Viewer:
        """Return to whom it is shown."""
        return self.sheet.viewer

    @property
    def journal(self) -> tuple[Recorded, ...]:
        """Return its journal, as far as it may be told."""
        return self.sheet.journal

    @property
    def parties(self) -> Mapping[PartyName, OrganisationId]:
        """Return its parties; one that only stands in has no part in it before it is needed."""
        idle = idle_parties(self.rules.workflow, self.case)
        return {party: each for party, each in self.case.parties.items() if party not in idle}

    @property
    def identity(self) -> Identity | None:
        """Return who the pupil is, where that may be seen."""
        return self.sheet.identity

    def explains(self, deadline: Deadline) -> bool:
        """Tell whether it may be said what a deadline was counted from."""
        return self.sheet.explains(deadline)


def show_case(
    site: Site,
    meant: Meant | str,
    caller: Caller,
    now: datetime,
    *,
    what: Shown = Shown.CASE,
    unmask: bool = False,
    kinds: tuple[type[Act], ...] | None = None,
) -> CaseView:
    """Return a case with its journal and, where a person looks, with what they may do.

    A text is a case's number. `unmask` asks to see for once who a pupil with protected identity is; `kinds`
    are those of the acts that it is asked of whether they may be done, all where none are named.

    Raises:
        NotFound: there is no such case, or it is none of theirs.
        RightMissing, ReasonWanted: they may see no case, or not who it is without saying why.
        Unavailable: it cannot be written down that they saw it.
    """
    known = ByNumber(meant) if isinstance(meant, str) else meant

    def look(work: UnitOfWork, someone: Someone) -> Look[CaseView]:
        found, sheet = view_case(site, work, someone, known, what=what, unmask=unmask)
        view = _view(site, work, someone, found, sheet, kinds)
        beside = (Shown.IDENTITY,) if view.identity is not None else ()
        if found.case.restricted and _asserts_whereabouts(someone, found):
            beside = (*beside, Shown.WHEREABOUTS)
        purpose = Purpose.REASON if found.case.restricted and beside else Purpose.WORK
        return Look(view, ((found.case.id, found.permit.organisation_id),), purpose, beside)

    return shown(site, caller, what, look, now)


def _asserts_whereabouts(someone: Someone, found: Found) -> bool:
    """Tell whether it is for their reason alone that somebody sees where a protected pupil is."""
    permit = decide(someone, Right.WHEREABOUTS, TheCase(found.case, found.rules.workflow))
    return isinstance(permit, Permit) and permit.grant is Grant.WITH_REASON


def _view(
    site: Site, work: UnitOfWork, someone: Someone, found: Found, sheet: Sheet, kinds: _Kinds
) -> CaseView:
    case, rules = found.case, found.rules
    day = someone.day
    about_pupil = case.rules.workflow_name == site.workflow_name
    counted = gaps(site.rules.calendar(work.rule_parts), case, day) if about_pupil else None
    law = law_times(rules, case, day) if case.open and Field.CARE in sheet.fields else ()
    follows, followed_by = _linked(site, work, found, sheet.viewer)
    view = CaseView(sheet, rules, found.permit, counted, law, (), next(iter(follows), None), followed_by)
    return view if someone.is_owner or not found.permit.now else _with_options(view, case, someone, kinds)


def _linked(
    site: Site, work: UnitOfWork, found: Found, viewer: Viewer
) -> tuple[tuple[LinkedCase, ...], tuple[LinkedCase, ...]]:
    """Return the pupil's case before and those after, as far as they may be known of."""
    case = found.case
    previous = [] if case.previous_case_id is None else [case.previous_case_id]
    linked = [work.cases.load_many(each) for each in (previous, work.cases.following(case.id))]
    ruled = [[(each, site.rules.named(each.rules, work.rule_parts)) for each in some] for some in linked]
    anybody = found.permit.is_owners
    before, after = (_known(viewer, (case, found.rules), some, anybody=anybody) for some in ruled)
    return before, after


_Ruled = tuple[Case, Rules]


def _known(
    viewer: Viewer, shown: _Ruled, others: Iterable[_Ruled], *, anybody: bool
) -> tuple[LinkedCase, ...]:
    """Return the other cases of which a viewer may know: those in which they are parties too.

    That there is another placement at all is secret to everybody else (OSL 26:1); `anybody` looks at the site
    itself, and no organisation does.
    """
    mine = viewer.organisations & _hearing(shown)
    known = (each[0] for each in others if anybody or mine & _hearing(each))
    return tuple(LinkedCase(each.id, each.number) for each in known)


def _hearing(ruled: _Ruled) -> set[OrganisationId]:
    case, rules = ruled
    return organisations_of(rules.workflow, case, case.parties)


def _with_options(view: CaseView, case: Case, someone: Someone, kinds: _Kinds) -> CaseView:
    person, code = someone.person, _code(view, someone)
    if person is None:
        return view
    try:
        actor = actor_for(someone.roster, person, someone.day, "preview", case=case, code=code)
    except (NoSeat, WhichOrganisation):
        # They may look at it from above; who acts in it sits below.
        return view
    refused = refusing(Somebody(person.id, someone.roster, someone.day, code), view.rules.workflow, case)
    may = options(view.rules, case, actor, someone.now, refused, kinds)
    told = tuple(each for each in may if _is_about_shown(each, view.case))
    return replace(view, options=told, acts_for=actor.organisation_id)


def _is_about_shown(option: Option, case: Case) -> bool:
    """Tell whether an act is about nothing that is hidden."""
    step, alert = (getattr(option.act, name, None) for name in ("step_id", "alert_id"))
    return (step is None or step in case.steps) and (alert is None or alert in case.alerts)


def _code(view: CaseView, someone: Someone) -> str | None:
    """Return the organisation that somebody acts for: the one from whose seat they look."""
    seat = view.permit.seat
    return someone.organisation_of(seat).code if seat is not None else None
