"""What cannot be said of a pupil who is away is refused, and what rests on a pause is not annulled."""

from datetime import date

import pytest

from sisam.domain.command import Done, Fire, Pause, Resume, TakeOver, Transfer, Waive
from sisam.domain.event import EventType
from sisam.domain.refusal import (
    AlreadyRecorded,
    DateAhead,
    FollowsAccountability,
    NotAParty,
    NotWaivable,
    ReasonMissing,
    SomethingRestsOnIt,
    UnknownName,
)
from sisam.domain.refusal_of_pause import (
    BackTooEarly,
    EndsWithPause,
    NotPausable,
    NotPaused,
    PausedAlready,
    PausedTooEarly,
    PausedTooLong,
)
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    SECOND_HOME,
    SECOND_HOME_SCHOOL,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
)
from tests.story import IMPORT, admitted, forecast, opened
from tests.unit.engine.acts.test_pausing import away, day


def test_what_something_rests_on_is_not_annulled() -> None:
    story = admitted()
    began = story.does(Pause("hospital", day(5)))
    longer = story.does(Pause(None, day(6)), words="Fever.")
    refused = story.refuses(SomethingRestsOnIt, story.annulment(began), words="A mistake.")
    assert "still_absent" == refused.what
    story.comes_to(day(4))
    back = story.does(Resume())
    for command in (began, longer):
        refused = story.refuses(SomethingRestsOnIt, story.annulment(command), words="A mistake.")
        assert "still_absent" == refused.what
    story.does(Pause("hospital", day(9)))
    refused = story.refuses(SomethingRestsOnIt, story.annulment(back), words="A mistake.")
    assert "still_absent" == refused.what


def test_a_pause_that_a_discharge_has_ended_is_not_annulled() -> None:
    story = admitted()
    began = story.does(Pause("hospital", day(5)))
    longer = story.does(Pause(None, day(6)), words="Fever.")
    story.does(Fire("discharge"))

    for command, what in ((began, "still_absent"), (longer, EventType.PAUSE_ENDED)):
        refused = story.refuses(SomethingRestsOnIt, story.annulment(command), words="A mistake.")
        assert what == refused.what


def test_a_case_is_paused_only_while_the_pupil_is_at_the_home() -> None:
    refused = opened().refuses(NotPausable, Pause("hospital", day(5)))

    assert ("investigation", ("admitted",)) == (refused.state, refused.states)


def test_only_those_who_may_know_of_it_pause_a_case() -> None:
    story = admitted()
    for stranger in (HOME_SCHOOL, NEW_SCHOOL):
        story.refuses(NotAParty, Pause("hospital", day(5)), stranger)
    for one in (SOCIAL_SERVICES, YOUTH_HOME, YOUTH_HOME_SCHOOL):
        story.does(Pause("hospital", day(5)), one)
        story.refuses(NotAParty, Resume(), HOME_SCHOOL)
        story.does(Resume(), one)


def test_an_import_may_pause() -> None:
    story = admitted()
    story.does(Pause("hospital", day(5)), None, via=IMPORT)

    assert story.case.pause is not None


@pytest.mark.parametrize(
    ("act", "on", "kind"),
    [
        (Pause("hospital", date(2026, 12, 3)), None, PausedTooLong),
        (Pause("hospital", day(17)), None, PausedTooLong),
        (Pause("hospital", day(20)), date(2026, 11, 1), PausedTooEarly),
        (Pause("hospital", day(20)), day(19), DateAhead),
        (Pause("holiday", day(20)), None, UnknownName),
        (Pause(None, day(20)), None, ReasonMissing),
        (Resume(), None, NotPaused),
    ],
    ids=[
        "longer than it may last",
        "over already",
        "before the admission",
        "from a day ahead",
        "for no reason of the workflow's",
        "for no reason",
        "back though not away",
    ],
)
def test_what_cannot_be_is_refused(act: Pause | Resume, on: date | None, kind: type) -> None:
    story = admitted()
    story.sweeps(day(18))

    story.refuses(kind, act, on=on)


