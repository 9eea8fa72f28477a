"""Findings say what is wrong, and what to do about it, in the words of the error or in their own."""

from datetime import timedelta

import pytest

from sisam.application.finding import Finding, Level
from sisam.doctor.finding import failed, lasting
from sisam.errors import Fault, Invalid
from sisam.storage.failures import SchemaOlder


def test_an_error_is_parted_into_what_is_wrong_and_what_to_do() -> None:
    expected = Finding(
        "schema",
        Level.BAD,
        "The database is older than the program",
        "`sisam db upgrade` brings it up to date.",
    )

    assert expected == failed("schema", SchemaOlder("0001", "0003"))


def test_of_several_faults_the_first_is_told_with_its_place() -> None:
    fault = Fault("A year is missing.", "Add its tables.", "calendar.toml", key="year.2028")

    told = failed("definitions", Invalid(fault, fault))

    assert ("calendar.toml, year.2028: A year is missing. (and 1 more)", "Add its tables.") == (
        told.told,
        told.remedy,
    )


@pytest.mark.parametrize(
    ("duration", "told"),
    [
        (timedelta(0), "0 seconds"),
        (timedelta(seconds=59), "59 seconds"),
        (timedelta(seconds=60), "1 minute"),
        (timedelta(minutes=119), "1 hour"),
        (timedelta(hours=47), "1 day"),
        (timedelta(days=400), "400 days"),
    ],
)
def test_a_duration_is_told_by_its_greatest_unit(duration: timedelta, told: str) -> None:
    assert told == lasting(duration)
