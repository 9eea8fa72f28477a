"""Whoever tries what is an administrator's alone stands in the read log, and is refused all the same."""

import pytest

from sisam.application.access.refusing_administration import administration_refused
from sisam.application.administering import NotAnAdministrator
from sisam.application.ports.read_log import Reviewed
from sisam.application.site import Site
from sisam.domain.reading import Reading, Ruling, Shown
from tests.builders import NOW, SOCIAL_SERVICES
from tests.sites import a_site

EMAIL = f"person-of-{SOCIAL_SERVICES}@example.se"


def readings(site: Site) -> list[Reading]:
    with site.store.read() as work:
        return [each.reading for each in work.read_log.page(Reviewed())]


def test_whoever_is_refused_is_written_down_with_where_they_sit() -> None:
    site = a_site()

    with (
        pytest.raises(NotAnAdministrator),
        administration_refused(site, EMAIL, "cli:root", Shown.IMPORT, NOW),
    ):
        raise NotAnAdministrator(may=())

    (found,) = readings(site)
    with site.store.read() as work:
        person = work.register.roster().by_email[EMAIL]
    assert (NOW, person.id, SOCIAL_SERVICES) == (found.at, found.actor_id, found.actor_organisation_id)
    assert (Shown.IMPORT, Ruling.DENIED, "cli:root") == (found.what, found.ruling, found.via)


def test_whoever_is_not_refused_is_not_written_down() -> None:
    site = a_site()

    with administration_refused(site, EMAIL, "cli:root", Shown.IMPORT, NOW):
        pass

    assert [] == readings(site)
