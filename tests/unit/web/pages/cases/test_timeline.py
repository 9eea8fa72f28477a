"""The line of time on the page of a case says before, during and after, and where it is now."""

from datetime import date, timedelta

from sisam.domain.anchor import Anchor
from sisam.domain.command import Close, Fire, SetDate, Transfer
from sisam.domain.organisation import OrganisationKind
from tests.builders import (
    OTHER_SCHOOL,
    SECOND_HOME,
    SECOND_HOME_SCHOOL,
    YOUTH_HOME,
    a_person,
    an_organisation,
)
from tests.sites import does
from tests.unit.web.pages.cases.looking import HEAD, OFFICER, Town, words_of

OTHER = f"person-of-{OTHER_SCHOOL}"


def test_the_line_of_time_says_where_the_case_is_until_when_and_in_which_home() -> None:
    town = Town()
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME)
    does(town.site, town.case_id, SetDate(Anchor.FORECAST, date(2027, 1, 7)))
    before = words_of(town.browser(OFFICER).get(town.url))
    homes = {SECOND_HOME: OrganisationKind.YOUTH_HOME, SECOND_HOME_SCHOOL: OrganisationKind.YOUTH_HOME_SCHOOL}
    with town.site.store.write() as work:
        work.register.put_organisations([an_organisation(each, kind=kind) for each, kind in homes.items()])
        work.commit()
    moved = town.clock.advance(timedelta(days=1))
    does(town.site, town.case_id, Transfer(SECOND_HOME, SECOND_HOME_SCHOOL), YOUTH_HOME, moved)

    after = words_of(town.browser(HEAD).get(town.url))

    during = "Under placeringen från 2 nov. 2026, planerat till 7 jan. 2027 Inskriven"
    assert f"Klart Före placeringen 2 nov. 2026 Här är vi nu {during} Kommer sedan Efter" in before
    assert f"{during}, omgång 2 efter flytt till ett annat hem" in after
    assert "Omgång 1: inskriven 2 nov. 2026 Omgång 2: inskriven 3 nov. 2026" in after
    assert "Omgång 1" not in before


def test_a_case_that_was_closed_after_midnight_ends_on_that_day() -> None:
    town = Town()
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME)
    does(town.site, town.case_id, Fire("discharge"), YOUTH_HOME)
    # Half an hour past midnight in Sweden.
    late = town.clock.advance(timedelta(days=1, hours=15, minutes=30))
    does(town.site, town.case_id, Close("deceased", a_person(OTHER).id), now=late, words="Av en sjukdom.")

    page = words_of(town.browser(OFFICER).get(town.url))

    assert "Avslutades 4 nov. 2026" in page
    assert "2 nov. 2026 – 4 nov. 2026" in page
    assert "Här är vi nu" not in page
