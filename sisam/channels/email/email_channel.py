"""Delivery by a mail server: one message at a time, with one recipient."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.errors import MessageError
from ipaddress import ip_address

from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.channels.email.failures import MailServerFails, Stage
from sisam.channels.email.mail_server import MailServer, Security
from sisam.channels.email.session import Session
from sisam.channels.letter import in_ascii, letter

#: A session may last so long until the message is handed over.
LIMIT_S = 30.0
#: The server may think so long about the message before its answer is given up as lost.
ANSWER_LIMIT_S = 60.0
_FAREWELL_S = 2.0
_GO_AHEAD = 354
_CLOSING = 421
#: What needs no escaping in an envelope.
_PLAIN_ID = re.compile(r"[A-Za-z0-9-]{1,100}")
_ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}\b")


class EmailChannel:
    """Hands each message to a mail server; what it took with a 250 is sent."""

    #: The name by which settings and the outbox know the channel.
    name = "email"

    def __init__(
        self,
        server: MailServer,
        sender: str,
        limit_s: float = LIMIT_S,
        answer_limit_s: float = ANSWER_LIMIT_S,
        *,
        keep_open: bool = False,
    ) -> None:
        """Deliver over `server`, from the address `sender`, to which refusals come back.

        Each message has a session of its own, or goes over the one before where that is to `keep_open`.
        """
        self.server = server
        self.sender = sender
        self._limit_s = limit_s
        self._answer_limit_s = answer_limit_s
        self._keep_open = keep_open
        self._kept: Session | None = None

    def send(self, envelope: Envelope, now: datetime) -> Reply:
        """Hand the message over; in doubt whether it was taken the answer is to try again.

        Raises:
            Unavailable: the server takes nothing at all at the moment.
        """
        try:
            content = letter(envelope, self.sender, now)
            recipient = in_ascii(envelope.to_address)
        except (ValueError, IndexError, MessageError) as error:
            # An address that no mail can carry will not become one by waiting.
            return Reply(Outcome.NEVER, f"The address or a header is malformed: {type(error).__name__}.")
        session = self._begun(envelope.message_id)
        taken = False
        try:
            reply = self._name_recipient(session, recipient) or self._hand_over(session, content)
            taken = reply.ok
        finally:
            if taken and self._keep_open:
                self._kept = session
            else:
                _say_farewell(session)
        return reply

    def close(self) -> None:
        """End the session that was kept open, where there is one."""
        kept, self._kept = self._kept, None
        if kept is not None:
            _say_farewell(kept)

    def probe(self) -> None:
        """Connect, encrypt, log in and leave again, without sending anything.

        Raises:
            Unavailable: one of these does not work.
        """
        session = self._open()
        try:
            with self._failing_at(Stage.LOGIN):
                _require(*session.noop())
        finally:
            _say_farewell(session)

    def _begun(self, message_id: str) -> Session:
        """Return a session that knows the sender: the one that was kept, where it still lasts."""
        kept, self._kept = self._kept, None
        answer = self._still_there(kept, message_id) if kept else None
        session = kept if kept and answer else self._open()
        try:
            with self._failing_at(Stage.SENDER):
                _require(*(answer or self._sender_named(session, message_id)))
        except BaseException:
            _say_farewell(session)
            raise
        return session

    def _still_there(self, kept: Session, message_id: str) -> tuple[int, bytes] | None:
        """Return what the other end of a session says to the sender; None where the session has ended."""
        kept.renew(self._limit_s)
        try:
            answer = self._sender_named(kept, message_id)
        except (OSError, smtplib.SMTPException):
            answer = (_CLOSING, b"")
        if answer[0] != _CLOSING:
            return answer
        kept.close()
        return None

    def _open(self) -> Session:
        """Begin a session that is encrypted and logged in."""
        server = self.server
        password = server.password() if server.user else ""
        context = None if server.security is Security.PLAIN else server.tls()
        implicit = context if server.security is Security.TLS else None
        session = Session(in_ascii(self.sender).rpartition("@")[2], self._limit_s, implicit)
        try:
            self._greet(session)
            if context is not None and implicit is None:
                with self._failing_at(Stage.ENCRYPTING):
                    session.starttls(context=context)
                    _require(*session.ehlo())
            if server.user:
                with self._failing_at(Stage.LOGIN):
                    session.login(server.user, password)
        except BaseException:
            session.close()
            raise
        return session

    def _greet(self, session: Session) -> None:
        with self._failing_at(Stage.CONNECTING):
            greeting = session.connect_to(self.server.host, self.server.port)
        with self._failing_at(Stage.GREETING):
            _require(*greeting)
            self._require_own_machine(session)
            _require(*session.ehlo())

    def _require_own_machine(self, session: Session) -> None:
        """Let nothing leave this machine in the clear, whatever its name resolves to."""
        if self.server.security is not Security.PLAIN or session.sock is None:
            return
        if not ip_address(session.sock.getpeername()[0]).is_loopback:
            why = "it is another machine, and the connection is not encrypted"
            raise MailServerFails(self.server.host, Stage.GREETING, why)

    def _sender_named(self, session: Session, message_id: str) -> tuple[int, bytes]:
        """Say to whom refusals come back, and by which name (RFC 3461) where the server keeps it for us."""
        options = _envelope_options(message_id) if session.has_extn("dsn") else ()
        return session.mail(in_ascii(self.sender), options)

    def _name_recipient(self, session: Session, recipient: str) -> Reply | None:
        """Return the refusal of the recipient; None where the server takes mail for them."""
        with self._failing_at(Stage.RECIPIENT):
            code, text = session.rcpt(recipient)
        return None if _is_good(code) else _refusal(code, text, Stage.RECIPIENT)

    def _hand_over(self, session: Session, content: bytes) -> Reply:
        with self._failing_at(Stage.MESSAGE):
            code, text = session.docmd("DATA")
        if code != _GO_AHEAD:
            return _refusal(code, text, Stage.MESSAGE)
        session.renew(self._answer_limit_s)
        try:
            session.send(_as_data(content))
            code, text = session.getreply()
        except (OSError, smtplib.SMTPException):
            # It may have arrived: the next attempt carries the same Message-ID.
            return Reply(Outcome.AGAIN, "No answer came after the message was handed over.")
        if _is_good(code):
            return Reply(Outcome.ACCEPTED, _said(code, text))
        return _refusal(code, text, Stage.MESSAGE)

    @contextmanager
    def _failing_at(self, stage: Stage) -> Iterator[None]:
        """Tell whatever goes wrong as the server's failure at a stage."""
        try:
            yield
        except (OSError, smtplib.SMTPException, UnicodeError, ValueError) as error:
            raise MailServerFails(self.server.host, stage, _why(error)) from error


