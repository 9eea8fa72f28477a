"""How a channel does is remembered until it does otherwise."""

from sisam.application.ports.channel_state import ChannelState
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW


def test_a_channel_that_nobody_has_used_works(store: SqlStore) -> None:
    with store.read() as unit:
        assert ChannelState("email") == unit.channel_states.get("email")
        assert [] == unit.channel_states.failing()


def test_a_state_is_kept_and_replaced(store: SqlStore) -> None:
    failing = ChannelState("email").failed("refused", NOW)
    for state in (failing, failing.failed("reset", NOW), ChannelState("sms")):
        with store.write() as unit:
            unit.channel_states.put(state)
            unit.commit()

    with store.read() as unit:
        assert [failing.failed("reset", NOW)] == unit.channel_states.failing()
        assert ChannelState("email", 2, NOW, "reset") == unit.channel_states.get("email")
