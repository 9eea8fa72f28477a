"""Anticipated errors carry what happened as attributes."""

from __future__ import annotations

import pytest

from sisam.errors import (
    Conflict,
    Fault,
    Invalid,
    NotFound,
    NotPermitted,
    SisamError,
    Unavailable,
)

UNKNOWN_MUNICIPALITY = Fault(
    "There is no municipality 9999.",
    "Write the four-digit code of a municipality.",
    file="placements.csv",
    row=3,
    column="home_municipality",
)
UNKNOWN_OWNER = Fault(
    "There is no party homeschool.",
    "Name one of the parties of the workflow.",
    file="4.toml",
    key="step.educational_handover.owner",
)


@pytest.mark.parametrize("kind", [Invalid, NotFound, NotPermitted, Conflict, Unavailable])
def test_every_kind_is_an_anticipated_error(kind: type[SisamError]) -> None:
    assert issubclass(kind, SisamError)


def test_what_does_not_answer_is_told_without_the_words_of_the_program() -> None:
    assert "Something that the service needs does not answer." == Unavailable().in_plain_words()


def test_an_error_carries_its_attributes() -> None:
    assert {"kind": "case", "name": "A-1"} == NotFound("case", "A-1").attributes()


def test_an_error_tells_its_class_and_attributes_to_the_log() -> None:
    told = str(NotFound("case", "A-1"))

    assert (
        "What was asked for does not exist, or is not shown to the one who asks. (kind='case', name='A-1')"
    ) == told


def test_an_error_without_attributes_tells_its_class_alone() -> None:
    assert "The one who asks may not do this." == str(NotPermitted())


@pytest.mark.parametrize(
    ("fault", "where"),
    [
        (UNKNOWN_MUNICIPALITY, "placements.csv, row 3, column home_municipality"),
        (UNKNOWN_OWNER, "4.toml, step.educational_handover.owner"),
        (Fault("The file is empty.", "Choose another."), ""),
        (Fault("A column is missing.", "Add it.", row=1), "row 1"),
    ],
)
def test_a_fault_tells_where_it_stands(fault: Fault, where: str) -> None:
    assert where == fault.where


def test_a_fault_is_told_on_one_line_with_its_remedy() -> None:
    assert (
        "4.toml, step.educational_handover.owner: There is no party homeschool."
        " Name one of the parties of the workflow."
    ) == str(UNKNOWN_OWNER)


def test_a_fault_without_a_place_is_told_without_one() -> None:
    fault = Fault("The file is empty.", "Choose another.")

    assert "The file is empty. Choose another." == str(fault)


def test_an_invalid_tells_all_its_faults_at_once_in_their_order() -> None:
    error = Invalid(UNKNOWN_OWNER, UNKNOWN_MUNICIPALITY)

    assert (UNKNOWN_OWNER, UNKNOWN_MUNICIPALITY) == error.faults
    assert f"{UNKNOWN_OWNER}\n{UNKNOWN_MUNICIPALITY}" == str(error)


def test_faults_that_were_found_are_raised_together() -> None:
    with pytest.raises(Invalid) as caught:
        Invalid.unless_none([UNKNOWN_OWNER, UNKNOWN_MUNICIPALITY])

    assert (UNKNOWN_OWNER, UNKNOWN_MUNICIPALITY) == caught.value.faults


def test_no_faults_raise_nothing() -> None:
    Invalid.unless_none([])


def test_names_that_come_near_are_kept_apart_from_what_is_logged() -> None:
    error = NotFound("case", "A-1").with_near(("A-11",))

    assert ("A-11",) == error.near
    assert str(NotFound("case", "A-1")) == str(error)
