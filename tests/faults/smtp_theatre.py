"""A mail server that plays what it is told to, on a free port of this machine, for one guest at a time."""

import base64
import email
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from enum import StrEnum


class Scene(StrEnum):
    """What happens in a session; everything else in it goes well."""

    GOOD = "good"
    RESET = "reset"
    HANGING_BANNER = "hanging banner"
    ENDLESS_BANNER = "endless banner"
    GARBAGE = "garbage"
    BUSY_BANNER = "4xx at banner"
    BUSY_HELLO = "4xx at hello"
    BUSY_SENDER = "4xx at sender"
    BUSY_RECIPIENT = "4xx at recipient"
    BUSY_DATA = "4xx at DATA"
    BUSY_END = "4xx after the message"
    REFUSED_SENDER = "5xx at sender"
    REFUSED_RECIPIENT = "5xx at recipient"
    REFUSED_DATA = "5xx at DATA"
    REFUSED_END = "5xx after the message"
    RESET_AT_RECIPIENT = "reset at recipient"
    REPLY_LOST = "reply lost after the message"
    REPLY_HANGING = "reply hanging after the message"
    REPLY_GARBLED = "reply garbled after the message"
    GONE_HALFWAY = "gone halfway through the message"
    DROPPED = "accepted and dropped"
    NO_FAREWELL = "no answer to QUIT"
    NO_STARTTLS = "no STARTTLS"
    STARTTLS_REFUSED = "STARTTLS refused"
    LOGIN_REFUSED = "login refused"
    NO_LOGIN = "no login offered"


#: What never ends is given up soon; all else has whatever time a busy machine needs.
_HASTE_S, _PATIENCE_S = 0.3, 20.0


def limits_of(scene: Scene) -> tuple[float, float]:
    """Return how long a channel may wait in a scene: for all before the answer, and for the answer."""
    begins = scene not in (Scene.HANGING_BANNER, Scene.ENDLESS_BANNER)
    return _PATIENCE_S if begins else _HASTE_S, _HASTE_S if scene is Scene.REPLY_HANGING else _PATIENCE_S


@dataclass
class Played:
    """What a session came to."""

    scene: Scene
    encrypted: bool = False
    login: str = ""
    hello: str = ""
    sender: str = ""
    recipients: list[str] = field(default_factory=list)
    #: What lies in the recipient's mailbox afterwards.
    delivered: list[EmailMessage] = field(default_factory=list)
    #: What the client heard a 250 for.
    accepted: list[str] = field(default_factory=list)


class _Curtain(Exception):
    """The session is over."""


@dataclass
class Theatre:
    """The house: where it is, what it plays next, and what was played."""

    port: int
    next_scene: Callable[[], Scene]
    #: Nobody here has such a mailbox, whatever is played.
    unknown: frozenset[str]
    certificate: ssl.SSLContext | None
    implicit: bool
    #: Whether it takes a name for the envelope, and what is to come back.
    reports: bool = False
    #: Shows the end of the play to those who hang.
    closing: threading.Event = field(default_factory=threading.Event)
    sessions: list[Played] = field(default_factory=list)

    def mails(self) -> list[EmailMessage]:
        return [mail for session in self.sessions for mail in session.delivered]

    def play(self, connection: socket.socket) -> None:
        """Play one session."""
        session = Played(self.next_scene())
        self.sessions.append(session)
        if self.implicit and self.certificate:
            try:
                connection = self.certificate.wrap_socket(connection, server_side=True)
                session.encrypted = True
            except OSError:
                connection.close()
                return
        stage = _Stage(self, session, connection)
        with suppress(OSError, _Curtain):
            stage.run()
        stage.close()


