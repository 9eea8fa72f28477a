"""Findings say what is wrong, and what to do about it, in the words of the error or in their own."""

from sisam.application.finding import Level
from sisam.doctor.finding import failed
from sisam.domain.language import Language
from sisam.errors import Fault, Invalid
from sisam.storage.failures import BackupMissing, SchemaOlder


def test_an_error_is_parted_into_what_is_wrong_and_what_to_do() -> None:
    found = failed("schema", SchemaOlder("0001", "0003"))

    assert ("schema", Level.BAD) == (found.name, found.level)
    assert "The database is older than the program" == found.told
    assert "`sisam db upgrade` brings it up to date." == found.remedy
    assert "Databasen är äldre än programmet" == found.how.said(Language.SV)


def test_an_error_that_has_no_swedish_of_its_own_is_quoted() -> None:
    found = failed("x", BackupMissing("x"))

    assert "There is no such file to restore from" == found.told
    assert "Programmet säger: ”There is no such file to restore from”" == found.how.said(Language.SV)


def test_of_several_faults_the_first_is_told_with_its_place() -> None:
    fault = Fault("A year is missing.", "Add its tables.", "calendar.toml", key="year.2028")

    told = failed("definitions", Invalid(fault, fault))

    assert ("calendar.toml, year.2028: A year is missing. (and 1 more)", "Add its tables.") == (
        told.told,
        told.remedy,
    )
