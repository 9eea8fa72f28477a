"""A nation of cases is spread over all municipalities, and its lists are full of work."""

from pathlib import Path

import pytest

from bench.nations import HOMES, NOW, make_nation, organisation_of
from bench.pages import measure
from sisam.application.ports.work_lists import Selection, Whose
from sisam.application.worklist.listing_work import days_at

CASES = 600
FIRST_BYTES = 100_000
LATER_BYTES = 15_000


def test_each_municipality_and_each_home_has_its_share(tmp_path: Path) -> None:
    program = make_nation(tmp_path / "site", CASES)
    with program.site.store.read() as work:
        counts = [
            sum(
                work.work_lists.page(
                    Whose(frozenset({organisation_of(name, number)})), Selection(), days_at(NOW), None, 1
                ).counts.values()
            )
            for name, number in (("social_services", 0), ("youth_home_school", HOMES - 1))
        ]
        open_cases = len(work.cases.ids(open_only=True))
    program.store.close()

    assert min(counts) > 0
    # The originals are there, too.
    assert CASES + 10 == open_cases


@pytest.mark.slow
def test_the_questions_are_as_many_however_many_cases_there_are(tmp_path: Path) -> None:
    few, more = (measure(tmp_path, cases, rounds=1) for cases in (1_000, 4_000))

    assert few.questions == more.questions > 0
    assert few.served.questions == more.served.questions > few.questions
    assert more.served.bytes_compressed <= LATER_BYTES
    assert more.served.bytes_compressed < more.served.bytes_first <= FIRST_BYTES
    assert few.steps < more.steps
