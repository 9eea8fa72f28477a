"""What is told of a handover between two social services, when a pupil's home municipality changes."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.domain.ids import OrganisationId
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.step import StepStatus
from sisam.wording.mails import render
from sisam.wording.messages import item_fields
from tests.builders import SOCIAL_SERVICES, an_organisation
from tests.unit.wording.lived_stories import SV, TITLES, moved
from tests.unit.wording.test_messages import TEXTS, AnItem

ELSEWHERE = OrganisationId("elsewhere")
ROSTER = Roster.of(
    [
        replace(an_organisation(SOCIAL_SERVICES), name="Socialtjänsten i Sala"),
        replace(an_organisation(ELSEWHERE), name="Socialtjänsten i Örebro"),
    ]
)


def mail_to(to: OrganisationId, *, restricted: bool) -> str:
    case = moved().case
    step = next(
        each
        for each in case.steps.values()
        if each.definition == "change_of_home" and each.status is StepStatus.CONFIRMED
    )
    told = Message(
        kind=ItemKind.NOTICE,
        template=Template.STEP_CONFIRMED,
        to=Seat(to, Role.OFFICER),
        case_id=case.id,
        case_number=case.number,
        step_id=step.id,
        step=step.definition,
    )
    fields = item_fields(
        told, TITLES[SV], ROSTER, told.to, date(2026, 11, 12), restricted=restricted, case=case
    )
    return render([AnItem(told.template, fields)], TEXTS, SV).body


def test_whoever_handed_over_reads_who_has_confirmed() -> None:
    mail = mail_to(SOCIAL_SERVICES, restricted=False)

    assert "Den andra parten: socialtjänsten i den nya hemkommunen\n" in mail
    assert "Organisation: Socialtjänsten i Örebro\n" in mail


@pytest.mark.parametrize(
    ("to", "party"),
    [
        (SOCIAL_SERVICES, "socialtjänsten i den nya hemkommunen"),
        (ELSEWHERE, "socialtjänsten i den tidigare hemkommunen"),
    ],
)
def test_of_a_protected_pupil_no_organisation_is_named(to: OrganisationId, party: str) -> None:
    mail = mail_to(to, restricted=True)

    assert f"Den andra parten: {party}\n" in mail
    assert "Organisation" not in mail
