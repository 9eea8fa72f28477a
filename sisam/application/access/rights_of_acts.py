"""Rights of acts: which right each act on a case takes."""

from sisam.domain.access import Right
from sisam.domain.command import Acknowledge, Act, Assign, Confirm, ForceHandover, Note, Return, Snooze


def right_of(act: Act) -> Right:
    """Return the right that an act takes; what is neither an answer nor about an alert is the own party's."""
    if isinstance(act, Confirm | Return):
        return Right.CONFIRM
    if isinstance(act, ForceHandover):
        return Right.FORCE_HANDOVER
    if isinstance(act, Acknowledge | Note | Snooze | Assign):
        return Right.ACKNOWLEDGE
    return Right.ACT
