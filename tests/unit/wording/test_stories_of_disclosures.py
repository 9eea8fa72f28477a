"""What was disclosed, handed over and forced reads as a history that names no person."""

from sisam.domain.event import EventType
from tests.unit.wording.lived_stories import EN, history, last_of, shown


def test_a_disclosure_says_what_to_whom_by_whom_and_on_which_basis() -> None:
    told = [
        text.split(": ", 1)[1] for text in history(shown()) if "utl" in text.lower() or "lämnades ut" in text
    ]

    assert [
        "Detta lämnades ut till hemskolan av socialtjänsten: elevens namn och nummer; grund: samtycke.",
        "Ett utlämnande till hemskolan togs tillbaka av socialtjänsten: elevens namn och nummer.",
        "Detta lämnades ut till ungdomshemmets skola av hemskolan: ”Betyg”; grund: skyldighet i lag.",
        (
            "Detta lämnades ut till hemskolan av socialtjänsten: varför och hur eleven är placerad; grund: "
            "samtycke."
        ),
        "Ett utlämnande till hemskolan upphörde när de lämnade ärendet: varför och hur eleven är placerad.",
    ] == told


def test_a_forced_handover_says_who_is_accountable_and_names_nobody() -> None:
    assert (
        "Steget ”Pedagogisk överlämning” avslutades utan svar av två medarbetare i olika organisationer; "
        "ansvaret gick över till ungdomshemmets skola."
    ) == last_of(shown(), EventType.HANDOVER_FORCED)
    assert (
        "The step “Educational handover” was ended without an answer by two people of different "
        "organisations; the accountability moved to the youth home's school."
    ) == last_of(shown(), EventType.HANDOVER_FORCED, EN)


def test_an_offer_says_which_documents_are_handed_over() -> None:
    assert (
        "Steget ”Pedagogisk överlämning” lämnades över av hemskolan med ”Överlämningsunderlag” och "
        "väntar på bekräftelse."
    ) == last_of(shown(), EventType.STEP_OFFERED)
