"""Seeing to a step: what its owner does about it, if they do."""

from collections.abc import Collection
from datetime import date, timedelta

from sisam.domain.anchor import Anchor
from sisam.domain.birth import compulsory_schooling_until, turns
from sisam.domain.command import Act, Close, Done, Offer, SetDate, SetParty, TakeOver, Waive
from sisam.domain.ids import OrganisationId, PartyName, StepId
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Step
from sisam.domain.step_definition import ClockKind, StepDefinition
from sisam.engine.carrying import carriable
from sisam.engine.sides import place_is_taken
from sisam.simulation.deed import Deed, DeedKind
from sisam.simulation.glance import Glance
from sisam.simulation.phrases import SETTLED, STANDS_STILL, TAKEN_OVER, WAIVED

#: Nobody begins earlier than this before something is due.
_BEGINS_DAYS_BEFORE = 7
#: A debt this old may be let go by whoever it is owed to.
_OLD_DEBT_DAYS = 30
_LETS_GO = 0.06
_ADMINISTRATION_HELPS = 0.25
_SETTLE = "settle"
_SETTLES = 0.3
#: The routine that follows a discharge.
_FOLLOWING = 7
#: What ends by itself, or together with something else.
_NOT_DONE = (ClockKind.LAW, ClockKind.PAUSE)
_ADMINISTRATION = PartyName("education_administration")
#: A start is planned this many days ahead, and a little more where that suits.
_START_AHEAD_DAYS = (3, 9)


def see_to(glance: Glance, step: Step) -> Deed | None:
    """Return what is done about an open step today, or None: by its owner, or by whoever helps or lets go."""
    deadline = glance.case.live_deadline(step.id)
    if deadline is None or glance.days_left(deadline) > _BEGINS_DAYS_BEFORE:
        return None
    let_go = _let_go(glance, step, -glance.days_left(deadline))
    if let_go is not None:
        return let_go
    owner = step.owner.organisation_id
    role = glance.rules.workflow.parties[step.owner.party].role
    person = glance.country.somebody(owner, role, glance.day, glance.chance)
    if person is None:
        return _help(glance, step)
    temper = glance.temper(owner)
    if not glance.happens(glance.heeds(step, temper, temper.looks)):
        return None
    kind, acts, words = _work(glance, step, glance.definition(step))
    return Deed(kind, owner, person, acts, words) if acts else None


def _work(
    glance: Glance, step: Step, definition: StepDefinition
) -> tuple[DeedKind, tuple[Act, ...], str | None]:
    """Return what the step asks for, and what is written with it."""
    if definition.finds_party is not None:
        return DeedKind.NAMED, _named(glance, definition.finds_party), None
    if definition.is_finding:
        return DeedKind.DATED, _dated(glance, definition), None
    if step.confirmer is not None:
        return DeedKind.OFFERED, _offered(glance, step, definition), None
    if definition.id == _SETTLE and glance.happens(_SETTLES):
        return DeedKind.SETTLED, _settled(glance), glance.phrase(SETTLED)
    if definition.clock_kind in _NOT_DONE or definition.ends_with_closing:
        return DeedKind.DONE, (), None
    return DeedKind.DONE, (Done(step.id),), glance.phrase(STANDS_STILL) if definition.is_watch else None


def _named(glance: Glance, party: PartyName) -> tuple[Act, ...]:
    found = glance.life.home_school if party == "home_school" else glance.life.receiving_school
    if found is None:
        stands_in = place_is_taken(glance.rules.workflow, glance.case, party)
        return () if stands_in else (SetParty(party, None),)
    return (SetParty(party, found, glance.country.roster.organisations[found].kind),)


def _dated(glance: Glance, definition: StepDefinition) -> tuple[Act, ...]:
    if definition.finds_anchors == (Anchor.FORECAST,):
        believed = glance.life.believed_on
        if believed is None:
            return ()
        # Whoever does not know better believes in another three weeks.
        return (SetDate(Anchor.FORECAST, believed if believed > glance.day else _weeks_on(glance.day)),)
    birth = glance.life.birth
    if definition.finds_anchors == (Anchor.CARE_EXECUTED,):
        admitted = glance.anchor(Anchor.ADMITTED)
        return (SetDate(Anchor.CARE_EXECUTED, admitted),) if admitted else ()
    known = {
        Anchor.COMPULSORY_SCHOOLING_UNTIL: compulsory_schooling_until(birth, None),
        Anchor.TURNS_18: turns(birth, 18),
        Anchor.TURNS_20: turns(birth, 20),
        Anchor.TURNS_21: turns(birth, 21),
    }
    return tuple(SetDate(anchor, on) for anchor, on in known.items() if anchor not in glance.case.anchors)


