"""What the doctor says fits a screen, and its exit code says the worst of it."""

import pytest

from sisam.application.finding import Finding, Level
from sisam.cli.doctors import code_of, lines
from sisam.cli.exit_codes import ExitCode
from sisam.wording.doctor_sentences import DoctorSentence
from sisam.wording.saying import Saying


def said(told: str) -> Saying:
    return DoctorSentence.IN_ITS_OWN_WORDS.of(told=told)


def finding(level: Level) -> Finding:
    return Finding("disk", level, said("told"), None if level is Level.OK else said("Do something."))


@pytest.mark.parametrize(
    ("levels", "code"),
    [
        ([], ExitCode.FINE),
        ([Level.OK, Level.WARN], ExitCode.FINE),
        ([Level.OK, Level.UNKNOWN, Level.WARN], ExitCode.ERROR),
        ([Level.UNKNOWN, Level.BAD, Level.OK], ExitCode.OVERDUE),
    ],
)
def test_the_worst_finding_decides_how_it_ends(levels: list[Level], code: ExitCode) -> None:
    assert code == code_of(map(finding, levels))


def test_long_sentences_are_broken_below_themselves_within_80_columns() -> None:
    long = Finding("definitions", Level.UNKNOWN, said("word " * 40), said("`do this` " * 20))

    told = lines([long])

    assert max(map(len, told)) <= 80
    assert told[0].startswith("unknown  definitions  word")
    assert all(line.startswith(" " * 22) for line in told[1:])
    assert 1 == sum("-> `do this`" in line for line in told)
