"""The watch: in every state that is not final somebody is asked again and again."""

from collections.abc import Iterator

from sisam.domain.anchor import ALWAYS_KNOWN
from sisam.domain.step_definition import ACCOUNTABLE, Opening, StepDefinition
from sisam.domain.workflow import State, Workflow
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import interval_named, named, party_named


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each state in which a case could go silent."""
    for state in workflow.states.values():
        if state.final:
            continue
        watch = workflow.steps.get(state.watch) if state.watch else None
        if watch is None:
            yield _none(state)
        else:
            yield from _watch(workflow, state, watch)


def _none(state: State) -> Objection:
    return Objection(
        code=Code.NO_WATCH,
        origin=state.origin,
        sentence=f"The state {named(state)} has no watch.",
        remedy="Name the watch step of this state.",
        story=f"On a Friday a pupil's case comes to stand in {named(state)}. The steps that were open "
        "are done or let go. No watch step asks anyone to move on or to say why not. In March nobody "
        "has asked, no deadline is pending and no alert exists.",
    )


def _watch(workflow: Workflow, state: State, watch: StepDefinition) -> Iterator[Objection]:
    if not watch.is_watch:
        yield Objection(
            code=Code.NOT_A_WATCH,
            origin=state.origin,
            sentence=f"The watch of {named(state)}, {named(watch)}, is a {watch.kind} step.",
            remedy='Name a step of kind "watch".',
            story=f"In {named(state)} the step {named(watch)} is to ask who has gone silent. It is a "
            f"{watch.kind} step: once it is done or waived it never comes back, and from then on "
            "nobody asks.",
        )
    if watch.owner != ACCOUNTABLE:
        owner = party_named(workflow, watch.owner)
        yield Objection(
            code=Code.WATCH_OF_SOMEBODY_ELSE,
            origin=watch.origin,
            sentence=f"The watch of {named(state)} belongs to {owner}, not to whoever is accountable.",
            remedy=f'Write owner = "{ACCOUNTABLE}".',
            story=f"The case stands in {named(state)} and another party has become accountable. "
            f"{named(watch)} goes on asking {owner}, who answers that it is no longer theirs. It is "
            "true, and the accountable party is never asked.",
        )
    if not watch.repeats:
        yield Objection(
            code=Code.WATCH_ONCE_ONLY,
            origin=watch.origin,
            sentence=f"The watch of {named(state)} asks once and never again.",
            remedy="Write repeats = true.",
            story=f"In {named(state)} {named(watch)} asks once{_after(watch)}. Somebody answers that "
            "the school will call back. The school does not, and nobody asks again.",
        )
    if _may_sleep(watch):
        yield Objection(
            code=Code.WATCH_MAY_SLEEP,
            origin=watch.origin,
            sentence=f"The watch of {named(state)} is not open from the first day to the last.",
            remedy='Let it open on "opened" alone, and let nothing overtake it or make it needless.',
            story=f"A case stands in {named(state)}, and what {named(watch)} waits for has not "
            "happened, or what ends it has. So it is not open, and on the day when all other steps "
            "have ended nobody is asked.",
        )


def _after(watch: StepDefinition) -> str:
    return f", after {interval_named(watch.due[0].interval)}" if watch.due else ""


def _may_sleep(watch: StepDefinition) -> bool:
    ended = watch.until is not None or watch.unless or watch.overtaken_when or watch.opened_by
    return bool(ended) or not any(map(_always, watch.opens))


def _always(opening: Opening) -> bool:
    known = all(anchor in ALWAYS_KNOWN for anchor in opening.anchors)
    return known and not opening.parties and not opening.when and opening.wait is None
