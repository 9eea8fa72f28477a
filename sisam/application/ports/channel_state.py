"""The state of a channel: whether it works, as the last attempts have shown."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from sisam.domain.ids import PersonId

#: So many failures in a row mean that the channel fails for all, and not for one message.
DOWN_AFTER: Final = 10
#: When something was taken last is kept to within this, so that not every message changes the state.
_EXACT: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ChannelState:
    """How the last attempts over a channel went."""

    channel: str
    #: How many attempts in a row found that it does not work at all. Those that may be one person's address
    #: alone count up to the last before the channel is down.
    failures: int = 0
    #: When the first of them was; None while it works.
    failing_since: datetime | None = None
    #: What it said the last time that it failed.
    last_failure: str | None = None
    #: Whom alone the failures in a row may be about; None where it works, or works for nobody.
    failing_for: PersonId | None = None
    #: When it took something last, to the hour.
    accepted_at: datetime | None = None

    @property
    def down(self) -> bool:
        """Tell whether it fails for all."""
        return self.failures >= DOWN_AFTER

    def failed(self, why: str, now: datetime, person_id: PersonId | None = None) -> "ChannelState":
        """Return the state after one more failure, which may be about the address of one person alone."""
        alone = person_id if self.failures == 0 or person_id == self.failing_for else None
        return replace(
            self,
            failures=self.failures + 1 if alone is None else min(self.failures + 1, DOWN_AFTER - 1),
            failing_since=self.failing_since or now,
            last_failure=why,
            failing_for=alone,
        )

    def worked(self) -> "ChannelState":
        """Return the state after the other end has answered, whatever it said."""
        return replace(self, failures=0, failing_since=None, failing_for=None)

    def accepted(self, now: datetime) -> "ChannelState":
        """Return the state after the other end has taken something."""
        known = self.accepted_at is not None and abs(now - self.accepted_at) < _EXACT
        return self.worked() if known else replace(self.worked(), accepted_at=now)

    def has_accepted_since(self, moment: datetime) -> bool:
        """Tell whether it has taken anything since a moment; up to an hour after it, it may not know yet."""
        return self.accepted_at is not None and self.accepted_at > moment


class ChannelStates(Protocol):
    """The states of the channels at rest."""

    def get(self, channel: str) -> ChannelState:
        """Return a channel's state; one that nobody has used works."""
        ...

    def put(self, state: ChannelState) -> None:
        """Keep a state instead of the one before."""
        ...

    def failing(self) -> list[ChannelState]:
        """Return the channels whose last attempt failed."""
        ...
