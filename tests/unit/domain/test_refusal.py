"""Every refusal carries what happened, and is of one of the kinds that the edges know."""

from dataclasses import fields
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_type_hints

import pytest

from sisam import domain
from sisam.domain.anchor import Anchor
from sisam.domain.fact import Guard
from sisam.domain.joint_request import JointAnswer
from sisam.domain.refusal import StepMissing, Unsuitable
from sisam.domain.refusal_of_alert import AlertMissing
from sisam.errors import Conflict, Invalid, NotFound, NotPermitted, SisamError

MODULES = [
    import_module(f"sisam.domain.{found.name}")
    for found in iter_modules(domain.__path__)
    if found.name.startswith("refusal")
]
REFUSALS: list[type[Any]] = sorted(
    (
        each
        for module in MODULES
        for each in vars(module).values()
        if getattr(each, "__module__", None) == module.__name__
    ),
    key=lambda each: each.__name__,
)
_VALUES: dict[Any, object] = {
    str: "word",
    tuple[str, ...]: ("one", "two"),
    Anchor: Anchor.FORECAST,
    Guard: Guard.YOUTH_HOME_NAMED,
    date: date(2026, 11, 2),
    int: 40,
    JointAnswer: JointAnswer.REFUSED,
}


def an_error(kind: type[Any]) -> SisamError:
    hints = get_type_hints(kind)
    error = kind(*(_VALUES[hints[each.name]] for each in fields(kind)))
    assert isinstance(error, SisamError)
    return error


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_is_of_one_of_the_kinds(kind: type[Any]) -> None:
    assert issubclass(kind, Invalid | NotFound | NotPermitted | Conflict)


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_tells_its_attributes_by_name(kind: type[Any]) -> None:
    error = an_error(kind)

    told = error.attributes()

    assert {each.name for each in fields(kind)} <= set(told)
    assert all(value in _VALUES.values() for name, value in told.items() if name not in ("kind", "name"))


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_says_itself_in_one_line_for_logs(kind: type[Any]) -> None:
    sentence = str(an_error(kind))

    assert "\n" not in sentence
    assert (kind.__doc__ or "").splitlines()[0] in sentence


@pytest.mark.parametrize(
    ("error", "kind", "name"), [(StepMissing("s1"), "step", "s1"), (AlertMissing("a1"), "alert", "a1")]
)
def test_what_is_missing_is_told_like_everything_that_is_not_found(
    error: NotFound, kind: str, name: str
) -> None:
    assert (kind, name) == (error.kind, error.name)


def test_what_is_unsuitable_has_no_faults_of_a_file() -> None:
    assert () == Unsuitable().faults
