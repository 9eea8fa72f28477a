"""Those who look after the site and its log see what is theirs to see."""

from collections.abc import Callable

import pytest

from tests.browser.everybody import is_for_everybody
from tests.browser.person import Person

pytestmark = pytest.mark.browser
OPERATIONS, REVIEWER, OFFICER = "dag.drift@sis.example", "lo.logg@sis.example", "olle.ek@boden.example"


def test_operations_see_how_the_site_is(person: Callable[..., Person]) -> None:
    dag = is_for_everybody(person, "/drift", OPERATIONS)

    assert "Drift" == dag.heading()
    dag.sees("Gör så här:")
    dag.does_not_see("SN-2026")


def test_the_log_is_for_everybody_who_reviews_it(person: Callable[..., Person]) -> None:
    lo = is_for_everybody(person, "/logg", REVIEWER)
    # Both windows have read the log by now.
    lo.goto("/logg")

    assert "Åtkomstlogg" == lo.heading()
    lo.sees(REVIEWER)


def test_a_reviewer_looks_for_a_person_without_scripts(person: Callable[..., Person]) -> None:
    lo = person(scripts=False)
    lo.arrives(REVIEWER)
    lo.goto("/logg")
    lo.fill("E-postadress", OPERATIONS)
    lo.press("Visa")

    assert "dag.drift" not in lo.path()
    lo.sees("Inget finns antecknat om det")
    with lo.window.expect_status(422):
        lo.fill("E-postadress", "nobody@sis.example")
        lo.press("Visa")
    assert ["E-postadress: det finns ingen sådan person hos er. Skriv hela adressen."] == lo.errors()
