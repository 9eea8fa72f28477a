"""The canary is nobody of the field: no list of people or of organisations to look after names it."""

from pathlib import Path

import pytest

from sisam.application.people.listing_users import list_users
from sisam.application.register.showing_organisations import list_kept, show_organisation, show_person
from sisam.domain.canary import ORGANISATION, PERSON
from sisam.domain.seat import Role
from sisam.errors import NotFound
from tests.aviary import Aviary
from tests.builders import NOW
from tests.people import a_people
from tests.sites import AGENCY
from tests.unit.application.register.test_keeping import keeper


def test_no_list_of_organisations_or_people_names_it(tmp_path: Path) -> None:
    aviary = Aviary(tmp_path / "canary")
    aviary.keep()
    administrator = keeper(aviary.site, AGENCY, Role.ADMINISTRATOR)

    listed = {line.organisation.id for line in list_kept(aviary.site, administrator).lines}
    users = {user.person.id for user in list_users(a_people(site=aviary.site), None, NOW)}

    assert AGENCY in listed
    assert f"administrator-of-{AGENCY}" in users
    assert ORGANISATION not in listed
    assert PERSON not in users


def test_by_its_address_it_is_not_found_either(tmp_path: Path) -> None:
    aviary = Aviary(tmp_path / "canary")
    aviary.keep()
    administrator = keeper(aviary.site, AGENCY, Role.ADMINISTRATOR)

    with pytest.raises(NotFound):
        show_organisation(aviary.site, administrator, ORGANISATION)
    with pytest.raises(NotFound):
        show_person(aviary.site, administrator, ORGANISATION, PERSON)
