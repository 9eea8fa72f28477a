"""Lines of the log become one row a look, whose cases are counted once."""

from dataclasses import replace
from datetime import timedelta

from sisam.web.pages.read_log.told import LineTold, looks_told
from tests.builders import NOW

LINE = LineTold(
    at=NOW,
    name="Anna Ek",
    email="anna@example.se",
    organisation="Socialtjänsten",
    case_number="N/1",
    case_id="case-1",
    what="Arbetslistan",
    denied=False,
    purpose="",
    reason="",
    off_hours=False,
    via="webben",
)
SECOND = replace(LINE, case_number="N/2", case_id="case-2")
#: A case that the reviewer may not know of.
FOREIGN = replace(LINE, case_number="", case_id="case-3")


def test_a_look_holds_its_cases_and_counts_each_of_them_once() -> None:
    (look,) = looks_told([FOREIGN, SECOND, LINE, LINE])

    assert (3, ("N/1", "N/2")) == (look.count, look.numbers)


def test_another_person_thing_or_moment_is_another_look() -> None:
    others = (
        replace(LINE, email="bo@example.se"),
        replace(LINE, what="Ärendet"),
        replace(LINE, at=NOW + timedelta(seconds=1)),
        replace(LINE, denied=True),
    )

    assert [1] * 5 == [each.count for each in looks_told([LINE, *others])]


def test_a_look_at_no_case_in_particular_counts_as_one_without_a_number() -> None:
    (look,) = looks_told([replace(LINE, case_number="", case_id="")])

    assert (1, ("",)) == (look.count, look.case_numbers)
