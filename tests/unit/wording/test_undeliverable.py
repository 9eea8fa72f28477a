"""Who hears that somebody could not be reached, and how little is said of them."""

from sisam.wording.mails import render
from tests.builders import HOME_SCHOOL
from tests.unit.wording.test_messages import SV, TEXTS, UNDELIVERABLE, AnItem, fields_of


def test_whoever_could_not_be_reached_is_told_by_role_and_organisation_and_never_by_name() -> None:
    rendered = render([AnItem(UNDELIVERABLE.template, fields_of(UNDELIVERABLE))], TEXTS, SV)
    restricted = render(
        [AnItem(UNDELIVERABLE.template, fields_of(UNDELIVERABLE, restricted=True))], TEXTS, SV
    )

    assert f"Går inte att nå: rektor hos The {HOME_SCHOOL}" == rendered.subject
    assert f"\nOrganisation: The {HOME_SCHOOL}\n" in rendered.body
    assert HOME_SCHOOL not in restricted.body
    assert "@" not in rendered.body