def test_a_pause_lasts_at_most_fourteen_days_from_its_recording() -> None:
    story = admitted()
    story.sweeps(day(18))

    refused = story.refuses(PausedTooLong, Pause("hospital", date(2026, 12, 3)))
    assert date(2026, 12, 2) == refused.latest
    story.does(Pause("hospital", date(2026, 12, 2)), on=day(4))
    assert day(4) == story.case.pauses[0].from_on


def test_a_pause_began_at_most_fourteen_days_ago_and_after_the_one_before() -> None:
    story = admitted()
    story.sweeps(day(18))
    assert day(4) == story.refuses(PausedTooEarly, Pause("hospital", day(20)), on=day(3)).earliest
    story.does(Pause("hospital", day(20)), on=day(10))
    story.does(Resume(), on=day(12))

    assert day(12) == story.refuses(PausedTooEarly, Pause("hospital", day(20)), on=day(11)).earliest
    story.does(Pause("absconded", day(20)), on=day(12))


def test_there_are_never_two_pauses_at_once() -> None:
    story = away(10)

    assert day(10) == story.refuses(PausedAlready, Pause("hospital", day(12)), words="Ill too.").until
    story.refuses(PausedAlready, Pause("absconded", day(12)), on=day(2), words="Since before.")
    story.refuses(AlreadyRecorded, Pause("absconded", day(10)))
    story.refuses(ReasonMissing, Pause("absconded", day(12)))
    story.refuses(PausedTooLong, Pause("absconded", day(18)), words="For long.")


def test_nobody_is_back_before_they_were_away_or_on_a_day_ahead() -> None:
    story = away(10)

    assert day(3) == story.refuses(BackTooEarly, Resume(), on=day(2)).since
    story.refuses(DateAhead, Resume(), on=day(4))


def test_what_is_asked_in_a_pause_ends_by_the_pupil_coming_back_alone() -> None:
    story = away(10)
    check = story.step("still_absent").id

    story.refuses(EndsWithPause, Done(check))
    story.refuses(NotWaivable, Waive(check), words="Why not.")
    story.refuses(FollowsAccountability, TakeOver(check), YOUTH_HOME_SCHOOL)


def test_whoever_is_asked_may_answer_though_they_may_not_pause() -> None:
    story = admitted()
    story.does(Pause("hospital", day(5)))
    check = story.step("still_absent")
    assert check.owner.organisation_id == SOCIAL_SERVICES
    story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)
    story.does(Pause(None, day(6)), YOUTH_HOME_SCHOOL, words="Still ill.")
    story.does(Resume(), YOUTH_HOME_SCHOOL)

    assert story.case.pause is None


def test_the_school_that_the_pupil_left_answers_while_it_is_the_one_that_is_asked() -> None:
    story = admitted()
    story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)
    story.comes_to(date(2026, 11, 4))
    story.does(Transfer(SECOND_HOME, SECOND_HOME_SCHOOL), YOUTH_HOME)
    story.does(Pause("hospital", date(2026, 11, 10)))
    assert YOUTH_HOME_SCHOOL == story.step("still_absent").owner.organisation_id

    story.does(Pause(None, date(2026, 11, 11)), YOUTH_HOME_SCHOOL, words="Still ill.")
    story.does(Resume(), YOUTH_HOME_SCHOOL)

    assert story.case.pause is None


def test_the_receiving_school_answers_once_it_is_accountable_and_is_asked() -> None:
    story = forecast(date(2026, 12, 1))
    story.does(Pause("hospital", day(5)))
    story.refuses(NotAParty, Resume(), NEW_SCHOOL)
    place = date(2026, 12, 2)
    story.hands_over("school_place", EDUCATION_ADMINISTRATION, NEW_SCHOOL, records_on=place)

    story.does(Pause(None, day(6)), NEW_SCHOOL, words="Still ill.")
    story.does(Resume(), NEW_SCHOOL)

    assert story.case.pause is None
