"""The generated pages of the reference are fresh, and leave nothing out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel
from sqlalchemy import CheckConstraint, text

from scripts.make_reference import GLOSSARY, PAGES, REFERENCE
from scripts.reference.definition_keys import KEYS
from scripts.reference.definitions import key_of
from scripts.reference.glossary import glossary_page
from scripts.reference.import_columns import FILES
from scripts.reference.import_files import examples_of
from scripts.reference.settings import CONFIG, settings_of
from scripts.reference.vocabularies import VOCABULARIES
from sisam.catalogue.agreements import AgreementFile
from sisam.catalogue.calendars import _File as CalendarFile
from sisam.catalogue.shapes import LawFile, RoutineFile, WorkflowFile
from sisam.domain.event import EventType
from sisam.domain.event_keys import EVENT_SHAPES
from sisam.log import LOG_EVENTS
from sisam.settings import Settings
from sisam.simulation.example_files import ExampleFiles
from sisam.storage.schema import metadata
from sisam.storage.unit_of_work import SqlStore
from sisam.storage.view_shapes import VIEW_SHAPES
from sisam.storage.views import VIEWS

#: The table from which a view takes the columns that have closed words.
TABLES = {
    "v_case": "case",
    "v_organisation": "organisation",
    "v_party": "membership",
    "v_accountable": "accountability",
    "v_step": "step",
    "v_deadline": "deadline",
    "v_alert": "alert",
    "v_message": "message",
    "v_message_item": "message_item",
    "v_event": "event",
    "v_seat": "holding",
    "v_daemon": "daemon_beat",
}


def is_sentence(words: str) -> bool:
    return bool(words) and words[0] in words[0].upper() + "`" and words.rstrip("*").endswith(".")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_its_source_says_now(name: str) -> None:
    assert PAGES[name]() == (REFERENCE / f"{name}.md").read_text("utf-8"), "run `make docs`"


def test_the_glossary_is_what_its_source_says_now() -> None:
    assert glossary_page() == GLOSSARY.read_text("utf-8"), "run `make docs`"


def test_the_shipped_settings_are_the_defaults_of_the_program() -> None:
    assert Settings().model_dump() == tomllib.loads(CONFIG.read_text("utf-8"))


def test_every_setting_stands_below_its_sentence() -> None:
    settings = list(settings_of(CONFIG.read_text("utf-8")))

    assert list(Settings.model_fields) == [each.key for each in settings]
    assert [] == [each.key for each in settings if not is_sentence(each.sentence)]


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_of_a_view_is_described_in_its_order(view: str) -> None:
    store = SqlStore("sqlite://")
    with store.engine.connect() as connection:
        columns = list(connection.execute(text(f"SELECT * FROM {view}")).keys())  # noqa: S608
    store.close()

    assert columns == list(VIEW_SHAPES[view].columns)
    assert all(VIEW_SHAPES[view].columns.values())
    assert is_sentence(VIEW_SHAPES[view].sentence)


@pytest.mark.parametrize(("view", "table"), TABLES.items())
def test_the_words_of_a_column_are_those_that_the_database_lets_through(view: str, table: str) -> None:
    constraints = [
        str(each.sqltext)
        for each in metadata.tables[table].constraints
        if isinstance(each, CheckConstraint) and " IN ('" in str(each.sqltext)
    ]

    shown = [each for each in constraints if each.partition(" ")[0] in VIEW_SHAPES[view].columns]
    described = [
        f"{column} IN ({', '.join(repr(word.value) for word in words)})"
        for column, words in VIEW_SHAPES[view].words.items()
    ]
    assert sorted(shown) == sorted(described)


@pytest.mark.parametrize("type_", EventType)
def test_every_event_and_every_key_of_it_is_described(type_: EventType) -> None:
    shape = EVENT_SHAPES[type_]

    assert is_sentence(shape.sentence)
    assert shape.keys
    assert all(shape.keys.values())


@pytest.mark.parametrize("name", LOG_EVENTS)
def test_every_event_of_the_log_and_every_key_of_it_is_described(name: str) -> None:
    event = LOG_EVENTS[name]

    assert is_sentence(event.sentence)
    assert all(event.keys.values())


def shapes_below(shape: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Every shape that may stand in a file, itself first."""
    yield shape
    for field in shape.model_fields.values():
        for inside in types_in(field.annotation):
            if issubclass(inside, BaseModel):
                yield from shapes_below(inside)


def types_in(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for inside in get_args(annotation):
        yield from types_in(inside)


DEFINED = [
    shape
    for file in (WorkflowFile, RoutineFile, LawFile, CalendarFile, AgreementFile)
    for shape in shapes_below(file)
]


def test_every_table_of_the_definition_files_is_described() -> None:
    assert set(DEFINED) == set(KEYS)


@pytest.mark.parametrize("shape", KEYS, ids=lambda shape: shape.__name__)
def test_every_key_of_a_definition_file_is_described(shape: type[BaseModel]) -> None:
    keys = [key_of(name, field) for name, field in shape.model_fields.items()]

    assert sorted(keys) == sorted(KEYS[shape].keys)
    assert [] == [key for key, sentence in KEYS[shape].keys.items() if not is_sentence(sentence)]


@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
def test_every_word_of_a_closed_list_is_described(words: type[StrEnum]) -> None:
    described = VOCABULARIES[words].words

    assert list(words) == list(described)
    assert [] == [word for word, sentence in described.items() if not is_sentence(sentence)]


def test_every_closed_list_that_a_definition_may_use_is_described() -> None:
    used = {
        inside
        for shape in DEFINED
        for field in shape.model_fields.values()
        for inside in types_in(field.annotation)
        if issubclass(inside, StrEnum)
    }

    assert set() == used - VOCABULARIES.keys()


@pytest.mark.parametrize("name", FILES)
def test_every_column_of_a_file_is_described_in_its_order(name: str) -> None:
    file = FILES[name]

    assert list(file.columns.names) == list(file.says)
    assert [] == [column for column, says in file.says.items() if not is_sentence(says.holds)]
    assert file.columns.required == {column for column, says in file.says.items() if not says.empty}


@pytest.mark.parametrize("name", FILES)
def test_every_column_of_a_file_has_an_example(name: str) -> None:
    shipped = examples_of(name)

    # An example of our own only where the files that ship have none.
    assert [] == [
        column for column, says in FILES[name].says.items() if bool(says.example) == bool(shipped[column])
    ]


def test_an_example_of_our_own_is_an_organisation_that_ships() -> None:
    codes = {line.partition(",")[0] for line in lines_of(ExampleFiles.shipped().organisations)}

    assert FILES["placements"].says["education_administration_code"].example in codes


def lines_of(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()
