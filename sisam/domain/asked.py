"""What a live step asks of an organisation, and what the button is called with which that is done."""

from enum import StrEnum


class Asked(StrEnum):
    """The closed list of what a step can ask of whoever looks at it."""

    #: To do what its card says.
    DO = "do"
    #: To hand over what its card says.
    HAND_OVER = "hand_over"
    #: … which was sent back before.
    HAND_OVER_AGAIN = "hand_over_again"
    #: To confirm what was handed over, or to send it back.
    ANSWER = "answer"
    #: The same, of somebody else at the same place: nobody answers their own offer.
    COLLEAGUE_ANSWERS = "colleague_answers"
    #: To record a date or a party that is not known.
    FIND = "find"
    #: To move the case on, or to say why not.
    MOVE_ON = "move_on"
    #: To say whether the pupil is still away.
    END_PAUSE = "end_pause"
    #: To close the case.
    CLOSE = "close"
    #: Nothing: it was handed over, and the other side is to answer.
    AWAIT_ANSWER = "await_answer"
    #: Nothing: the other side is to hand it over.
    AWAIT_HANDOVER = "await_handover"
    #: Nothing: they are on no side of it.
    NOTHING = "nothing"


class Verb(StrEnum):
    """The closed list of what can be pressed beside a step or an alert."""

    DONE = "done"
    OFFER = "offer"
    CONFIRM = "confirm"
    RECORD = "record"
    MOVE_ON = "move_on"
    END_PAUSE = "end_pause"
    CLOSE = "close"
    ACKNOWLEDGE = "acknowledge"
    #: Only to look: there is nothing to do now.
    OPEN = "open"


#: What is pressed to do what is asked.
VERBS = {
    Asked.DO: Verb.DONE,
    Asked.HAND_OVER: Verb.OFFER,
    Asked.HAND_OVER_AGAIN: Verb.OFFER,
    Asked.ANSWER: Verb.CONFIRM,
    Asked.COLLEAGUE_ANSWERS: Verb.OPEN,
    Asked.FIND: Verb.RECORD,
    Asked.MOVE_ON: Verb.MOVE_ON,
    Asked.END_PAUSE: Verb.END_PAUSE,
    Asked.CLOSE: Verb.CLOSE,
    Asked.AWAIT_ANSWER: Verb.OPEN,
    Asked.AWAIT_HANDOVER: Verb.OPEN,
    Asked.NOTHING: Verb.OPEN,
}
