"""When a person is written to is theirs to say."""

import pytest

from sisam.application.register.choosing_hours import choose_digest, choose_hours
from sisam.application.register.seating import add_seat
from sisam.application.site import Site
from sisam.domain.seat import Person, Role
from sisam.errors import Invalid, NotFound
from tests.builders import NEW_SCHOOL, SOCIAL_SERVICES, TODAY, a_person
from tests.sites import a_site

EMAIL = f"person-of-{SOCIAL_SERVICES}@example.se"


def person_at(site: Site) -> Person:
    with site.store.read() as work:
        return work.register.roster().by_email[EMAIL]


@pytest.mark.parametrize("hours", ["07:00-16:00", "always", None])
def test_hours_are_kept_and_nothing_else_changes(hours: str | None) -> None:
    site = a_site()
    before = person_at(site)
    choose_hours(site, EMAIL, "01:00-02:00")

    changed = choose_hours(site, EMAIL.upper(), hours)

    assert changed == person_at(site)
    assert (hours, before.name, before.digest) == (changed.office_hours, changed.name, changed.digest)


def test_what_are_no_hours_is_refused_and_changes_nothing() -> None:
    site = a_site()

    with pytest.raises(Invalid) as error:
        choose_hours(site, EMAIL, "16-07")

    assert "--hours" == error.value.faults[0].key
    assert person_at(site).office_hours is None


def test_a_digest_is_chosen_and_left_again() -> None:
    site = a_site()

    assert [True, False] == [choose_digest(site, EMAIL, on=on).digest for on in (True, False)]
    assert not person_at(site).digest


def test_another_seat_leaves_the_hours_as_they_are() -> None:
    site = a_site()
    choose_hours(site, EMAIL, "07:00-16:00")
    choose_digest(site, EMAIL, on=True)

    again = a_person("another id", email=EMAIL, name="A new name")
    add_seat(site, NEW_SCHOOL, Role.CONTACT_TEACHER, again, deputy=False, since=TODAY)

    kept = person_at(site)
    assert ("A new name", "07:00-16:00", True) == (kept.name, kept.office_hours, kept.digest)


def test_nobody_can_be_unknown() -> None:
    with pytest.raises(NotFound):
        choose_hours(a_site(), "nobody@example.se", "always")
    with pytest.raises(NotFound):
        choose_digest(a_site(), "nobody@example.se", on=True)
