"""The texts of the notifications: each exists in every language and says only what may be told."""

from collections.abc import Iterator, Mapping
from string import Template as Pattern

from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import SEVERAL, NotificationText, Placeholder, placeholders_of
from sisam.domain.origin import Origin
from sisam.proof.objection import Code, Objection

#: Per language, the text of each template by its name, as it was read.
Texts = Mapping[Language, Mapping[str, NotificationText]]

_WANTED = (*(str(template) for template in Template), SEVERAL)


def objections(texts: Texts) -> Iterator[Objection]:
    """Yield an objection for each text that is missing, or that cannot be filled."""
    for language in Language:
        for name in _WANTED:
            text = texts.get(language, {}).get(name)
            if text is None:
                yield _missing(language, name)
                continue
            if not text.subject.strip() or not text.body.strip():
                yield _wordless(language, name)
            allowed = placeholders_of(name)
            for unknown in _unfillable(text, allowed):
                yield _unknown(language, name, unknown, allowed)


def _unfillable(text: NotificationText, allowed: frozenset[Placeholder]) -> list[str]:
    """Return what a text asks for and nothing fills; a lone dollar sign is told as such."""
    pattern = Pattern(f"{text.subject}\n{text.body}")
    unknown = [name for name in pattern.get_identifiers() if name not in set(allowed)]
    return unknown if pattern.is_valid() else [*unknown, "$"]


def _missing(language: Language, name: str) -> Objection:
    return Objection(
        code=Code.MISSING_TEMPLATE,
        origin=_origin(language, name),
        sentence=f"There is no text {name!r} in the language '{language}'.",
        remedy=f"Write notifications/{language}/{name}.txt; its first line is the subject.",
        story=f"Something happens that {name!r} should tell. For everybody who reads '{language}' "
        "there is no text, so no mail is written, and they go on believing that all is well.",
    )


def _wordless(language: Language, name: str) -> Objection:
    return Objection(
        code=Code.TEMPLATE_WITHOUT_SUBJECT,
        origin=_origin(language, name),
        sentence=f"The text {name!r} in '{language}' has no subject, or nothing below it.",
        remedy='Let its first line be "Subject: …" and write the text below.',
        story=f"The mail {name!r} arrives without a subject or without words. It is taken for rubbish, "
        "and what it should have told is never read.",
    )


def _unknown(language: Language, name: str, placeholder: str, allowed: frozenset[Placeholder]) -> Objection:
    return Objection(
        code=Code.UNKNOWN_PLACEHOLDER,
        origin=_origin(language, name),
        sentence=f"The text {name!r} in '{language}' asks for {placeholder!r}, which nothing fills.",
        remedy=f"Use {', '.join(sorted(allowed))} only; a dollar sign itself is written $$.",
        story=f"The mail {name!r} is to be written and {placeholder!r} cannot be filled. It is not sent, "
        "and the one who should have acted never hears of the pupil.",
    )


def _origin(language: Language, name: str) -> Origin:
    return Origin(f"notifications/{language}/{name}.txt", name)
