"""What an exploration tries next is what somebody in the case could do."""

from sisam.domain.refusal_of_force import AnswerNotLate
from sisam.engine.deciding import decide
from sisam.proof.possible_acts import Choice, choices
from tests.builders import HOME_SCHOOL, YOUTH_HOME_SCHOOL
from tests.story import Story, a_command_of, admitted, unanswered

FORCED = "educational_handover forced"


def tried(story: Story) -> dict[str, Choice]:
    return {each.told: each for each in choices(story.rules.workflow, story.case, story.now.date())}


def test_a_handover_that_was_not_answered_in_time_may_be_forced() -> None:
    story = unanswered()
    ((actor, act),) = tried(story)[FORCED].acts
    command = a_command_of(act, actor.organisation_id, person=actor.person_id, words="because")

    case = decide(story.rules, story.case, command, story.now).case

    assert YOUTH_HOME_SCHOOL == case.accountabilities[-1].organisation_id


def test_one_that_was_not_offered_is_not_even_tried() -> None:
    assert FORCED not in tried(admitted())


def test_one_that_was_offered_just_now_is_refused() -> None:
    story = admitted()
    story.does(tried(story)["educational_handover offered"].acts[0][1], HOME_SCHOOL)
    ((actor, act),) = tried(story)[FORCED].acts

    story.refuses(AnswerNotLate, act, actor.organisation_id, words="because")
