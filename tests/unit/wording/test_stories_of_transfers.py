"""The history of a pupil who came to another home."""

from sisam.domain.event import EventType
from sisam.domain.language import Language
from sisam.wording.stories import story
from sisam.wording.titles import Titles
from tests.builders import shipped_rules
from tests.story import Story, transferred, transferred_anew


def last_of(told: Story, kind: EventType, language: Language = Language.SV) -> str:
    """Return the sentence on the newest event of a type, without its date."""
    index = max(index for index, event in enumerate(told.events) if event.type is kind)
    titles = Titles.of(shipped_rules().workflow, language)
    return story(told.events, titles, language)[index].split(": ", 1)[1]


def test_a_transfer_says_which_round_began_and_what_it_did_to_an_offer() -> None:
    told = transferred_anew()

    expected = (
        "Eleven flyttades till ett annat ungdomshem av ungdomshemmet; placeringens omgång 2 började.",
        "Erbjudandet av steget ”Pedagogisk överlämning” togs tillbaka, eftersom eleven bytte ungdomshem.",
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
