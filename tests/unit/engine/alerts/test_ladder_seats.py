"""The words of a ladder mean seats, seen from whoever is late."""

import pytest

from sisam.domain.command import Offer
from sisam.domain.ladder import LadderSeat
from sisam.domain.seat import Role, Seat
from sisam.engine.alerts.ladder_seats import rung_of, seats_of, seats_of_rung
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, YOUTH_HOME_SCHOOL
from tests.story import Story, admitted


def seats(story: Story, step: str, *targets: LadderSeat) -> tuple[Seat, ...]:
    return seats_of(story.rules.workflow, story.case, story.clock(step), targets)


@pytest.mark.parametrize(
    ("target", "seat"),
    [
        (LadderSeat.OWNER, Seat(SOCIAL_SERVICES, Role.OFFICER)),
        (LadderSeat.OWNER_MANAGER, Seat(SOCIAL_SERVICES, Role.MANAGER)),
        (LadderSeat.OWNER_COORDINATOR, Seat(SOCIAL_SERVICES, Role.COORDINATOR)),
        (LadderSeat.OTHER, Seat(HOME_SCHOOL, Role.HEAD_TEACHER)),
        (LadderSeat.OTHER_MANAGER, Seat(HOME_SCHOOL, Role.MANAGER)),
        (LadderSeat.OTHER_COORDINATOR, Seat(HOME_SCHOOL, Role.COORDINATOR)),
    ],
)
def test_while_a_step_is_open_its_owner_is_the_late_side(target: LadderSeat, seat: Seat) -> None:
    assert (seat,) == seats(admitted(), "contact", target)


def test_once_it_is_offered_whoever_is_to_answer_is() -> None:
    story = admitted()
    story.does(Offer(story.step("contact").id))

    assert (Seat(HOME_SCHOOL, Role.HEAD_TEACHER), Seat(SOCIAL_SERVICES, Role.OFFICER)) == seats(
        story, "contact", LadderSeat.OWNER, LadderSeat.OTHER
    )


def test_where_nobody_is_on_the_other_side_the_accountable_party_is() -> None:
    assert (Seat(SOCIAL_SERVICES, Role.OFFICER),) == seats(admitted(), "mapping", LadderSeat.OTHER)


def test_the_accountable_party_is_no_other_side_of_its_own_step() -> None:
    assert () == seats(admitted(), "watch", LadderSeat.OTHER)


def test_a_seat_that_several_words_mean_is_told_once() -> None:
    assert 1 == len(seats(admitted(), "contact", LadderSeat.OWNER, LadderSeat.OWNER))


def test_an_alert_tells_the_seats_of_the_rung_on_which_it_stands() -> None:
    story = admitted()
    story.sweeps(story.due("mapping").replace(day=10))
    alert = story.alert("mapping")

    assert (Seat(YOUTH_HOME_SCHOOL, Role.EDUCATIONAL_LEAD),) == seats_of_rung(
        story.rules.workflow, story.case, alert
    )
    assert (LadderSeat.OWNER,) == rung_of(story.rules.workflow, alert).tells
