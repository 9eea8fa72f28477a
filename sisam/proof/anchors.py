"""Anchors: what is certainly known when a step opens, and who records what may be unknown."""

from collections.abc import Iterator

from sisam.domain.anchor import ALWAYS_KNOWN, MAY_LIE_AHEAD, RECORDED, SET_BY_STEPS, Anchor
from sisam.domain.step_definition import ClockKind, Opening, StepDefinition
from sisam.domain.workflow import Workflow
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import named
from sisam.proof.worlds import World, known_in

#: Dates of an occurrence of a step: a due rule may count from them, an opening may not wait for them.
_OF_THE_OCCURRENCE = frozenset({Anchor.LAST_ACT, Anchor.PREVIOUS_DUE, Anchor.STEP_OPENED})
_BY_ITSELF = frozenset({Anchor.OPENED, Anchor.FORECAST_SET})


def certain(workflow: Workflow, opening: Opening, world: World) -> frozenset[Anchor]:
    """Return the anchors that are known whenever a step opens by an opening in a world."""
    known = {*opening.anchors, *known_in(world), *ALWAYS_KNOWN, Anchor.TERM_END}
    if Anchor.FORECAST in known:
        known.add(Anchor.FORECAST_SET)
    for anchor in tuple(known):
        known |= _known_before(workflow, anchor)
    return frozenset(known)


def findable(workflow: Workflow, world: World, known: frozenset[Anchor]) -> frozenset[Anchor]:
    """Return the anchors that finding steps ask for in a world, so that they do not stay unknown."""
    return frozenset(
        anchor
        for step in workflow.steps.values()
        if step.is_finding and step.until not in known and not world & {*step.unless, *step.overtaken_when}
        for anchor in step.finds_anchors
    )


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each anchor that something waits for and nobody records."""
    opening, counting = _opening_anchors(workflow), _counting_anchors(workflow)
    asked = {anchor for step in workflow.steps.values() for anchor in (*step.finds_anchors, step.records)}
    for step in workflow.steps.values():
        used = {each for anchors in (opening[step.id], counting[step.id]) for each in anchors}
        for anchor in sorted(used):
            if anchor in MAY_LIE_AHEAD and anchor not in asked:
                yield _nobody_finds(step, anchor)
        for anchor in sorted(opening[step.id] - _recorded(workflow)):
            yield _never_recorded(step, anchor, "opens on")
        for anchor in sorted(counting[step.id] - _recorded(workflow) - _countable(workflow)):
            yield _never_recorded(step, anchor, "counts from")
        yield from _wrong(step)


def _known_before(workflow: Workflow, anchor: Anchor) -> frozenset[Anchor]:
    """Return what was known before a step could set an anchor, and cannot be lost again.

    A date that a move records cannot be taken away, for the state rests on it.
    """
    setters = [step for step in workflow.steps.values() if step.sets is anchor]
    openings = [frozenset(opening.anchors) for step in setters for opening in step.opens]
    moved = {each.records for each in workflow.transitions.values()}
    return frozenset.intersection(*openings) & moved if openings else frozenset()


def _opening_anchors(workflow: Workflow) -> dict[str, frozenset[Anchor]]:
    """Return what each step waits for; what ends it counts too, for it would never end."""
    return {
        step.id: frozenset(anchor for opening in step.opens for anchor in opening.anchors)
        | ({step.until} if step.until else frozenset())
        for step in workflow.steps.values()
    }


def _counting_anchors(workflow: Workflow) -> dict[str, frozenset[Anchor]]:
    return {
        step.id: frozenset(anchor for rule in step.due for anchor in rule.anchors)
        for step in workflow.steps.values()
    }


def _recorded(workflow: Workflow) -> frozenset[Anchor]:
    """Return every anchor that a command, a move, a step's end or the engine records."""
    set_by_steps = {step.sets for step in workflow.steps.values() if step.sets is not None}
    moves = {each.records for each in workflow.transitions.values() if each.records is not None}
    return RECORDED | _BY_ITSELF | set_by_steps | moves


def _countable(workflow: Workflow) -> frozenset[Anchor]:
    reviewed = any(step.clock_kind is ClockKind.REVIEW for step in workflow.steps.values())
    paused = {Anchor.PAUSE_UNTIL} if workflow.pause else set()
    return _OF_THE_OCCURRENCE | {Anchor.TERM_END} | ({Anchor.REVIEW} if reviewed else set()) | paused


def _never_recorded(step: StepDefinition, anchor: Anchor, uses: str) -> Objection:
    told = anchor.replace("_", " ")
    return Objection(
        code=Code.NEVER_RECORDED,
        origin=step.origin,
        sentence=f"{named(step)} {uses} {anchor!s}, which nothing ever records.",
        remedy=f'Let a step set it (sets = "{anchor}"), or use another anchor.',
        story=f"{named(step)} {uses} the date {told}. No move, no step and no command ever records "
        "that date, so what hangs on it never comes, and nobody notices that it is missing.",
    )


def _nobody_finds(step: StepDefinition, anchor: Anchor) -> Objection:
    told = anchor.replace("_", " ")
    return Objection(
        code=Code.NOBODY_FINDS_DATE,
        origin=step.origin,
        sentence=f"{named(step)} needs {anchor!s}, which may be unknown, and no step asks for it.",
        remedy=f'Add "{anchor}" to the finds_anchors of a finding step, or let a step record it.',
        story=f"For this pupil the date {told} is not known. {named(step)} waits for it. To find it "
        "out is nobody's task: everybody supposes that somebody else will say, and the step never "
        "opens.",
    )


def _wrong(step: StepDefinition) -> Iterator[Objection]:
    """Yield an objection for an anchor that a step may not set, record or find."""
    wrong = [("sets", step.sets)] if step.sets is not None and step.sets not in SET_BY_STEPS else []
    if step.records is not None and step.records not in RECORDED:
        wrong.append(("records", step.records))
    wrong += [("finds", anchor) for anchor in step.finds_anchors if anchor not in RECORDED]
    for verb, anchor in wrong:
        yield Objection(
            code=Code.WRONG_ANCHOR,
            origin=step.origin,
            sentence=f"{named(step)} {verb} {anchor!s}, which cannot come about like that.",
            remedy="Use an anchor from the list for it in the reference of definition keys.",
            story=f"{named(step)} is done and the date {anchor!s} is refused. Whoever did it believes "
            "that it is recorded; what should follow from it never opens.",
        )
