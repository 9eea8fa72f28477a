"""Words and names stand where people look for them."""

from sisam.wording.alphabet import sort_key


def test_the_letters_with_rings_and_dots_come_last_in_swedish() -> None:
    assert ["avtal", "zon", "åk", "ärende", "ö"] == sorted(
        ["ö", "ärende", "åk", "zon", "avtal"], key=sort_key
    )


def test_an_accent_does_not_move_a_word() -> None:
    assert ["ide", "idé", "idea"] == sorted(["idea", "ide", "idé"], key=lambda word: (sort_key(word), word))
