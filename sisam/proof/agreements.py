"""Agreements: what is laid over a workflow must fit it, and nobody may be forgotten by what comes of it."""

from collections.abc import Iterator
from dataclasses import replace

from sisam.domain.agreement import Agreement, ClockOverlay
from sisam.domain.origin import Origin
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.refusal_of_rules import AgreementMisfit
from sisam.domain.source import Law
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow
from sisam.engine.laying_over import laid_over, misfits
from sisam.proof.checking import check
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import interval_named, named
from sisam.proof.texts import Texts

#: About how many days each unit lasts; it is enough to tell the reasonable from the rest.
_DAYS = {
    Clock.DAYS: 1,
    Clock.WEEKS: 7,
    Clock.MONTHS: 30.5,
    Clock.YEARS: 365,
    Clock.WORKING_DAYS: 1.4,
    Clock.SCHOOL_DAYS: 2,
}
_LONGEST_DUE = 366.0
_LONGEST_ANSWER = 31.0

_MISFITS = {
    "step": (
        Code.UNKNOWN_STEP,
        "The agreement sets the time of {name!r}, and the workflow has no such step.",
        "Name a step of the workflow; `sisam workflow show` lists them.",
        "Both sides signed for {name!r} and wait for it. No such step ever opens, so nobody is asked.",
    ),
    "rule": (
        Code.UNKNOWN_RULE,
        "The agreement sets the time of {name!r}, and the step has no due rule of that number.",
        "Count the due rules of the step as they stand in its file, from 1.",
        "The step is due as before, while those who signed believe that they have other days, and miss them.",
    ),
    "answer": (
        Code.NO_ANSWER_CLOCK,
        "The agreement sets the time for the answer to {name!r}, which nobody answers.",
        "Remove the answer, or name a step that somebody confirms.",
        "The owner waits for an answer that was agreed on. Nobody is asked for one, and the step seems done.",
    ),
    "law": (
        Code.AGREED_AGAINST_LAW,
        "The agreement sets the time of {name!r}, which law has set.",
        "Remove it: no agreement changes a time of the law.",
        "The deadline would say the agreed day. The day that the law sets goes by, and no alert is raised.",
    ),
    "party": (
        Code.UNKNOWN_PARTY,
        "The agreement names a role for {name!r}, and the workflow has no such party.",
        "Name a party of the workflow; `sisam workflow show` lists them.",
        "The role that was agreed on is never told of anything: no organisation can ever be {name!r}.",
    ),
}


def objections_to(
    agreement: Agreement, workflow: Workflow, law: Law, templates: Texts, file: str
) -> Iterator[Objection]:
    """Yield every objection to an agreement over a workflow; none means that cases may come under it."""
    unfit = list(misfits(workflow, agreement))
    yield from (_misfit(each, file) for each in unfit)
    if unfit:
        return
    for step_id, overlay in agreement.clocks.items():
        yield from _too_long(workflow.steps[step_id], overlay, file)
    known = {(each.code, each.origin.key) for each in check(workflow, law, templates)}
    for each in check(laid_over(workflow, agreement), law, templates):
        if (each.code, each.origin.key) not in known:
            yield replace(each, origin=Origin(file, each.origin.key.replace("step.", "clock.", 1)))


def _too_long(step: StepDefinition, overlay: ClockOverlay, file: str) -> Iterator[Objection]:
    """Yield an objection for each time that is so long that the step might as well not be there."""
    for number, interval in overlay.due.items():
        workflows = step.due[number - 1].interval
        longest = _days(workflows) if step.is_watch else _LONGEST_DUE
        if _days(interval) > longest:
            limit = interval_named(workflows) if step.is_watch else "a year"
            yield _long(f"{step.id}.due.{number}", step, interval, limit, file)
    if overlay.answer is not None and _days(overlay.answer) > _LONGEST_ANSWER:
        yield _long(f"{step.id}.answer", step, overlay.answer, "a month", file)


def _days(interval: Interval) -> float:
    """Return about how many days an interval lasts."""
    return interval.count * _DAYS[interval.clock]


def _long(name: str, step: StepDefinition, interval: Interval, limit: str, file: str) -> Objection:
    return Objection(
        code=Code.AGREED_TOO_LONG,
        origin=Origin(file, f"clock.{name}"),
        sentence=f"The agreement gives {named(step)} {interval_named(interval)}, more than {limit}.",
        remedy=f"Write at most {limit}.",
        story=f"{named(step)} is open, and its last day is so far off that nobody looks at it. No alert "
        "comes while the pupil needs it; when it does, whoever promised it has another post.",
    )


def _misfit(misfit: AgreementMisfit, file: str) -> Objection:
    code, sentence, remedy, story = _MISFITS[misfit.what]
    key = f"role.{misfit.name}" if misfit.what == "party" else f"clock.{misfit.name}"
    name = misfit.name
    return Objection(code, Origin(file, key), sentence.format(name=name), remedy, story.format(name=name))
