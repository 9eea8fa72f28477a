"""What was typed becomes values, or comes back whole with what is wrong."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

import pytest
from pydantic import Field, field_validator

from sisam.domain.language import Language
from sisam.web.filled import Filled
from sisam.web.forms import (
    LINE_LENGTH,
    PASSAGE_LENGTH,
    Day,
    Form,
    Line,
    OptionalDay,
    OptionalLine,
    OptionalPassage,
    Passage,
    Ticked,
    UnknownField,
    taken,
)
from sisam.web.typed import Typed


class Pet(StrEnum):
    CAT = "cat"
    DOG = "dog"


class Told(Form):
    if_empty: ClassVar[Mapping[str, str]] = {"on": "Vilken dag hände det?"}

    name: Line = Field(title="Namn")
    reason: Passage = Field(title="Skäl")
    on: Day = Field(title="Dag")
    until: OptionalDay = Field(default=None, title="Till och med")
    note: OptionalLine = Field(default="", title="Anteckning")
    more: OptionalPassage = Field(default="", title="Mer")
    pet: Pet = Field(default=Pet.CAT, title="Djur")
    count: int = Field(default=0, title="Antal", ge=0)
    sure: Ticked = Field(default=False, title="Säker")
    choices: tuple[str, ...] = Field(default=(), title="Val")

    @field_validator("until")
    @classmethod
    def _not_long(cls, until: date | None) -> date | None:
        if until is not None and until.year > 2030:
            raise ValueError("Så länge går det inte.")
        return until


WELL = {"name": "Kim", "reason": "Flyttar", "on": "2026-11-18"}


def typed(**fields: str | tuple[str, ...]) -> Typed:
    return Typed({name: text if isinstance(text, tuple) else (text,) for name, text in fields.items()})


def problems(**fields: str | tuple[str, ...]) -> Mapping[str, str]:
    back = taken(Told, typed(**{**WELL, **fields}), Language.SV)
    assert isinstance(back, Filled)
    return back.problems


def values(**fields: str | tuple[str, ...]) -> Told:
    form = taken(Told, typed(**{**WELL, **fields}), Language.SV)
    assert isinstance(form, Told), form.problems
    return form


def test_what_is_typed_well_is_taken() -> None:
    form = values(
        until="2026-12-01", note="n", more="a\r\nb", pet="dog", count="3", sure="ja", choices=("x", "y")
    )

    assert ("Kim", "Flyttar", date(2026, 11, 18)) == (form.name, form.reason, form.on)
    assert (date(2026, 12, 1), "n", "a\nb", Pet.DOG) == (form.until, form.note, form.more, form.pet)
    assert (3, True, ("x", "y")) == (form.count, form.sure, form.choices)


def test_what_may_be_left_empty_is() -> None:
    form = values(until=" ", note="", more="  ")

    assert (None, "", "", False, ()) == (form.until, form.note, form.more, form.sure, form.choices)


def test_one_choice_of_several_is_still_several() -> None:
    assert ("x",) == values(choices="x").choices


def test_the_hidden_fields_of_every_form_are_of_no_form() -> None:
    assert "Kim" == values(_token="t", _key="k", _revision="3").name


@pytest.mark.parametrize("name", ["is_admin", "_secret", "model_config", "organisation_id", "__class__", ""])
def test_what_the_form_does_not_have_is_refused(name: str) -> None:
    with pytest.raises(UnknownField):
        taken(Told, typed(**WELL, **{name: "1"}), Language.SV)


def test_everything_typed_comes_back_with_every_problem_in_the_order_of_the_form() -> None:
    given = typed(on="i går", name="  ", reason="x", pet="horse", count="-1")

    back = taken(Told, given, Language.SV)

    assert isinstance(back, Filled)
    assert given.texts == back.texts
    assert {
        "name": "Namn: fyll i det här.",
        "on": "Dag: skriv ett datum som finns, till exempel 2026-11-18.",
        "pet": "Djur: välj ett av alternativen.",
        "count": "Antal: skriv ett större tal.",
    } == back.problems
    assert ["name", "on", "pet", "count"] == list(back.problems)


def test_a_problem_is_told_in_the_language_of_the_page() -> None:
    back = taken(Told, typed(**{**WELL, "count": "many"}), Language.EN)

    assert isinstance(back, Filled)
    assert {"count": "Antal: write a whole number."} == back.problems


def test_a_form_may_say_better_what_is_missing_and_what_is_wrong() -> None:
    assert {"on": "Vilken dag hände det?"} == problems(on="")
    assert {"until": "Så länge går det inte."} == problems(until="2031-01-01")


def test_a_field_that_never_came_is_missing() -> None:
    back = taken(Told, typed(name="Kim"), Language.SV)

    assert isinstance(back, Filled)
    assert {"reason", "on"} == back.problems.keys()


@pytest.mark.parametrize("field", ["name", "reason", "on", "pet", "sure", "count"])
def test_two_values_for_one_field_are_none(field: str) -> None:
    if field == "sure":
        # Anything but the one word of a ticked box is an empty box.
        assert values(sure=("ja", "ja")).sure is False
    else:
        assert [field] == list(problems(**{field: ("a", "b")}))


def test_texts_are_in_their_one_normal_form() -> None:
    form = values(name="  A\u030asa  ", reason="\nO\u0308st\n")

    assert ("Åsa", "Öst") == (form.name, form.reason)


@pytest.mark.parametrize(
    "sign", ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\ud800", "\x08"]
)
def test_signs_that_nobody_can_read_are_not_taken(sign: str) -> None:
    sentence = "ta bort de tecken som inte går att läsa."

    assert {"name": f"Namn: {sentence}"} == problems(name=f"K{sign}m")
    assert {"reason": f"Skäl: {sentence}"} == problems(reason=f"K{sign}m")


@pytest.mark.parametrize("sign", ["\n", "\t", "\r\n"])
def test_only_a_text_of_several_lines_has_several(sign: str) -> None:
    assert ["name"] == list(problems(name=f"K{sign}m"))
    assert "K" == values(reason=f"K{sign}m").reason[0]


@pytest.mark.parametrize(
    "text", ["O'Brien", "Ærø Þór", "=1+1", "<script>alert(1)</script>", "北京", "👩‍🏫", "%(label)s %s {0}"]
)
def test_whatever_people_write_is_taken_as_it_is(text: str) -> None:
    assert (text, text) == (values(name=text).name, values(reason=text).reason)


def test_a_text_has_its_length_and_no_more() -> None:
    assert LINE_LENGTH == len(values(name="x" * LINE_LENGTH).name)
    assert PASSAGE_LENGTH == len(values(reason="x" * PASSAGE_LENGTH).reason)
    assert {"name": "Namn: skriv högst 200 tecken."} == problems(name="x" * (LINE_LENGTH + 1))
    assert {"reason": "Skäl: skriv högst 2000 tecken."} == problems(reason="x" * (PASSAGE_LENGTH + 1))


@pytest.mark.parametrize("day", ["2026-02-30", "18/11", "20261118T10", "2026-11-18T00:00", "-1", "9" * 500])
def test_what_is_no_day_is_told_so(day: str) -> None:
    assert ["on"] == list(problems(on=day))
    assert ["until"] == list(problems(until=day))
