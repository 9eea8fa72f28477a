"""The parties tell who acts for them and who stands in; the chain tells where accountability goes."""

from sisam.domain.language import Language
from sisam.domain.seat import Role
from sisam.web.pages.workflow.parties import chain_of, parties_of
from tests.builders import agreed_rules, an_agreement, shipped_rules

WORKFLOW = shipped_rules().workflow


def test_accountability_goes_through_three_places_by_two_handovers() -> None:
    chain = chain_of(WORKFLOW, Language.SV)

    assert ["socialtjänsten", "ungdomshemmets skola", "den mottagande skolan"] == [
        each.title for each in chain
    ]
    assert [(), ("educational_handover",), ("school_place",)] == [
        tuple(step for step, _ in each.by_steps) for each in chain
    ]


def test_a_party_tells_who_stands_in_and_when() -> None:
    parties = {each.title: each for each in parties_of(WORKFLOW, WORKFLOW, Language.SV)}

    assert (("utbildningsförvaltningen", ""),) == parties["hemskolan"].stand_ins
    assert ("kommunala aktivitetsansvaret", "eleven har inte längre skolplikt") in parties[
        "den mottagande skolan"
    ].stand_ins


def test_a_role_that_an_agreement_changes_stands_beside_the_usual_one() -> None:
    (party,) = (each for each in WORKFLOW.parties if each == "home_school")
    agreed = agreed_rules(an_agreement(roles={party: Role.CONTACT_TEACHER})).workflow

    told = {each.title: each for each in parties_of(agreed, WORKFLOW, Language.SV)}

    assert ("kontaktlärare", "rektor") == (told["hemskolan"].role, told["hemskolan"].role_instead_of)
    assert ["hemskolan"] == [each.title for each in told.values() if each.role_instead_of]
