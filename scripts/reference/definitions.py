"""The page of the definition files, made from the shapes that every file must have."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from scripts.reference.definition_keys import KEYS, Keys
from scripts.reference.markdown import code, link, page, table
from scripts.reference.words import slug, vocabularies_of, words_link
from sisam.catalogue.shapes import Name

_ABOUT = """
Every key that may stand in a definition file, and every word that may stand as its value. How to change
a definition, step by step and without programming:
[the guide to the definitions](../../workflows/README.md). `sisam workflow check` says what is wrong.

A key that is not listed here is an error. Names are small letters, digits and `_`, at most 40 of them.
"""
_PLAIN = {bool: "`true` or `false`", date: "a day", int: "a whole number", str: "a text"}


def definitions_page() -> str:
    """Return the page."""
    return page("Definition files", _ABOUT, *_tables(), "## Words", *vocabularies_of("definitions"))


def key_of(name: str, field: FieldInfo) -> str:
    """Return the key as the file writes it."""
    return field.alias or name


def _tables() -> Iterator[str]:
    for file, group in groupby(KEYS.items(), key=lambda item: item[1].file):
        yield f"## {file}"
        for shape, keys in group:
            yield f"### {keys.title}\n\n{keys.sentence}"
            yield _table(shape, keys)


def _table(shape: type[BaseModel], keys: Keys) -> str:
    rows = (
        (code(key_of(name, field)), _value(field), _absence(field), keys.keys[key_of(name, field)])
        for name, field in shape.model_fields.items()
    )
    return table(("key", "value", "default", "what it means"), rows)


def _absence(field: FieldInfo) -> str:
    """Return what it means that the key is not there."""
    if field.is_required():
        return "must be there"
    if field.default in (None, (), {}):
        return "none"
    return code("false" if field.default is False else str(field.default))


def _value(field: FieldInfo) -> str:
    return _described(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)


def _described(kind: object) -> str:
    """Return in words what a value may be."""
    if kind == Name:
        return "a name"
    inside = get_args(kind)
    origin = get_origin(kind)
    if origin is Annotated:
        return _described(inside[0])
    if origin in (Union, UnionType):
        return _described(next(each for each in inside if each is not NoneType))
    if origin is tuple:
        return f"a list, each {_described(inside[0])}"
    if origin is dict:
        return f"by name, each {_described(inside[1])}"
    return _single(kind)


def _single(kind: object) -> str:
    if not isinstance(kind, type):
        raise TypeError(f"the page has no words for {kind}")
    if issubclass(kind, StrEnum):
        return f"one of the {words_link(kind, 'definitions')}"
    if issubclass(kind, BaseModel):
        title = KEYS[kind].title
        return link(title.lower(), f"#{slug(title)}")
    return _PLAIN[kind]
