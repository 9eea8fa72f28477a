"""Whoever is reached again is not unreachable any more, once a yes of the channel shows that they are."""

from datetime import datetime, timedelta

import pytest

from sisam.application.messages.reaching import note_reached
from sisam.domain.ids import PersonId
from sisam.domain.site_fact import CAME_BACK, QUIET_AFTER_RETURN, Unreachable
from tests.builders import NOW, SOCIAL_SERVICES, a_message
from tests.sites import a_site

WHO = PersonId(f"person-of-{SOCIAL_SERVICES}")
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("reply", "now", "reached"),
    [
        ("550 5.1.1", NOW + SECOND, True),
        # What came back had been taken, too: only days of quiet show it.
        (f"{CAME_BACK}: 5.1.1", NOW + QUIET_AFTER_RETURN - SECOND, False),
        (f"{CAME_BACK}: 5.1.1", NOW + QUIET_AFTER_RETURN, True),
    ],
)
def test_a_yes_shows_that_somebody_is_reached_unless_mail_to_them_came_back_lately(
    reply: str, now: datetime, reached: bool
) -> None:
    refused = Unreachable(WHO, "email", "x@example.se", NOW, reply)
    with a_site().store.write() as work:
        work.unreachables.put(refused)

        note_reached(work, a_message(person_id=WHO, channel="webhook"), now)
        untouched = work.unreachables.all()
        note_reached(work, a_message(person_id=WHO, channel="email"), now)

        assert ([refused], [] if reached else [refused]) == (untouched, work.unreachables.all())