def _say_farewell(session: Session) -> None:
    """End a session politely where the other end is still there; nothing depends on it any more."""
    session.renew(_FAREWELL_S)
    try:
        if session.sock is not None:
            session.quit()
    except (OSError, smtplib.SMTPException):
        pass
    finally:
        session.close()


def _envelope_options(message_id: str) -> tuple[str, ...]:
    own_id = message_id.strip("<>").rpartition("@")[0]
    # Only the headers need come back: they hold the Message-ID.
    return ("RET=HDRS", f"ENVID={own_id}") if _PLAIN_ID.fullmatch(own_id) else ()


def _as_data(content: bytes) -> bytes:
    """Return a message as it goes over the line: a dot before each that begins a line, and one at the end."""
    return re.sub(rb"(?m)^\.", b"..", content.rstrip(b"\r\n")) + b"\r\n.\r\n"


def _is_good(code: int) -> bool:
    # RFC 5321, 4.2.1: the first digit decides.
    return code // 100 == 2


def _is_final(code: int) -> bool:
    return code // 100 == 5


def _require(code: int, text: bytes) -> None:
    if not _is_good(code):
        raise smtplib.SMTPResponseException(code, text)


def _refusal(code: int, text: bytes, stage: Stage) -> Reply:
    return Reply(Outcome.NEVER if _is_final(code) else Outcome.AGAIN, f"{_said(code, text)} ({stage})")


def _said(code: int, text: bytes) -> str:
    """Return what a server said as its codes alone; its words may hold the address."""
    enhanced = _ENHANCED.match(text)
    return f"{code} {enhanced[0].decode()}" if enhanced else str(code)


def _why(error: Exception) -> str:
    """Say what went wrong without the words of the other end."""
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        return f"it answered {_said(error.smtp_code, text if isinstance(text, bytes) else text.encode())}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is refused: {error.verify_message}"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "it does not offer this"
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "it took too long"
    if isinstance(error, smtplib.SMTPServerDisconnected | ConnectionResetError | BrokenPipeError):
        return "it hung up"
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
