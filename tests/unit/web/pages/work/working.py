"""Somebody at a browser who works in a site of the tests."""

from dataclasses import dataclass, field
from datetime import datetime

from sisam.application.site import Site
from sisam.clock import FixedClock
from sisam.domain.ids import OrganisationId
from sisam.domain.seat import Role
from tests.builders import NOW
from tests.people import a_member, a_people
from tests.sites import a_site
from tests.unit.application.worklist.work_of import caller_at
from tests.unit.web.pages.sign_in.signing import Browser


@dataclass
class Desk:
    """A site whose people sit down at browsers, at a moment to which time has run."""

    site: Site = field(default_factory=lambda: a_site(public_url="https://sisam.example"))
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.people = a_people(site=self.site)

    def browser(self, organisation: OrganisationId, role: Role | None = None) -> Browser:
        """Return the browser of whoever acts for an organisation, or has another role there, signed in."""
        person = str(caller_at(organisation, role).person_id)
        browser = Browser(self.people, clock=FixedClock(self.now))
        browser.sign_in(a_member(self.people, person, self.now))
        return browser
