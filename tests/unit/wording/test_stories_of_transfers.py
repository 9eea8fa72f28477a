"""The history of a pupil who came to another home."""

from sisam.domain.event import EventType
from sisam.domain.language import Language
from sisam.wording.stories import story
from sisam.wording.titles import Titles
from tests.builders import HOME_SCHOOL, an_event, shipped_rules
from tests.story import Story, transferred, transferred_anew
from tests.unit.wording.lived_stories import EN, SV, TITLES, corrected, history


def last_of(told: Story, kind: EventType, language: Language = Language.SV) -> str:
    """Return the sentence on the newest event of a type, without its date."""
    index = max(index for index, event in enumerate(told.events) if event.type is kind)
    titles = Titles.of(shipped_rules().workflow, language)
    return story(told.events, titles, language)[index].split(": ", 1)[1]


def test_a_transfer_says_which_round_began_and_what_it_did_to_an_offer() -> None:
    told = transferred_anew()

    expected = (
        "Eleven flyttades till ett annat ungdomshem av ungdomshemmet; placeringens omgång 2 började.",
        "Överlämningen av steget ”Pedagogisk överlämning” togs tillbaka, eftersom eleven bytte ungdomshem.",
    )
    assert expected == (
        last_of(told, EventType.CASE_TRANSFERRED),
        last_of(told, EventType.OFFER_WITHDRAWN),
    )


def test_an_annulled_transfer_says_in_which_round_the_placement_is_again() -> None:
    told = transferred()
    told.undoes(told.events[-1].command_id)

    expected = "The transfer was undone by social services; the placement is in round 1 again."
    assert expected == last_of(told, EventType.CASE_TRANSFERRED, Language.EN)


def test_a_step_that_another_party_is_to_confirm_is_not_said_to_lie_elsewhere() -> None:
    swedish, english = ([text.split(": ", 1)[1] for text in history(corrected(), each)] for each in (SV, EN))

    assert "Steget ”Övergångshandling” ska nu bekräftas av den mottagande skolan." in swedish
    assert "The step “Transition document” is to be confirmed by the receiving school now." in english
    assert (
        "Steget ”Pedagogisk överlämning” ligger nu hos hemskolan; ungdomshemmets skola ska bekräfta det."
        in swedish
    )


def test_a_step_that_only_goes_on_in_another_round_says_that() -> None:
    step = {"step": "s", "owner_party": "home_school", "owner": HOME_SCHOOL, "confirmer_party": None}
    moved = [
        an_event(position=1, type=EventType.STEP_OPENED, data=step | {"definition": "contact"}),
        an_event(position=2, type=EventType.STEP_REASSIGNED, data=step | {"round": 2}),
    ]

    told = story(moved, TITLES[SV], SV)[1]
    assert "2 november 2026: Steget ”Tidig kontakt med hemskolan” hör nu till placeringens omgång 2." == told
