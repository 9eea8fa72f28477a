"""Files that are asked for, what comes of them and what is wrong in them, in the words of whoever looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from urllib.parse import quote

from sisam.application.joint.bringing_in import Outcome
from sisam.application.joint.history import told_outcome, told_subject
from sisam.domain.joint_request import ImportKind, JointAnswer, JointRequest
from sisam.errors import Fault
from sisam.web.asking import Asking
from sisam.web.language import marked
from sisam.web.pages.imports.told import OutcomeTold, counts_told, outcome_told
from sisam.wording.file_faults import fault_in
from sisam.wording.refusals import refusal
from sisam.wording.titles import Titles

IMPORT: Final = "/import/{request_id}"
KINDS: Final[Mapping[ImportKind, str]] = {
    ImportKind.ORGANISATIONS: marked("Organisationer"),
    ImportKind.SEATS: marked("Personer i roller"),
    ImportKind.PLACEMENTS: marked("Placeringar"),
    ImportKind.STEPS: marked("Steg som är gjorda på papper"),
}
ANSWERS: Final[Mapping[JointAnswer, tuple[str, str]]] = {
    JointAnswer.AGREED: ("done", marked("Inläst")),
    JointAnswer.REFUSED: ("cancelled", marked("Nej")),
    JointAnswer.WITHDRAWN: ("cancelled", marked("Återtagen")),
    JointAnswer.LAPSED: ("late", marked("Ingen svarade")),
}


def url_of(request_id: str) -> str:
    """Return where a request is shown."""
    return IMPORT.format(request_id=quote(request_id, safe=""))


def outcome_shown(asker: Asking, outcome: Outcome) -> OutcomeTold:
    """Return what comes of a file."""
    return outcome_told(outcome, _titles(asker), asker.texts, asker.roster)


def _titles(asker: Asking) -> Titles:
    site = asker.parts.site
    with site.store.read() as work:
        workflow = site.rules.current(site.workflow_name, work.rule_parts).workflow
    return Titles.of(workflow, asker.language)


def faults_shown(asker: Asking, faults: tuple[Fault, ...]) -> list[Fault]:
    """Return faults in the language of whoever asks."""
    language = asker.language
    titles = _titles(asker) if any(each.cause for each in faults) else None
    return [
        replace(
            each,
            sentence=refusal(each.cause, language, titles)
            if each.cause
            else fault_in(each.sentence, language),
            remedy=fault_in(each.remedy, language),
        )
        for each in faults
    ]


@dataclass(frozen=True, slots=True)
class RequestShown:
    """A file that was asked for, and how that was answered."""

    url: str
    #: What the file holds and what it is called, as far as that stayed.
    sort: str
    name: str
    #: What came of it; empty: nothing yet.
    became: str
    #: They have asked for it themselves.
    mine: bool
    asked_by: str
    asked_at: datetime
    expires_at: datetime
    answered_by: str
    answered_at: datetime | None
    #: A kind of the macro of states, and the word on it.
    kind: str
    answer: str


def request_shown(asker: Asking, each: JointRequest) -> RequestShown:
    """Return a request with how it was answered."""
    persons = asker.roster.persons
    by = persons.get(each.answered_by) if each.answered_by else None
    kind, word = ANSWERS[each.answer] if each.answer else ("waiting", marked("Väntar på svar"))
    sort, name, became = _file(asker, each)
    return RequestShown(
        url=url_of(each.id),
        sort=sort,
        name=name,
        became=became,
        mine=each.asked_by == asker.person.id,
        asked_by=persons[each.asked_by].name if each.asked_by in persons else "",
        asked_at=each.asked_at,
        expires_at=each.expires_at,
        answered_by=by.name if by else "",
        answered_at=each.answered_at,
        kind=kind,
        answer=asker.texts(word),
    )


def _file(asker: Asking, each: JointRequest) -> tuple[str, str, str]:
    """Return what a file holds, what it is called and what came of it, as far as that stayed."""
    told = told_subject(each.subject)
    if told is None:
        return "", "", ""
    kind, name = told
    return asker.texts(KINDS[kind]), name, counts_told(kind, told_outcome(each.outcome), asker.texts)
