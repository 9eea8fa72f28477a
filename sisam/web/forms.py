"""Forms: what was typed becomes typed values, or comes back with what is wrong beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Final, TypeVar, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from sisam.domain.language import Language
from sisam.errors import Invalid
from sisam.web.filled import Filled
from sisam.web.language import Texts, marked, texts_in
from sisam.web.typed import OF_EVERY_FORM, Typed
from sisam.wording.lists import capital

LINE_LENGTH: Final = 200
PASSAGE_LENGTH: Final = 2_000
#: What a box sends that is ticked.
TICKED: Final = "ja"
#: Nobody types these: control signs, halves of signs, breaks of lines and paragraphs of their own kind.
_UNREADABLE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
#: Signs that turn the order of others, so that a text reads otherwise than it is.
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNREADABLE_TEXT: Final = "unreadable"
_NO_DATE: Final = "no_date"


class UnknownField(Invalid):
    """Something came with a form that the form does not have."""


class Form(BaseModel):
    """What a form takes: one field for each of the page's; whatever else comes is refused.

    A field's title is what the page calls it, in Swedish and marked for the catalogue.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: What is said of a field that was left empty, where more helps than that it was: by its name, marked.
    if_empty: ClassVar[Mapping[str, str]] = {}


def line(text: object) -> object:
    """Return a line in its one normal form, without blanks around it.

    Raises:
        PydanticCustomError: it holds signs that nobody can read.
    """
    return _readable(text.strip(), "") if isinstance(text, str) else text


def passage(text: object) -> object:
    """Return a text of several lines in its one normal form.

    Raises:
        PydanticCustomError: it holds signs that nobody can read.
    """
    if not isinstance(text, str):
        return text
    return _readable(text.replace("\r\n", "\n").replace("\r", "\n").strip(), "\n\t")


def _readable(text: str, allowed: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    for sign in normal:
        if sign not in allowed and (unicodedata.category(sign) in _UNREADABLE or sign in _TURNING):
            raise PydanticCustomError(_UNREADABLE_TEXT, "unreadable")
    return normal


def day(text: object) -> object:
    """Return the day that is written as year, month and day.

    Raises:
        PydanticCustomError: there is no such day.
    """
    if not isinstance(text, str) or not text.strip():
        raise PydanticCustomError("missing", "missing")
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise PydanticCustomError(_NO_DATE, "no date") from error


def _day_or_none(text: object) -> object:
    return day(text) if isinstance(text, str) and text.strip() else None


def _is_ticked(text: object) -> object:
    return text == TICKED


#: A line that must be filled in.
Line = Annotated[str, StringConstraints(min_length=1, max_length=LINE_LENGTH), BeforeValidator(line)]
#: A line that may be left empty.
OptionalLine = Annotated[str, StringConstraints(max_length=LINE_LENGTH), BeforeValidator(line)]
#: A text that must be filled in, and may have several lines.
Passage = Annotated[str, StringConstraints(min_length=1, max_length=PASSAGE_LENGTH), BeforeValidator(passage)]
#: The same, where it may be left empty.
OptionalPassage = Annotated[str, StringConstraints(max_length=PASSAGE_LENGTH), BeforeValidator(passage)]
#: A day that must be given.
Day = Annotated[date, BeforeValidator(day)]
#: A day that may be left open.
OptionalDay = Annotated[date | None, BeforeValidator(_day_or_none)]
#: A box of its own; one that is not ticked sends nothing, so the field needs the default False.
Ticked = Annotated[bool, BeforeValidator(_is_ticked)]

F = TypeVar("F", bound=Form)


def taken(model: type[F], typed: Typed, language: Language) -> F | Filled:
    """Return the form's values, or the form as it goes back: all that was typed, and what is wrong.

    Raises:
        UnknownField: something came that the form does not have.
    """
    try:
        return model.model_validate(dict(_values(model, typed)))
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=True, include_input=True)
    if any(each["type"] == "extra_forbidden" for each in wrong):
        raise UnknownField
    return Filled(typed.texts, _problems(model, wrong, texts_in(language)))


def _values(model: type[Form], typed: Typed) -> Iterator[tuple[str, object]]:
    for name, texts in typed.texts.items():
        if name in OF_EVERY_FORM:
            continue
        field = model.model_fields.get(name)
        several = field is not None and get_origin(field.annotation) is tuple
        # Two values where there is one field are no string, and so no value of it.
        yield name, texts if several or len(texts) > 1 else texts[0]


def _problems(model: type[Form], wrong: list[ErrorDetails], texts: Texts) -> dict[str, str]:
    """Return one sentence a field, in the order of the form."""
    first: dict[str, ErrorDetails] = {}
    for each in wrong:
        first.setdefault(str(each["loc"][0]), each)
    return {name: _sentence(model, name, first[name], texts) for name in model.model_fields if name in first}


#: By what pydantic calls it; the label stands before it.
_SENTENCES: Final = {
    "missing": marked("%(label)s: fyll i det här."),
    "string_too_short": marked("%(label)s: fyll i det här."),
    "string_too_long": marked("%(label)s: skriv högst %(most)s tecken."),
    "literal_error": marked("%(label)s: välj ett av alternativen."),
    "enum": marked("%(label)s: välj ett av alternativen."),
    "int_parsing": marked("%(label)s: skriv ett heltal."),
    "greater_than_equal": marked("%(label)s: skriv ett större tal."),
    "less_than_equal": marked("%(label)s: skriv ett mindre tal."),
    _UNREADABLE_TEXT: marked("%(label)s: ta bort de tecken som inte går att läsa."),
    _NO_DATE: marked("%(label)s: skriv ett datum som finns, till exempel 2026-11-18."),
}
_OTHERWISE: Final = marked("%(label)s: kontrollera det du har skrivit.")
_EMPTY: Final = frozenset({"missing", "string_too_short"})


def _sentence(model: type[Form], name: str, wrong: ErrorDetails, texts: Texts) -> str:
    kind = wrong["type"]
    if kind == "value_error":
        # A form's own check says in a marked sentence what is wrong.
        return texts(str(wrong["ctx"]["error"]))
    # Whoever chose nothing where something must be chosen left it empty.
    empty = kind in _EMPTY or wrong.get("input") == ""
    if empty and name in model.if_empty:
        return texts(model.if_empty[name])
    context: Mapping[str, Any] = wrong.get("ctx", {})
    label = texts(model.model_fields[name].title or name)
    sentence = _SENTENCES["missing"] if empty else _SENTENCES.get(kind, _OTHERWISE)
    told = texts(sentence, label=label, most=context.get("max_length", ""))
    # A question has its mark already; what to do is a sentence of its own then.
    return f"{label} {capital(told.removeprefix(f'{label}: '))}" if label.endswith("?") else told
