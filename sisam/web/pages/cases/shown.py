"""Everything that the page of a case tells, in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sisam.application.cases.carrying_out import SOCIAL_SERVICES
from sisam.application.cases.showing_cases import LinkedCase
from sisam.domain.ids import CaseId, PartyName, PersonId, StepId
from sisam.domain.step import Side
from sisam.domain.workflow import Phase
from sisam.web.pages.cases.asked import AskedShown, asked_shown
from sisam.web.pages.cases.beside import (
    AlertShown,
    DisclosedShown,
    HiddenShown,
    alerts_shown,
    disclosures_shown,
    hidden_shown,
)
from sisam.web.pages.cases.contacts import PartyShown, parties_shown, party_shown
from sisam.web.pages.cases.history import AT_ONCE, HistoryShown, history_shown
from sisam.web.pages.cases.owed import RoutineShown, routines_shown
from sisam.web.pages.cases.particulars import LawShown, Particular, dates_shown, facts_shown, law_shown
from sisam.web.pages.cases.schooling import (
    PauseShown,
    RoundShown,
    SchoolingShown,
    pauses_shown,
    rounds_shown,
    schooling_shown,
)
from sisam.web.pages.cases.teller import Teller
from sisam.web.pages.cases.timeline import PhaseShown, timeline
from sisam.web.paths import CASES, case_path
from sisam.wording.aliases import alias

_HOME_SCHOOL: Final = PartyName("home_school")


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A case as its page shows it."""

    id: CaseId
    url: str
    number: str
    #: The pupil's name, an alias, or what the case is called.
    title: str
    #: Of the pupil, as people write it; empty where it may not be seen.
    personal_number: str
    state: str
    home_school: str
    restricted: bool
    #: Whether a protected pupil is shown by name, for this once.
    unmasked: bool
    #: It may be asked for who a protected pupil is.
    may_unmask: bool
    #: The viewer was a party and is none any more.
    former: bool
    closed_at: datetime | None
    outcome: str
    phases: tuple[PhaseShown, ...]
    accountable: PartyShown | None
    asked: tuple[AskedShown, ...]
    #: The steps that stand there already.
    told: frozenset[StepId]
    #: Whether there is anything that the viewer could do at all.
    acts: bool
    routines: tuple[RoutineShown, ...]
    #: How many steps are late, whoever has them.
    late: int
    parties: tuple[PartyShown, ...]
    absent: tuple[str, ...]
    dates: tuple[Particular, ...]
    facts: tuple[Particular, ...]
    law: tuple[LawShown, ...]
    schooling: SchoolingShown | None
    paused_until: date | None
    pauses: tuple[PauseShown, ...]
    rounds: tuple[RoundShown, ...]
    alerts: tuple[AlertShown, ...]
    disclosures: tuple[DisclosedShown, ...]
    hidden: HiddenShown | None
    #: The pupil's case before and those after, each by its page and its number.
    follows: tuple[str, str] | None
    followed_by: tuple[tuple[str, str], ...]
    #: Where a new placement of the pupil is entered; empty: not by them, or not now.
    anew_url: str
    history: HistoryShown


def case_shown(
    teller: Teller,
    person_id: PersonId,
    *,
    may_unmask: bool,
    before: int | None,
    at_once: int | None = AT_ONCE,
) -> CaseShown:
    """Return a case as it is shown to a person, its history before a position."""
    view, case, titles = teller.view, teller.view.case, teller.titles
    identity, asked, routines = view.identity, asked_shown(teller, person_id), routines_shown(teller)
    return CaseShown(
        id=case.id,
        url=teller.url,
        number=case.number,
        title=_title(teller),
        personal_number=_written(identity.number) if identity and identity.number else "",
        state=titles.state(case.state),
        home_school=_home_school(teller),
        restricted=case.restricted,
        unmasked=case.restricted and identity is not None,
        may_unmask=may_unmask and view.sheet.masked,
        former=not view.permit.now,
        closed_at=case.closed_at,
        outcome=titles.outcome(case.outcome) if case.outcome else "",
        phases=timeline(teller),
        accountable=_accountable(teller),
        asked=asked,
        told=frozenset(each.step.id for each in asked if not each.later),
        acts=view.acts_for is not None and case.open,
        routines=routines,
        late=sum(step.status == "late" for routine in routines for step in (*routine.live, *routine.later)),
        parties=parties_shown(teller),
        absent=tuple(teller.party(each) for each in sorted(case.absent)),
        dates=dates_shown(teller),
        facts=facts_shown(teller),
        law=law_shown(teller),
        schooling=schooling_shown(teller),
        paused_until=case.pause.until_on if case.pause else None,
        pauses=pauses_shown(teller),
        rounds=rounds_shown(teller),
        alerts=alerts_shown(teller),
        disclosures=disclosures_shown(teller),
        hidden=hidden_shown(teller),
        follows=_link(view.follows) if view.follows else None,
        followed_by=tuple(_link(each) for each in view.followed_by),
        anew_url=_anew_url(teller),
        history=history_shown(teller, before, at_once),
    )


def _accountable(teller: Teller) -> PartyShown | None:
    accountable = teller.view.case.accountable
    if accountable is None:
        return None
    return party_shown(teller, Side(accountable.party, accountable.organisation_id))


def _link(linked: LinkedCase) -> tuple[str, str]:
    return case_path(linked.id), linked.number


def _anew_url(teller: Teller) -> str:
    """Return where the social services of a case enter a new placement of a pupil who has been placed."""
    case, view = teller.view.case, teller.view
    social = case.parties.get(SOCIAL_SERVICES)
    placed = case.phase is not Phase.BEFORE
    theirs = view.acts_for is not None and view.acts_for == social
    return f"{CASES}/ny?efter={case.id}" if placed and theirs and not view.followed_by else ""


def _title(teller: Teller) -> str:
    """Return who a case is about, as far as that may be seen; else its number."""
    _, view = teller.texts, teller.view
    if view.identity is not None and view.identity.name:
        return view.identity.name
    if view.case.restricted:
        return alias(view.case.number, teller.language)
    return _("Ärende %(number)s", number=view.case.number)


def _written(number: str) -> str:
    """Return a personal number as people write it."""
    return f"{number[:8]}-{number[8:]}"


def _home_school(teller: Teller) -> str:
    """Return the school that the pupil comes from, where it is known and may be named."""
    school = teller.view.case.parties.get(_HOME_SCHOOL)
    named = teller.named(school) if school else None
    return named.name if named else ""
