"""A case as JSON, with keys that stay."""

from datetime import datetime

from sisam.application.cases.explaining import explanation, law_explanation
from sisam.application.cases.lateness import days_late, is_overdue
from sisam.application.cases.showing_cases import CaseView
from sisam.cli.done_in_words import DONE_KEYS, deeds_as_json
from sisam.cli.failing import sentence_of
from sisam.cli.places import place_names
from sisam.cli.typing_out import typed
from sisam.domain.alert import Alert
from sisam.domain.anchor import TELLS_BIRTH
from sisam.domain.deadline import Deadline
from sisam.domain.ids import OrganisationId
from sisam.domain.language import Language
from sisam.domain.schooling import Spell
from sisam.domain.step import Side, Step
from sisam.engine.offers import documents_offered
from sisam.engine.schooling import spells
from sisam.wording.cast import Cast
from sisam.wording.stories import tell
from sisam.wording.titles import Titles

#: The keys, with what they mean.
CASE_KEYS = {
    "number": "the case's number",
    "id": "the case's id",
    "pupil": "name and number of the pupil, each null where it is not known; null where it may not be seen",
    "state": "the state that it stands in",
    "phase": "before, during or after",
    "round": "the round of the placement",
    "restricted": "whether the pupil has protected identity",
    "follows": "the number of the pupil's case before, or null; to whoever may know of both",
    "followed_by": "the numbers of the pupil's open cases after; to whoever may know of both",
    "opened_at": "when it was opened",
    "closed_at": "when it was closed, or null",
    "outcome": "how it ended, or null",
    "workflow": "the workflow and its version",
    "agreement": "the agreement that it is under: code, version, title, registry_number; or null",
    "accountable": "party and organisation (a code, or null), or null once it is closed",
    "parties": "by party: the organisation's code, null where it is protected",
    "absent": "the parties of which it is recorded that there is none",
    "anchors": "by name: the dates that are known, but for those that tell the day of birth",
    "facts": "by name: the facts",
    "pause": "the pause that goes on: from, until, reason (null to whoever need not know why), or null",
    "home_move": "the change of home municipality that waits for its confirmation: its code, or null",
    "schooling": "the spells of schooling: school (null where it is protected), from, until, mode, planned",
    "days_without_school": "before, during, after, and since (the first school day of the time without "
    "school that goes on, or null); null where the case is about no pupil",
    "steps": "all steps: step, id, routine, round, occurrence, status, owner_party, owner, confirmer_party, "
    "confirmer, first_due, due, overdue, days_late, explanation, ended_on, cause, "
    "documents (handed over with the newest offer), "
    f"done: each offer, answer and end by {DONE_KEYS}",
    "disclosed": "what parties see that is not their own: to (a code, or null), matter, basis",
    "law": "the times that the law sets: provision, due, explanation",
    "alerts": "the alerts that go on: id, cause, step_id, rung, raised_at, next_at, acknowledged_until",
    "may": "with --as: what to type for each act that is allowed now",
    "may_not": "with --as: by what one would type, why not",
    "history": "the journal: position, type, happened_at, recorded_at, command_id, via, sentence, "
    "words (a reason or a plan; null where there is none, or it is not shown to the one who looks)",
    "next_at": "when something happens by itself next, or null",
}


def case_as_json(view: CaseView, now: datetime, language: Language) -> dict[str, object]:
    """Return a case by the documented keys."""
    case, titles = view.case, Titles.of(view.rules.workflow, language)
    accountable = case.accountable
    english = Titles.of(view.rules.workflow, Language.EN)
    return {
        "number": case.number,
        "id": case.id,
        "pupil": _pupil(view),
        "state": case.state,
        "phase": case.phase,
        "round": case.round,
        "restricted": case.restricted,
        "follows": view.follows.number if view.follows else None,
        "followed_by": [each.number for each in view.followed_by],
        "opened_at": case.opened_at,
        "closed_at": case.closed_at,
        "outcome": case.outcome,
        "workflow": f"{case.rules.workflow_name} {case.rules.workflow.version}",
        "agreement": _agreement(view, language),
        "accountable": accountable
        and {"party": accountable.party, "organisation": _code(view, accountable.organisation_id)},
        "parties": {party: _code(view, each) for party, each in sorted(view.parties.items())},
        "absent": sorted(case.absent),
        "anchors": {name: on for name, on in sorted(case.anchors.items()) if name not in TELLS_BIRTH},
        "facts": dict(sorted(view.viewer.facts(case).items())),
        "pause": _pause(view),
        "home_move": case.home_move.municipality if case.home_move else None,
        "schooling": [_spell(view, each) for each in spells(case)],
        "days_without_school": _days_without(view),
        "steps": [_step(view, step, now, language) for step in case.steps.values()],
        "disclosed": _disclosed(view),
        "law": [
            {
                "provision": time.provision.id,
                "due": time.reckoning.due_on,
                "explanation": law_explanation(time, language),
            }
            for time in view.law
        ],
        "alerts": [_alert(alert) for alert in case.alerts.values() if alert.live],
        "may": [typed(case, each.act) for each in view.options if each.allowed],
        "may_not": {
            typed(case, each.act): sentence_of(each.why_not, english)
            for each in view.options
            if each.why_not is not None
        },
        "history": _history(view, titles, language),
        "next_at": case.next_at,
    }


