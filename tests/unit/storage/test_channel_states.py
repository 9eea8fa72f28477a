"""How a channel does is remembered until it does otherwise."""

from datetime import timedelta

from sisam.application.ports.channel_state import ChannelState
from sisam.domain.ids import PersonId
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, a_person


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


def test_for_whom_alone_it_fails_and_when_it_took_something_is_kept(store: SqlStore) -> None:
    taken = NOW - timedelta(days=1)
    state = ChannelState("apprise").accepted(taken).failed("refused", NOW, PersonId("kim"))
    with store.write() as unit:
        unit.register.put_persons([a_person("kim")])
        unit.channel_states.put(state)
        unit.commit()

    with store.read() as unit:
        assert ChannelState("apprise", 1, NOW, "refused", PersonId("kim"), taken) == unit.channel_states.get(
            "apprise"
        )
