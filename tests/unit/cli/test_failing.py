"""What is said when something goes wrong."""

from sisam.cli.failing import told
from sisam.cli.given import Stage
from sisam.domain.language import Language
from sisam.domain.refusal import NotTheOwner, UnknownName
from sisam.errors import Fault, Invalid
from sisam.storage.failures import DatabaseBusy
from sisam.wording.titles import Titles


def test_every_fault_says_where_what_and_what_to_do() -> None:
    error = Invalid(
        Fault("The cell is empty.", "Fill it in.", "in.csv", 2, "code"), Fault("It is wrong.", "Mend it.")
    )

    assert [
        "Error in in.csv, row 2, column code:",
        "  The cell is empty. Fill it in.",
        "Error:",
        "  It is wrong. Mend it.",
        "2 faults; nothing was done.",
    ] == list(told(error, Stage()))


def test_one_fault_is_not_counted() -> None:
    assert ["Error:", "  It is wrong. Mend it."] == list(
        told(Invalid(Fault("It is wrong.", "Mend it.")), Stage())
    )


def test_a_refusal_is_told_by_the_catalogue() -> None:
    (line,) = told(NotTheOwner(step="contact", owner="social_services"), Stage())

    assert line.startswith("Error: The step “contact” lies with social_services.")


def test_whoever_mistyped_a_name_is_told_the_names_that_can_be_typed() -> None:
    titles = Titles(Language.EN, parties={"home_school": "the home school"})

    (line,) = told(UnknownName("party", "dancer", ("home_school", "youth_home")), Stage(titles=titles))

    assert "home_school" in line
    assert "the home school" not in line


def test_what_the_catalogue_does_not_know_is_told_by_its_class_and_attributes() -> None:
    assert [
        "Error: Somebody else is writing to the database and did not finish in time; try again.",
        "  why: database is locked",
    ] == list(told(DatabaseBusy("database is locked"), Stage()))
