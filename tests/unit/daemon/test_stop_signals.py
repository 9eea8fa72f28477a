"""The first signal is heard in its own time; the second one ends the process at once."""

import signal
import subprocess
import sys

import pytest

from sisam.daemon.stop_signals import STOPPING, StopSignals

#: Hears a signal, says which, and works on until a second one comes.
DEAF = """
import os, signal
from sisam.daemon.stop_signals import StopSignals
with StopSignals() as signals:
    os.kill(os.getpid(), signal.SIGTERM)
    print(signals.wait(60), flush=True)
    os.kill(os.getpid(), signal.SIGINT)
    print("still here", flush=True)
"""


@pytest.mark.parametrize("number", sorted(STOPPING))
def test_a_signal_is_heard_by_its_name(number: signal.Signals) -> None:
    handlers = {each: signal.getsignal(each) for each in STOPPING}
    try:
        with StopSignals() as signals:
            # To this thread alone: the test runner has others, which would take it.
            signal.raise_signal(number)
            assert number.name == signals.wait(60)
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)


def test_where_no_signal_comes_nothing_is_heard() -> None:
    with StopSignals() as signals:
        assert None is signals.wait(0.01)


def test_afterwards_the_signals_do_what_they_did_before() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())

    with StopSignals():
        within = signal.pthread_sigmask(signal.SIG_BLOCK, ())

    assert before == signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert within >= STOPPING


def test_a_second_signal_ends_the_process_at_once() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", DEAF], capture_output=True, text=True, timeout=60, check=False
    )

    assert ("SIGTERM\n", -signal.SIGINT) == (ran.stdout, ran.returncode), ran.stderr
