"""The texts of the notifications exist in every language and ask only for what may be told."""

import pytest

from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import SEVERAL, NotificationText
from sisam.proof.checking import check
from sisam.proof.objection import Code, Objection
from sisam.proof.texts import Texts
from tests.unit.proof.small_workflow import a_law, a_workflow, some_texts


def objections(texts: Texts) -> tuple[Objection, ...]:
    return check(a_workflow(), a_law(), texts)


def texts_with(name: str, subject: str, body: str) -> Texts:
    texts = some_texts()
    texts[Language.SV][name] = NotificationText(subject, body)
    return texts


@pytest.mark.parametrize("name", [*map(str, Template), SEVERAL])
def test_a_text_that_is_missing_in_one_language_is_refused(name: str) -> None:
    texts = some_texts()
    del texts[Language.SV][name]
    (objection,) = objections(texts)
    assert (Code.MISSING_TEMPLATE, f"notifications/sv/{name}.txt") == (objection.code, objection.origin.file)
    assert name in objection.story


def test_a_language_without_any_text_is_refused() -> None:
    found = objections({Language.EN: some_texts()[Language.EN]})
    assert {Code.MISSING_TEMPLATE} == {each.code for each in found}
    assert len(Template) + 1 == len(found)


@pytest.mark.parametrize(("subject", "body"), [(" ", "Something."), ("Something", "\n")])
def test_a_mail_without_subject_or_words_is_refused(subject: str, body: str) -> None:
    (objection,) = objections(texts_with("overdue", subject, body))
    assert Code.TEMPLATE_WITHOUT_SUBJECT == objection.code
    assert "'overdue'" in objection.story


@pytest.mark.parametrize(
    ("name", "body", "unknown"),
    [
        ("overdue", "The pupil $pupil_name is late.", "pupil_name"),
        ("overdue", "It costs 5 $ a day.", "$"),
        ("overdue", "$items", "items"),
        (SEVERAL, "$count: $items of $case_number", "case_number"),
    ],
)
def test_a_placeholder_that_nothing_fills_is_refused(name: str, body: str, unknown: str) -> None:
    (objection,) = objections(texts_with(name, "Subject", body))
    assert (Code.UNKNOWN_PLACEHOLDER, name) == (objection.code, objection.origin.key)
    assert repr(unknown) in objection.story
