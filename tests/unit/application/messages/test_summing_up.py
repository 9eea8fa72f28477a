"""What an import asks of an organisation is told in one message, which does not name a protected pupil's."""

import pytest

from sisam.application.messages.posting import Post
from sisam.application.messages.summing_up import summaries
from sisam.domain.message import Template
from sisam.domain.seat import Role, Seat
from tests.builders import NOW, SOCIAL_SERVICES, TODAY
from tests.sites import a_case_at, a_site, case_at

LATER = TODAY.replace(month=TODAY.month + 1)


@pytest.mark.parametrize("restricted", [False, True])
def test_the_organisation_is_named_unless_a_protected_pupil_is_among_them(restricted: bool) -> None:
    site = a_site()
    numbers = {"N-1": False, "N-2": restricted}
    cases = [case_at(site, a_case_at(site, each, restricted=hidden)) for each, hidden in numbers.items()]

    with site.store.read() as work:
        name = work.register.roster().organisations[SOCIAL_SERVICES].name
        post = Post(site, work, NOW)
        post.add(None, summaries(cases, "import", TODAY))
        items = [item for message in post.planned() for item in message.items]

    told = [item for item in items if item.seat == Seat(SOCIAL_SERVICES, Role.COORDINATOR)]
    assert [Template.IMPORTED] == [item.template for item in told]
    assert [("2", "" if restricted else name)] == [
        (item.fields["count"], item.fields["organisation"]) for item in told
    ]


def test_what_is_late_already_is_counted() -> None:
    site = a_site()
    case = case_at(site, a_case_at(site, "N-1"))

    (in_time,), (late,) = (
        [each for each in summaries([case], "import", day) if each.to.organisation_id == SOCIAL_SERVICES]
        for day in (TODAY, LATER)
    )

    assert ("", late.values["waiting"]) == (in_time.values["late"], late.values["late"])
