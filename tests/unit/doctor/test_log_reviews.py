"""The doctor tells which months of the read log nobody has signed for in time."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from sisam.application.access.someone import Caller
from sisam.application.cases.showing_cases import show_case
from sisam.application.finding import Level
from sisam.bootstrap import Program, open_program
from sisam.doctor.log_reviews import log_reviews
from tests.builders import NOW
from tests.sites import AGENCY, a_case_at
from tests.unit.application.reviews.waiting import DECEMBER, LATE


def levels(program: Program, now: datetime) -> list[tuple[Level, str]]:
    return [(each.level, each.told) for each in log_reviews(program, now)]


def test_a_month_is_well_until_its_review_is_late(folder: Path) -> None:
    with closing((program := open_program(folder, {})).store) as store:
        a_case_at(program.site)
        show_case(program.site, "N/1", Caller("cli:root"), NOW)
        with store.read() as work:
            code = work.register.roster().organisations[AGENCY].code

        assert [(Level.OK, "none is late, 0 to be done")] == levels(program, NOW)
        assert [(Level.OK, "none is late, 1 to be done")] == levels(program, DECEMBER)
        told = f"the log of {code} for 2026-11 is not reviewed; it was due 2026-12-14"
        assert [(Level.WARN, told)] == levels(program, LATE)
