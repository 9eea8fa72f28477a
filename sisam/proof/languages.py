"""Languages: whatever people read must exist in every language."""

from collections.abc import Iterator, Mapping

from sisam.domain.language import Language
from sisam.domain.origin import Origin
from sisam.domain.source import Law
from sisam.domain.workflow import Workflow
from sisam.proof.graph import all_moves
from sisam.proof.objection import Code, Objection

_NAMES = {Language.SV: "Swedish", Language.EN: "English"}
_Text = tuple[Origin, str, Mapping[Language, str]]


def objections(workflow: Workflow, law: Law) -> Iterator[Objection]:
    """Yield an objection for each text that is missing or blank in a language."""
    for origin, key, text in (*_texts(workflow), *_law_texts(law)):
        for language in Language:
            if not text.get(language, "").strip():
                yield _missing(origin, key, language)


def _texts(workflow: Workflow) -> Iterator[_Text]:
    yield Origin("workflow.toml", "title"), "title", workflow.title
    for party in workflow.parties.values():
        yield party.origin, "title", party.title
    for state in workflow.states.values():
        yield state.origin, "title", state.title
    for move in all_moves(workflow):
        yield move.origin, "title", move.title
    for step in workflow.steps.values():
        yield step.origin, "title", step.title
        yield step.origin, "asks", step.asks
    for name, title in workflow.documents.items():
        yield Origin("workflow.toml", f"document.{name}"), "title", title
    for number, title in workflow.routines.items():
        yield Origin(f"routines/{number}.toml", f"routine {number}"), "title", title
    if workflow.pause is not None:
        for name, reason in workflow.pause.reasons.items():
            yield workflow.pause.origin, f"reasons.{name}", reason


def _law_texts(law: Law) -> Iterator[_Text]:
    for provision in law.provisions.values():
        origin = Origin("law.toml", f"provision.{provision.id}")
        yield origin, "citation", provision.citation
        yield origin, "text", provision.text


def _missing(origin: Origin, key: str, language: Language) -> Objection:
    return Objection(
        code=Code.MISSING_LANGUAGE,
        origin=Origin(origin.file, f"{origin.key}.{key}.{language}"),
        sentence=f"The {key} of {origin.key} is missing in {_NAMES[language]}.",
        remedy=f'Write {language} = "…" there, in plain words.',
        story=f"A mail about {origin.key} reaches somebody who reads {_NAMES[language]}. Where the "
        f"{key} should stand there is nothing. They do not understand that it is theirs to act, and do "
        "nothing.",
    )