class _Stage:
    """One connection."""

    def __init__(self, theatre: Theatre, session: Played, connection: socket.socket) -> None:
        self.theatre = theatre
        self.session = session
        self.connection = connection
        self.read = connection.makefile("rb")
        self.scene = session.scene

    def close(self) -> None:
        with suppress(OSError):
            self.read.close()
        with suppress(OSError):
            self.connection.close()

    def say(self, line: str) -> None:
        self.connection.sendall(line.encode() + b"\r\n")

    def reset(self) -> None:
        """Hang up so that the other end gets an error and not an end."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise _Curtain

    def hang(self) -> None:
        """Say nothing until the other end gives up."""
        while self.read.readline():
            pass
        raise _Curtain

    def run(self) -> None:
        match self.scene:
            case Scene.RESET:
                self.reset()
            case Scene.HANGING_BANNER:
                self.hang()
            case Scene.ENDLESS_BANNER:
                while not self.theatre.closing.is_set():
                    self.say("220-and another thing")
                raise _Curtain
            case Scene.GARBAGE:
                self.say("Hello there!")
            case Scene.BUSY_BANNER:
                self.say("421 4.3.2 come back later")
            case _:
                self.say("220 theatre ESMTP")
        while line := self.read.readline():
            self.hear(line.decode("ascii").strip())

    def hear(self, line: str) -> None:
        verb, _, rest = line.partition(" ")
        method = getattr(self, f"hear_{verb.lower()}", None)
        if method is None:
            self.say("502 5.5.1 what?")
        else:
            method(rest)

    def hear_ehlo(self, name: str) -> None:
        self.session.hello = name
        if self.scene is Scene.BUSY_HELLO:
            self.say("450 4.3.2 not now")
            return
        offers = ["theatre"]
        encryptable = self.theatre.certificate and not self.session.encrypted
        if encryptable and self.scene is not Scene.NO_STARTTLS:
            offers.append("STARTTLS")
        if self.scene is not Scene.NO_LOGIN:
            offers.append("AUTH PLAIN")
        if self.theatre.reports:
            offers.append("DSN")
        for offer in offers[:-1]:
            self.say(f"250-{offer}")
        self.say(f"250 {offers[-1]}")

    def hear_helo(self, name: str) -> None:
        self.hear_ehlo(name)

    def hear_starttls(self, _: str) -> None:
        if self.scene is Scene.STARTTLS_REFUSED or not self.theatre.certificate:
            self.say("454 4.7.0 not now")
            return
        self.say("220 go ahead")
        self.connection = self.theatre.certificate.wrap_socket(self.connection, server_side=True)
        self.read = self.connection.makefile("rb")
        self.session.encrypted = True

    def hear_auth(self, rest: str) -> None:
        self.session.login = base64.b64decode(rest.partition(" ")[2]).decode()
        self.say("535 5.7.8 asa@example.se: wrong" if self.scene is Scene.LOGIN_REFUSED else "235 2.7.0 ok")

    def hear_mail(self, rest: str) -> None:
        self.session.sender = rest
        busy, refused = self.scene is Scene.BUSY_SENDER, self.scene is Scene.REFUSED_SENDER
        self.say("452 4.3.1 full" if busy else "550 5.7.1 not you" if refused else "250 2.1.0 ok")

    def hear_rcpt(self, rest: str) -> None:
        address = rest.partition("<")[2].partition(">")[0]
        self.session.recipients.append(address)
        if self.scene is Scene.RESET_AT_RECIPIENT:
            self.reset()
        if self.scene is Scene.BUSY_RECIPIENT:
            self.say(f"450 4.2.0 <{address}>: greylisted")
        elif self.scene is Scene.REFUSED_RECIPIENT or address in self.theatre.unknown:
            self.say(f"550 5.1.1 <{address}>: no such mailbox")
        else:
            self.say("250 2.1.5 ok")

    def hear_data(self, _: str) -> None:
        if self.scene is Scene.BUSY_DATA:
            self.say("451 4.3.0 not now")
            return
        if self.scene is Scene.REFUSED_DATA:
            self.say("554 5.5.1 no")
            return
        self.say("354 go ahead")
        if self.scene is Scene.GONE_HALFWAY:
            self.read.readline()
            self.reset()
        self.receive(b"".join(self.lines()))

    def lines(self) -> Iterator[bytes]:
        while (line := self.read.readline()) != b".\r\n":
            if not line:
                raise _Curtain
            yield line.removeprefix(b".")

    def receive(self, content: bytes) -> None:
        mail = email.message_from_bytes(content, policy=default)
        if self.scene is Scene.BUSY_END:
            self.say("451 4.3.0 try again")
            return
        if self.scene is Scene.REFUSED_END:
            self.say("554 5.6.0 not such things")
            return
        if self.scene is not Scene.DROPPED:
            self.session.delivered.append(mail)
        match self.scene:
            case Scene.REPLY_LOST:
                self.reset()
            case Scene.REPLY_HANGING:
                self.hang()
            case Scene.REPLY_GARBLED:
                self.say("x" * 20_000)
            case _:
                self.session.accepted.append(str(mail["Message-ID"]))
                self.say("250 2.0.0 queued as 17")

    def hear_noop(self, _: str) -> None:
        self.say("250 2.0.0 ok")

    def hear_quit(self, _: str) -> None:
        if self.scene is Scene.NO_FAREWELL:
            self.reset()
        self.say("221 2.0.0 bye")
        raise _Curtain


@contextmanager
def theatre(
    scene: Scene | Callable[[], Scene] = Scene.GOOD,
    *,
    unknown: frozenset[str] = frozenset(),
    certificate: ssl.SSLContext | None = None,
    implicit: bool = False,
    reports: bool = False,
) -> Iterator[Theatre]:
    """Open the house; it is empty and dark when this ends."""
    next_scene = scene if callable(scene) else lambda: scene
    with socket.create_server(("127.0.0.1", 0)) as door:
        house = Theatre(door.getsockname()[1], next_scene, unknown, certificate, implicit, reports)
        usher = threading.Thread(target=_receive, args=(door, house))
        usher.start()
        try:
            yield house
        finally:
            house.closing.set()
            # Wakes the usher, who sees that it is over.
            with suppress(OSError):
                socket.create_connection(door.getsockname()).close()
            usher.join()


def _receive(door: socket.socket, house: Theatre) -> None:
    """Play for one guest after another: whoever hangs up lets the next one in."""
    while True:
        connection, _ = door.accept()
        # Lines said one by one would each wait for the other end to say that it heard the one before.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if house.closing.is_set():
            connection.close()
            return
        house.play(connection)
