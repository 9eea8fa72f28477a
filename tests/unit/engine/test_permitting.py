"""Who may do something in a case: checked here, told by class and attributes."""

from typing import Any

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import Tick
from sisam.domain.ids import PartyName, StepId
from sisam.domain.refusal import (
    NotAParty,
    NotTheConfirmer,
    NotTheOwner,
    OfferedBySamePerson,
    StepMissing,
    StepNotOffered,
    StepNotOpen,
)
from sisam.domain.step import Side, StepStatus
from sisam.engine.draft import Draft
from sisam.engine.permitting import (
    live_step,
    offered_step_of,
    open_step_of,
    require_any_party,
    require_confirmer,
    require_owner,
    require_party,
)
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    OFFICER,
    PARTIES,
    SOCIAL_SERVICES,
    TODAY,
    a_case,
    a_step,
    shipped_rules,
)
from tests.story import IMPORT, a_command_of

HOME = PartyName("home_school")


def a_draft(by: str | None, *, via: str = "cli:kim", person: str | None = None, **fields: Any) -> Draft:  # noqa: ANN401
    case = a_case(parties=PARTIES, anchors={Anchor.OPENED: TODAY}, **fields)
    return Draft(shipped_rules(), a_command_of(Tick(), by, via=via, person=person), NOW, case)


def test_an_organisation_that_is_one_of_the_parties_may() -> None:
    require_party(a_draft(HOME_SCHOOL), [PartyName("social_services"), HOME])


def test_a_stand_in_may_what_the_party_may() -> None:
    draft = a_draft(EDUCATION_ADMINISTRATION)
    without = {party: each for party, each in PARTIES.items() if party != HOME}

    with pytest.raises(NotAParty):
        require_party(draft, [HOME])
    require_party(
        Draft(draft.rules, draft.command, NOW, a_case(parties=without)),
        [HOME],
    )


def test_another_organisation_may_not() -> None:
    with pytest.raises(NotAParty) as refusal:
        require_party(a_draft(NEW_SCHOOL), [HOME])

    assert (HOME,) == refusal.value.may


def test_any_party_is_enough_where_any_is_asked_for() -> None:
    require_any_party(a_draft(HOME_SCHOOL))

    with pytest.raises(NotAParty):
        require_any_party(a_draft(NEW_SCHOOL))


def test_an_import_dates_and_names_for_all_parties() -> None:
    draft = a_draft(None, via=IMPORT)

    require_party(draft, [HOME])
    require_any_party(draft)


def test_an_import_names_who_offered_and_who_confirmed_and_they_are_of_the_two_sides() -> None:
    require_owner(a_draft(HOME_SCHOOL, via=IMPORT), a_step())
    require_confirmer(a_draft(SOCIAL_SERVICES, via=IMPORT), a_step(offered_by=OFFICER))

    with pytest.raises(NotTheOwner):
        require_owner(a_draft(SOCIAL_SERVICES, via=IMPORT), a_step())
    with pytest.raises(NotTheConfirmer):
        require_confirmer(a_draft(None, via=IMPORT), a_step())
    with pytest.raises(OfferedBySamePerson):
        require_confirmer(a_draft(SOCIAL_SERVICES, person=OFFICER, via=IMPORT), a_step(offered_by=OFFICER))


def test_only_the_owners_organisation_owns() -> None:
    require_owner(a_draft(HOME_SCHOOL), a_step())

    with pytest.raises(NotTheOwner) as refusal:
        require_owner(a_draft(SOCIAL_SERVICES), a_step())

    assert ("school_information", "home_school") == (refusal.value.step, refusal.value.owner)


def test_the_confirmer_is_another_person_of_the_confirming_organisation() -> None:
    require_confirmer(a_draft(SOCIAL_SERVICES), a_step(offered_by=OFFICER))

    with pytest.raises(NotTheConfirmer) as refusal:
        require_confirmer(a_draft(HOME_SCHOOL), a_step())
    with pytest.raises(OfferedBySamePerson) as own:
        require_confirmer(a_draft(SOCIAL_SERVICES, person=OFFICER), a_step(offered_by=OFFICER))

    assert ("school_information", "social_services") == (refusal.value.step, refusal.value.confirmer)
    assert "school_information" == own.value.step


def test_nobody_confirms_what_nobody_is_to_confirm() -> None:
    with pytest.raises(NotTheConfirmer) as refusal:
        require_confirmer(a_draft(SOCIAL_SERVICES), a_step(confirmer=None))

    assert "" == refusal.value.confirmer


def test_organisations_are_compared_and_not_party_names() -> None:
    both = Side(HOME, SOCIAL_SERVICES)

    require_owner(a_draft(SOCIAL_SERVICES), a_step(owner=both))


@pytest.mark.parametrize("look_up", [live_step, open_step_of, offered_step_of])
def test_a_step_that_is_not_there_is_missing(look_up: object) -> None:
    with pytest.raises(StepMissing) as refusal:
        look_up(a_draft(SOCIAL_SERVICES), StepId("case-1.s9"))  # type: ignore[operator]

    assert "case-1.s9" == refusal.value.step


@pytest.mark.parametrize("status", StepStatus)
def test_a_step_is_open_or_offered_or_neither(status: StepStatus) -> None:
    step = a_step(status=status)
    draft = a_draft(SOCIAL_SERVICES, steps={step.id: step})

    assert step == live_step(draft, step.id)
    if status is StepStatus.OPEN:
        assert step == open_step_of(draft, step.id)
    else:
        with pytest.raises(StepNotOpen) as refusal:
            open_step_of(draft, step.id)
        assert status == refusal.value.status
    if status is StepStatus.OFFERED:
        assert step == offered_step_of(draft, step.id)
    else:
        with pytest.raises(StepNotOffered) as unoffered:
            offered_step_of(draft, step.id)
        assert status == unoffered.value.status
