"""The page of a case tells where the pupil goes to school, the days without, and when they were away."""

from datetime import timedelta

from sisam.application.access.someone import Caller
from sisam.application.cases.listing_gaps import GapFilter, list_gaps
from sisam.domain.command import EndSpell, Fire, Pause, RecordSpell
from sisam.domain.ids import PersonId
from sisam.domain.schooling import SchoolingMode
from sisam.domain.workflow import Phase
from tests.builders import HOME_SCHOOL, NOW, YOUTH_HOME, YOUTH_HOME_SCHOOL
from tests.sites import does
from tests.unit.web.pages.cases.looking import HEAD, OFFICER, Town, words_of


def test_days_without_school_are_those_that_a_list_of_gaps_counts() -> None:
    town = Town()
    begins = NOW.date() + timedelta(days=21)
    does(town.site, town.case_id, EndSpell(NOW.date()), HOME_SCHOOL)
    town.clock.advance(timedelta(days=7))
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME, town.clock.now())
    town.clock.advance(timedelta(days=2))
    planned = RecordSpell(YOUTH_HOME_SCHOOL, begins, mode=SchoolingMode.PART_TIME, planned=True)
    does(town.site, town.case_id, planned, YOUTH_HOME_SCHOOL, town.clock.now())

    page = words_of(town.browser(OFFICER).get(town.url))
    (line,) = list_gaps(town.site, GapFilter(), Caller("cli:x", PersonId(OFFICER)), town.clock.now())

    before, during = (line.gaps.by_phase[phase] for phase in (Phase.BEFORE, Phase.DURING))
    assert (4, 3) == (before, during)
    assert (
        f"{line.gaps.days} skoldagar utan skola hittills. Före placeringen: 4, Under placeringen: 3." in page
    )
    assert "Eleven har inte gått i skolan sedan 3 nov. 2026." in page
    assert f"The {YOUTH_HOME_SCHOOL} 23 nov. 2026 tills vidare Planerat, på deltid" in page


def test_a_pause_is_told_with_its_days_and_to_whom_it_may_be_with_why() -> None:
    town = Town()
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME)
    until = NOW.date() + timedelta(days=5)
    does(town.site, town.case_id, Pause("absconded", until), YOUTH_HOME)

    social, school = (words_of(town.browser(each).get(town.url)) for each in (OFFICER, HEAD))

    assert "Pausat till 7 nov. 2026" in social
    assert "Från 2 nov. 2026, planerat till 7 nov. 2026: Avviken" in social
    assert "Från 2 nov. 2026, planerat till 7 nov. 2026" in school
    assert "avviken" not in school.casefold()
