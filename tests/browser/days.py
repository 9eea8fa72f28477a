"""Days that pass in the town: what is late is flagged, and mails arrive."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from sisam.application.cases.sweeping import sweep
from sisam.application.messages.hurrying import hurry
from sisam.application.messages.sending import send_due
from sisam.bootstrap import Program
from sisam.domain.local_time import STOCKHOLM
from tests.browser.live_server import LiveServer

#: Where mails say that the pages are; only the path behind it is followed.
PUBLIC = "http://127.0.0.1:1"
_LINK = re.compile(re.escape(PUBLIC) + r"(/\S*)")


def lead_mails_to_pages(site: Path) -> None:
    """Let the mails of a site that nobody serves yet lead to its pages."""
    config = site / "config.toml"
    text, found = re.subn(r"(?m)^public_url = .*$", f'public_url = "{PUBLIC}"', config.read_text("utf-8"))
    config.write_text(text if found else f'public_url = "{PUBLIC}"\n{text}', encoding="utf-8")


@dataclass(frozen=True)
class Days:
    """The town's calendar, moved by hand, and everybody's mail."""

    server: LiveServer
    site: Path

    def come_to(self, day: str) -> None:
        """Let it be half past eight on a day; the daemon has swept before, and the mails have gone."""
        now = datetime.fromisoformat(f"{day}T08:30").replace(tzinfo=STOCKHOLM)
        self.server.clock.advance(now - self.server.clock.now())
        assert {} == sweep(self.program.site, now).failed
        self.program.look_after(now)
        self.send_mails()

    def send_mails(self) -> None:
        """Let the mails go that wait."""
        hurry(self.program.site, self.server.clock.now())
        channel, texts = self.program.channel(), self.program.texts()
        while send_due(self.program.site, channel, texts, self.server.clock.now()):
            pass

    def audit(self) -> None:
        """See that every invariant of the site holds, by another road than the one that wrote it."""
        report = self.program.audit(self.server.clock.now())
        assert ((), ()) == (tuple(report.violations), tuple(report.could_not))
        assert report.checked

    @property
    def program(self) -> Program:
        """Return the site behind the pages."""
        assert self.server.program is not None
        return self.server.program

    def path_in_mail(self, email: str, tells: str, number: str) -> str:
        """Return where on the site the newest mail leads that tells somebody something of a case."""
        mails = self._mails(email)
        for mail in reversed(mails):
            # A mail that tells several things has a part for each case, which begins with its number.
            before, _, after = f"{mail['subject']}\n{text_of(mail)}".partition(f"rende {number}")
            alone = tells in before.rpartition("\n")[2]
            link = _LINK.search(after if alone else after.partition(tells)[2])
            if link:
                return link.group(1)
        msg = f"no mail to {email} tells that: {[str(each['subject']) for each in mails]}"
        raise AssertionError(msg)

    def _mails(self, email: str) -> list[EmailMessage]:
        files = sorted((self.site / "outbox").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        mails = [message_from_bytes(each.read_bytes(), policy=policy.default) for each in files]
        return [each for each in mails if email in str(each["to"])]


def text_of(mail: EmailMessage) -> str:
    """Return what a mail says."""
    body = mail.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    return str(body.get_content())
