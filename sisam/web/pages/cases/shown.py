"""Everything that the page of a case tells, in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sisam.domain.ids import CaseId, PersonId, StepId
from sisam.domain.step import Side
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
from sisam.web.pages.cases.pupil import PupilShown, pupil_shown
from sisam.web.pages.cases.schooling import (
    PauseShown,
    RoundShown,
    SchoolingShown,
    pauses_shown,
    rounds_shown,
    schooling_shown,
)
from sisam.web.pages.cases.teller import Teller
from sisam.web.pages.cases.ties import TiesShown, ties_shown
from sisam.web.pages.cases.timeline import PhaseShown, timeline


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A case as its page shows it."""

    id: CaseId
    url: str
    number: str
    pupil: PupilShown
    state: str
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
    ties: TiesShown
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
    asked, routines = asked_shown(teller, person_id), routines_shown(teller)
    return CaseShown(
        id=case.id,
        url=teller.url,
        number=case.number,
        pupil=pupil_shown(teller, may_unmask=may_unmask),
        state=titles.state(case.state),
        former=not view.permit.now,
        closed_at=case.closed_at,
        outcome=titles.outcome(case.outcome) if case.outcome else "",
        phases=timeline(teller),
        accountable=_accountable(teller),
        asked=asked,
        told=frozenset(each.step.id for each in asked if not each.later),
        acts=view.acts_for is not None and (case.open or any(each.allowed for each in view.options)),
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
        ties=ties_shown(teller),
        history=history_shown(teller, before, at_once),
    )


def _accountable(teller: Teller) -> PartyShown | None:
    accountable = teller.view.case.accountable
    if accountable is None:
        return None
    return party_shown(teller, Side(accountable.party, accountable.organisation_id))
