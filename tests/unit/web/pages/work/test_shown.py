"""What is asked of somebody is said in one sentence on top, and takes in what asks for a second person."""

from dataclasses import replace

import pytest

from sisam.application.joint.listing import Waiting
from sisam.domain.ids import PersonId
from sisam.domain.joint_request import JointKind
from sisam.domain.language import Language
from sisam.web.pages.work.filters import Address
from sisam.web.pages.work.shown import work_shown
from tests.builders import YOUTH_HOME_SCHOOL, a_joint_request
from tests.sites import AGENCY, a_site
from tests.unit.application.worklist.work_of import caller_at, work_of

ASKER = PersonId(str(caller_at(YOUTH_HOME_SCHOOL).person_id))


@pytest.mark.parametrize(
    ("mine", "lead"), [(False, "En fråga väntar på ditt svar."), (True, "Inget väntar på dig just nu.")]
)
def test_a_question_to_a_second_person_waits_for_them_alone(mine: bool, lead: str) -> None:
    site = a_site()
    request = a_joint_request(kind=JointKind.IMPORT, asked_by=ASKER)
    found = replace(work_of(site, YOUTH_HOME_SCHOOL), requests=(Waiting(request, mine, AGENCY),))
    with site.store.read() as work:
        roster = work.register.roster()

    shown = work_shown(found, Address(), roster, Language.SV)

    assert (lead, mine) == (shown.lead, shown.nothing)
