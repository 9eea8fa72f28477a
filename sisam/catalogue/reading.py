"""Reading definition files, so that everything wrong in one is told at once, with its key and remedy."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sisam.catalogue.bodies import body_of
from sisam.errors import Fault, Invalid

_Shape = TypeVar("_Shape", bound=BaseModel)
_Location = tuple[str | int, ...]


def parsed(path: Path) -> dict[str, object]:
    """Return the tables of a TOML file as they are written.

    Raises:
        Invalid: the file cannot be read, is not UTF-8, or is not TOML; the sentence names the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        fault = Fault(f"The file cannot be read: {reason}.", "Correct its path or its rights.", str(path))
    except UnicodeDecodeError as error:
        fault = Fault(f"Byte {error.start + 1} is not UTF-8.", "Save the file as UTF-8.", str(path))
    except tomllib.TOMLDecodeError as error:
        fault = Fault(f"This is not TOML: {error}.", "Correct the line.", str(path))
    raise Invalid(fault)


def validated(shape: type[_Shape], tables: Mapping[str, object], file: str) -> _Shape:
    """Return the tables in their shape.

    They go through JSON, so that a file and a stored body take exactly the same road.

    Raises:
        Invalid: they break the shape; it carries every fault with its key.
    """
    try:
        return shape.model_validate_json(body_of(tables))
    except ValidationError as error:
        details = _worth_telling(error.errors(include_url=False))
        raise Invalid(*(_fault(shape, tables, file, detail) for detail in details)) from None


def _known_keys(shape: object, location: _Location) -> tuple[str, ...]:
    """Return the keys that may stand at a place of the shape; none where any name may stand."""
    for part in location:
        shape = _inside(shape, part)
    shape = _bare(shape)
    if not (isinstance(shape, type) and issubclass(shape, BaseModel)):
        return ()
    return tuple(field.alias or name for name, field in shape.model_fields.items())


def _worth_telling(details: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield the faults, but no list that is too short only because an entry of it is faulty."""
    for detail in details:
        place = detail["loc"]
        inside = (each for each in details if each is not detail and each["loc"][: len(place)] == place)
        if detail["type"] != "too_short" or not any(inside):
            yield detail


def _fault(shape: type[BaseModel], tables: Mapping[str, object], file: str, detail: ErrorDetails) -> Fault:
    sentence, remedy = _told(shape, detail)
    return Fault(sentence, remedy, file=file, key=".".join(_key(tables, detail["loc"])))


def _told(shape: type[BaseModel], detail: ErrorDetails) -> tuple[str, str]:
    match detail["type"]:
        case "extra_forbidden":
            *place, key = detail["loc"]
            return f"Nothing is called {key!r} here.", _instead(str(key), _known_keys(shape, tuple(place)))
        case "missing":
            return "The key is missing.", "Add it."
        case "enum":
            possible = detail.get("ctx", {}).get("expected", "")
            return f"{detail['input']!r} is not a word that may stand here.", f"Write one of {possible}."
        case "value_error":
            return f"{detail['ctx']['error']}", "Correct it."
        case _:
            return f"{detail['msg']}, not {detail['input']!r}.", "Correct the value."


def _instead(key: str, known: Sequence[str]) -> str:
    near = get_close_matches(key, known, n=1)
    if near:
        return f"Write {near[0]!r}, or remove it."
    return f"Remove it; known here: {', '.join(known)}." if known else "Remove it."


def _key(tables: Mapping[str, object], location: _Location) -> Iterator[str]:
    """Yield the parts of a key: entries of a list by their id where they have one, else counted from 1."""
    inside: object = tables
    for part in location:
        if part == "[key]":
            continue
        inside = _entry(inside, part)
        yield str(_id(inside) or part + 1) if isinstance(part, int) else part


def _entry(inside: object, part: str | int) -> object:
    if isinstance(inside, Mapping):
        return inside.get(part)
    if isinstance(inside, list) and isinstance(part, int) and part < len(inside):
        return inside[part]
    return None


def _id(entry: object) -> object:
    return entry.get("id") if isinstance(entry, Mapping) else None


def _inside(shape: object, part: str | int) -> object:
    shape = _bare(shape)
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        fields = {field.alias or name: field.annotation for name, field in shape.model_fields.items()}
        return fields.get(str(part))
    arguments = get_args(shape)
    if not arguments:
        return None
    return arguments[1] if get_origin(shape) is dict else arguments[0]


def _bare(shape: object) -> object:
    """Return a shape without its annotations and without the possibility of None."""
    while get_origin(shape) in (Annotated, Union, UnionType):
        shape = next(each for each in get_args(shape) if each is not NoneType)
    return shape