def _disclosed(view: CaseView) -> list[dict[str, object]]:
    return [
        {"to": _code(view, each.to), "matter": each.matter, "basis": each.basis}
        for each in view.case.disclosures
        if each.holds
    ]


def _pupil(view: CaseView) -> dict[str, object] | None:
    identity = view.identity
    if identity is None:
        return None
    return {"name": identity.name or None, "number": identity.number}


def _pause(view: CaseView) -> dict[str, object] | None:
    pause = view.case.pause
    if pause is None:
        return None
    told = view.viewer.may_know_why_away(view.case, view.rules.workflow)
    return {"from": pause.from_on, "until": pause.until_on, "reason": pause.reason if told else None}


def _code(view: CaseView, organisation_id: OrganisationId) -> str | None:
    organisation = view.viewer.named(view.case, organisation_id)
    return organisation.code if organisation else None


def _side(view: CaseView, side: Side | None) -> str | None:
    return _code(view, side.organisation_id) if side else None


def _days_without(view: CaseView) -> dict[str, object] | None:
    if view.gaps is None:
        return None
    return {**{phase.value: days for phase, days in view.gaps.by_phase.items()}, "since": view.gaps.since}


def _spell(view: CaseView, spell: Spell) -> dict[str, object]:
    return {
        "school": _code(view, spell.school_id),
        "from": spell.from_on,
        "until": spell.until_on,
        "mode": spell.mode,
        "planned": spell.planned,
    }


def _step(view: CaseView, step: Step, now: datetime, language: Language) -> dict[str, object]:
    deadline: Deadline | None = view.case.live_deadline(step.id) if step.live else None
    return {
        "step": step.definition,
        "id": step.id,
        "routine": step.routine,
        "round": step.round,
        "occurrence": step.occurrence,
        "status": step.status,
        "owner_party": step.owner.party,
        "owner": _side(view, step.owner),
        "confirmer_party": step.confirmer.party if step.confirmer else None,
        "confirmer": _side(view, step.confirmer),
        "first_due": step.first_due_on,
        "due": deadline.due_on if deadline else None,
        "overdue": is_overdue(deadline, now),
        "days_late": days_late(step, deadline, now),
        "explanation": explanation(view.rules, deadline, language)
        if deadline and view.explains(deadline)
        else None,
        "ended_on": step.ended_on,
        "cause": step.cause,
        "documents": list(documents_offered((each.event for each in view.journal), step.id)),
        "done": deeds_as_json(view, step),
    }


def _alert(alert: Alert) -> dict[str, object]:
    return {
        "id": alert.id,
        "cause": alert.cause,
        "step_id": alert.step_id,
        "rung": alert.rung + 1,
        "raised_at": alert.raised_at,
        "next_at": alert.next_at,
        "acknowledged_until": alert.acknowledged_until,
    }


def _history(view: CaseView, titles: Titles, language: Language) -> list[dict[str, object]]:
    cast = cast_of(view)
    return [
        {
            "position": event.position,
            "type": event.type,
            "happened_at": event.happened_at,
            "recorded_at": event.recorded_at,
            "command_id": event.command_id,
            "via": event.actor.via,
            "sentence": tell(event, titles, language, cast),
            "words": event.words,
        }
        for event in (each.event for each in view.journal)
    ]


def cast_of(view: CaseView) -> Cast:
    """Return who and what the journal names, with the organisations that the viewer may see."""
    return Cast.of((each.event for each in view.journal), view.viewer.names(view.case), place_names())


def _agreement(view: CaseView, language: Language) -> dict[str, object] | None:
    agreement = view.rules.agreement
    if agreement is None:
        return None
    return {
        "code": agreement.code,
        "version": agreement.version,
        "title": agreement.title[language],
        "registry_number": agreement.registry_number,
    }
