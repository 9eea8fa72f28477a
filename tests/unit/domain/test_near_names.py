"""Names that come near."""

import pytest

from sisam.domain.near_names import MOST, is_same_person, near_names

STEPS = ("mapping", "meeting", "educational_handover", "school_agreement", "school_place")


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("mappin", ("mapping",)),
        ("MAPPING", ("mapping",)),
        ("handover", ("educational_handover",)),
        ("school", ("school_agreement", "school_place")),
        ("schoolagrement", ("school_agreement",)),
        ("mapping_meeting", ()),
        ("xyz", ()),
        ("", ()),
    ],
)
def test_a_mistyped_name_comes_near_what_was_meant(typed: str, near: tuple[str, ...]) -> None:
    assert near == near_names(typed, STEPS)


def test_the_nearest_few_come_first() -> None:
    numbers = [f"P-{number}" for number in range(100, 140)]

    assert ("P-101", "P-100", "P-102") == near_names("p-101", numbers)
    assert MOST == len(near_names("P-1", numbers))


@pytest.mark.parametrize(
    ("told", "same"),
    [
        ("Kim Linnea Ekström", True),
        ("ekström kim linnea", True),
        ("Kim Ekström", True),
        ("Kim Linnéa Ekstrom", True),
        ("Kim", False),
        ("Ekström", False),
        ("", False),
        ("Bo Linnea Al", False),
        ("Kim Eriksson", False),
    ],
)
def test_a_whole_name_with_a_slip_is_the_same_persons_and_a_part_of_it_is_nobodys(
    told: str, same: bool
) -> None:
    assert same is is_same_person(told, "Kim Linnea Ekström")
