"""Opening cases: a placement's row becomes a case that stands where its dates say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.carrying_out import Result, apply_new
from sisam.application.cases.linking import case_before
from sisam.application.ports.unit_of_work import Workplace
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Act, Command, Fire, OpenCase, SetDate
from sisam.domain.fact import Fact
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, CommandId, PartyName, SubjectId
from sisam.domain.refusal_between_cases import AnotherName
from sisam.domain.workflow import Transition, Workflow
from sisam.engine.clocks import local_date

#: What the moves of the workflow record; everything else is known from the opening or set afterwards.
_AFTERWARDS = (Anchor.SCHOOL_STARTS, Anchor.FIRST_LESSON, Anchor.SCHOOL_STARTED)


@dataclass(frozen=True, slots=True)
class Dated:
    """An act with the day on which it happened."""

    act: Act
    on: date


def open_placement(
    site: Site,
    work: Workplace,
    row: PlacementRow,
    actor: Actor,
    now: datetime,
    before: Callable[[Case, date], None] = lambda _case, _day: None,
    key: str | None = None,
) -> list[Result]:
    """Open a case for a row and make the moves that its dates tell of, inside an open unit of work.

    The case opens on its earliest date and comes to stand in the state that its dates imply, at most
    *discharged*: what lies beyond needs somebody who receives the pupil. `before` each move it may be told
    what was done until then.

    Raises:
        SisamError: the engine refuses one of the commands.
    """
    known = pupil_of(site, work, row.identity.number)
    row = _with_identity(site, work, known, row) if known else row
    subject_id = known or SubjectId(site.ids.new())
    work.subjects.put(site.sealer.seal(subject_id, row.identity))
    case_id = CaseId(site.ids.new())
    today = local_date(now)
    opened_on = min(row.earliest_on or today, today)
    previous = case_before(site, work, known, row.identity.number, row.previous_case_number)
    opening = _opening(row, case_id, subject_id, previous)
    results = [_apply(site, work, case_id, Dated(opening, opened_on), actor, row, now, 0, key)]
    workflow = site.rules.named(results[0].case.rules, work.rule_parts).workflow
    dated_acts = moves_of(workflow, results[0].case.state, row.anchors, today)
    for number, dated in enumerate(dated_acts, start=1):
        if isinstance(dated.act, Fire):
            before(results[-1].case, dated.on)
        results.append(_apply(site, work, case_id, dated, actor, row, now, number))
    return results


def pupil_of(site: Site, work: Workplace, number: str | None) -> SubjectId | None:
    """Return the opaque id of the pupil who has a personal number, if the vault knows one."""
    if number is None:
        return None
    return next(
        (known for index in site.sealer.indexes(number) if (known := work.subjects.find(index))), None
    )


def _with_identity(site: Site, work: Workplace, subject_id: SubjectId, row: PlacementRow) -> PlacementRow:
    """Return a row with what the vault knows of a pupil who has been placed before.

    Whoever is protected stays so, whatever a new placement tells of it.

    Raises:
        AnotherName: the number is known, and belongs to somebody of another name.
    """
    known = site.sealer.open(work.subjects.get(subject_id))
    if row.identity.name and known.name and row.identity.name != known.name:
        raise AnotherName
    told = updated(known, row)
    if known.restricted and not told.restricted:
        told = replace(told, protection=known.protection)
    return replace(row, identity=told)


def updated(known: Identity, row: PlacementRow) -> Identity:
    """Return a pupil's identity with what a row tells of it; what a cell leaves empty stays as it is."""
    told = row.identity
    return Identity(
        name=told.name or known.name,
        number=told.number or known.number,
        protection=known.protection if "protection" in row.untold else told.protection,
    )


def _opening(row: PlacementRow, case_id: CaseId, subject_id: SubjectId, previous: CaseId | None) -> OpenCase:
    facts = {
        Fact.PLACEMENT_TYPE: row.placement_type.value,
        Fact.LEGAL_BASIS: row.legal_basis.value,
        Fact.HOME_MUNICIPALITY: row.home_municipality,
    }
    if row.school_form:
        facts[Fact.SCHOOL_FORM] = row.school_form
    if row.number_unknown:
        facts[Fact.NUMBER_UNKNOWN] = "yes"
    moves = {Anchor.CUSTODY_DECIDED, Anchor.APPLIED, Anchor.ADMITTED, Anchor.DISCHARGED}
    later = {*moves, Anchor.FORECAST, *_AFTERWARDS}
    return OpenCase(
        case_id=case_id,
        number=row.case_number,
        subject_id=subject_id,
        parties=row.parties,
        facts=facts,
        absent=row.absent,
        anchors={anchor: on for anchor, on in row.anchors.items() if anchor not in later},
        restricted=row.identity.restricted,
        previous_case_id=previous,
    )


def moves_of(workflow: Workflow, state: str, anchors: Mapping[Anchor, date], today: date) -> Iterator[Dated]:
    """Yield the forecast, the moves that the dates tell of in the workflow's order, then the other dates.

    Dates may contradict that order (an acute pupil is admitted before anybody applied); each move
    still happened on its own day.
    """
    # Known before the admission, so that a short stay opens no step that it does not need.
    if forecast := anchors.get(Anchor.FORECAST):
        yield Dated(SetDate(Anchor.FORECAST, forecast), today)
    moved: set[Anchor] = set()
    for transition in _first_moves(workflow):
        on = anchors.get(transition.records) if transition.records else None
        if transition.records and on is not None and state in transition.sources:
            state = transition.target
            moved.add(transition.records)
            yield Dated(Fire(transition.id), on)
    # Later moves may have leapt over what these record.
    left = {Anchor.CUSTODY_DECIDED, Anchor.APPLIED} - moved
    for anchor in (*sorted(left), *_AFTERWARDS):
        if on := anchors.get(anchor):
            yield Dated(SetDate(anchor, on), today)


def _first_moves(workflow: Workflow) -> Iterator[Transition]:
    """Yield the moves that the dates of one round tell of; a transfer is a command of its own."""
    return (each for each in workflow.transitions.values() if not each.starts_round)


def _apply(
    site: Site,
    work: Workplace,
    case_id: CaseId,
    dated: Dated,
    actor: Actor,
    row: PlacementRow,
    now: datetime,
    number: int,
    key: str | None = None,
) -> Result:
    command_id = CommandId(site.ids.new())
    known_by = key or f"{row.case_number}:{number}:{command_id}"
    return apply_new(site, work, case_id, Command(command_id, actor, dated.act, known_by, dated.on), now)


#: A pupil's home and the school at it come together.
HOME_PARTIES = (PartyName("youth_home"), PartyName("youth_home_school"))
