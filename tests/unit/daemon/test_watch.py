"""A loop that gives no sign for long hangs; one that waits for its time does not."""

from sisam.daemon.watch import PATIENCE_SECONDS, Watch
from tests.unit.daemon.heard import a_loop

EVERY, APART = 20, 10.0
#: How many looks without a sign are still no reason to worry.
LOOKS = int((EVERY + PATIENCE_SECONDS) / APART)


def test_a_loop_may_be_silent_for_its_rhythm_and_some_patience() -> None:
    watch = Watch([a_loop(every_seconds=EVERY)], APART)

    looks = [watch.look() for _ in range(LOOKS + 3)]

    assert [[]] * (LOOKS + 1) + [["sweep"]] * 2 == looks


def test_a_sign_of_life_ends_the_silence() -> None:
    loop = a_loop(every_seconds=EVERY)
    watch = Watch([loop], APART)
    for _ in range(LOOKS + 1):
        watch.look()

    loop.give_sign()

    assert [[], []] == [watch.look(), watch.look()]


def test_each_loop_is_looked_at_by_itself() -> None:
    hanging, lively = a_loop(name="sweep", every_seconds=EVERY), a_loop(name="beat", every_seconds=EVERY)
    watch = Watch([hanging, lively], APART)

    for _ in range(LOOKS + 2):
        lively.give_sign()
        found = watch.look()

    assert ["sweep"] == found