def _offered(glance: Glance, step: Step, definition: StepDefinition) -> tuple[Act, ...]:
    if definition.sets is Anchor.SCHOOL_STARTED:
        starts_on = glance.starts_school_on()
        if starts_on is None or starts_on > glance.day:
            return ()
    records_on = None
    if definition.records is Anchor.SCHOOL_STARTS:
        planned = glance.anchor(Anchor.SCHOOL_STARTS)
        records_on = planned if planned is not None and planned > glance.day else start(glance)
    return (Offer(step.id, records_on),)


def _settled(glance: Glance) -> tuple[Act, ...]:
    """Return the closing of a case after which there is another, once all that is left goes on there."""
    side = glance.organisation("social_services")
    roles = (Role.MANAGER, Role.COORDINATOR)
    seconds = [
        person
        for role in roles
        if side is not None
        for person in glance.country.roster.sitting(Seat(side, role), glance.day)
    ]
    left = [each for each in glance.case.live_steps() if not _ends_anyway(glance, each)]
    if not seconds or any(each.id not in _carriable(glance, side) for each in left):
        return ()
    return (Close("new_placement", seconds[0].id, tuple(each.id for each in left)),)


def _carriable(glance: Glance, side: OrganisationId | None) -> Collection[StepId]:
    """Return what the case of the new placement can go on with, where the one who closes has a part in it."""
    if glance.following is None or side not in glance.following.parties.values():
        return ()
    return carriable(glance.rules.workflow, glance.case, glance.following)


def _ends_anyway(glance: Glance, step: Step) -> bool:
    definition = glance.definition(step)
    # What follows upon the old discharge is owed in no other case; the closing waives it.
    return definition.is_watch or definition.ends_with_closing or definition.routine == _FOLLOWING


def start(glance: Glance) -> date:
    """Return the day on which the pupil is to start: soon after the discharge, and not at once."""
    leaves = glance.anchor(Anchor.DISCHARGED) or glance.anchor(Anchor.FORECAST) or glance.day
    ahead = timedelta(days=glance.chance.randint(*_START_AHEAD_DAYS))
    return glance.rules.calendar.school_day_after(max(leaves + timedelta(days=1), glance.day + ahead), 0)


def _let_go(glance: Glance, step: Step, days_late: int) -> Deed | None:
    """Return that whoever an old debt is owed to lets it go."""
    definition = glance.definition(step)
    if step.confirmer is None or step.passes_accountability or definition.sets is not None:
        return None
    if days_late < _OLD_DEBT_DAYS or not glance.happens(_LETS_GO):
        return None
    side = step.confirmer
    role = glance.rules.workflow.parties[side.party].role
    person = glance.country.somebody(side.organisation_id, role, glance.day, glance.chance)
    if person is None:
        return None
    return Deed(DeedKind.WAIVED, side.organisation_id, person, (Waive(step.id),), words=glance.phrase(WAIVED))


def _help(glance: Glance, step: Step) -> Deed | None:
    """Return that the education administration takes over from an organisation where nobody sits."""
    helper: OrganisationId | None = glance.organisation(_ADMINISTRATION)
    confirmer = step.confirmer.organisation_id if step.confirmer else None
    if confirmer is None or helper in (None, confirmer, step.owner.organisation_id) or helper is None:
        return None
    person = glance.country.somebody(helper, Role.OFFICER, glance.day, glance.chance)
    if person is None or not glance.happens(_ADMINISTRATION_HELPS):
        return None
    words = glance.phrase(TAKEN_OVER)
    return Deed(DeedKind.TAKEN_OVER, helper, person, (TakeOver(step.id),), words=words)


def _weeks_on(day: date) -> date:
    return day + timedelta(weeks=3)
