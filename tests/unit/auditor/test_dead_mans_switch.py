"""The dead-man's switch hears over TLS that is verified, within its time, and nobody else hears anything."""

import ssl
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sisam.auditor.dead_mans_switch import DeadMansSwitch, PingFailed
from tests.faults.certificates import Authority
from tests.ports import kept_port
from tests.web_receiver import Receiver, receiver

#: Whoever never answers is left soon; all else has whatever time a busy machine needs.
HASTE_S, PATIENCE_S = 0.3, 20.0
PATH = "/8c6f0c3e-uuid"


def a_switch(
    outside: Receiver, path: str = PATH, scheme: str = "http", limit_s: float = PATIENCE_S
) -> DeadMansSwitch:
    return DeadMansSwitch(f"{scheme}://localhost:{outside.port}{path}", limit_s)


@contextmanager
def refused() -> Iterator[list[PingFailed]]:
    seen: list[PingFailed] = []
    with pytest.raises(PingFailed) as raised:
        yield seen
    seen.append(raised.value)


def why(switch: DeadMansSwitch) -> str:
    with refused() as seen:
        switch.well()
    (error,) = seen
    assert PATH not in "".join(traceback.format_exception(error))
    return error.why


def test_well_is_a_post_to_the_address_without_a_word() -> None:
    with receiver() as outside:
        a_switch(outside).well()

    (heard,) = outside.posted
    assert (PATH, b"") == (heard.path, heard.body)


@pytest.mark.parametrize(
    ("address", "failing"),
    [(PATH, f"{PATH}/fail"), (f"{PATH}/", f"{PATH}/fail"), (f"{PATH}?create=1", f"{PATH}/fail?create=1")],
)
def test_failing_is_a_post_below_the_address_with_the_figures(address: str, failing: str) -> None:
    with receiver() as outside:
        a_switch(outside, address).failing("red\nI05 2")

    (heard,) = outside.posted
    assert (failing, b"red\nI05 2") == (heard.path, heard.body)


def test_it_says_of_itself_no_more_than_its_name() -> None:
    with receiver() as outside:
        a_switch(outside).well()

    headers = {name.lower(): value for name, value in outside.posted[0].headers.items()}
    assert "sisam" == headers["user-agent"]
    assert {"host", "user-agent", "content-type", "content-length", "accept-encoding", "connection"} >= set(
        headers
    )


@pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
def test_an_answer_that_is_not_good_is_a_failure(status: int) -> None:
    with receiver() as outside:
        outside.answer_with(status)
        assert f"it answered {status}" == why(a_switch(outside))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nobody_is_followed_elsewhere(status: int) -> None:
    with receiver() as elsewhere, receiver() as outside:
        outside.answer_with(status)
        outside.headers["Location"] = f"http://localhost:{elsewhere.port}/"
        told = why(a_switch(outside))

    assert (f"it answered {status}", []) == (told, elsewhere.posted)


def test_whoever_hangs_is_left_when_the_time_is_up() -> None:
    with receiver() as outside:
        outside.status = lambda: 200 if outside.closing.wait(60) else None
        assert "it took too long" == why(a_switch(outside, limit_s=HASTE_S))
        outside.closing.set()


def test_whoever_hangs_up_is_a_failure() -> None:
    with receiver() as outside:
        outside.answer_with(None)
        told = why(a_switch(outside))

    assert "it does not speak HTTP" == told or "reset" in told


def test_where_nobody_listens_it_is_a_failure() -> None:
    with kept_port() as port:
        assert "Connection refused" == why(DeadMansSwitch(f"http://localhost:{port}{PATH}", PATIENCE_S))


def serving(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    authority = Authority.found(tmp_path)
    with receiver(serving(authority.vouch())) as outside:
        told = why(a_switch(outside, scheme="https"))

    assert (True, []) == (told.startswith("its certificate is refused"), outside.posted)


def test_a_certificate_that_the_machine_trusts_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority.found(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with receiver(serving(authority.vouch())) as outside:
        a_switch(outside, scheme="https").well()

    assert [PATH] == [each.path for each in outside.posted]


def test_a_certificate_for_another_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = Authority.found(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    with receiver(serving(authority.vouch("elsewhere.example"))) as outside:
        told = why(a_switch(outside, scheme="https"))

    assert (True, []) == (told.startswith("its certificate is refused"), outside.posted)
