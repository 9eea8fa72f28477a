"""The demo: a country in small, eighteen months that are lived there, and a report."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sisam.bootstrap import Program, open_program
from sisam.channels.email import EmailChannel, MailServer
from sisam.cli.founding_site import FolderUnusable, make_site
from sisam.domain.local_time import STOCKHOLM
from sisam.errors import Conflict
from sisam.settings import CONFIG_FILE, Settings
from sisam.simulation.example_files import Move, write_examples
from sisam.simulation.figures import figures_of
from sisam.simulation.ids import SeededIds
from sisam.simulation.post_office import PostOffice, serving
from sisam.simulation.progress import Progress, unseen
from sisam.simulation.report.whole import Lived, report
from sisam.simulation.story import AGENCY, Story

#: Makes a folder a demo site, which may be replaced without asking.
MARK = "made-by-sisam-demo"
REPORT = "report.txt"
CASES = 300
MONTHS = 18
_MARKED = "This site was made by `sisam demo`, which replaces it without asking.\n"
_FOUNDED_AT = time(5, 0)


class NotADemo(Conflict):
    """The folder was not made by a demo, so it is not replaced; name another with --dir."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder."""
        super().__init__(folder)
        #: The folder that was left as it was.
        self.folder = folder


@dataclass(frozen=True, slots=True)
class Demo:
    """What a demo depends on: two of the same seed, last day, size and length tell the same."""

    folder: Path
    #: The site is left as it stands when this day begins.
    until: date
    seed: int
    #: How many placements there are in all.
    cases: int = CASES
    months: int = MONTHS
    #: Where `sisam` lies, if the shell does not find it.
    programs: Path | None = None
    #: The port of its pages, to which the links in its mails lead; None: the usual one.
    port: int | None = None

    @property
    def first(self) -> date:
        """Return the first day that is lived."""
        month = self.until.year * 12 + self.until.month - 1 - self.months
        return date(month // 12, month % 12 + 1, 1) + timedelta(days=min(self.until.day, 28) - 1)

    def run(self, progress: Progress = unseen) -> str:
        """Build the site, live in it and return the report, which lies in the site too.

        Raises:
            NotADemo: the folder is there, and no demo made it.
            FolderUnusable: nothing can be made there.
            MailServerMissing: the mail server that it starts is not installed.
        """
        target = self.folder.absolute()
        _require_replaceable(target)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Built beside it, so that an old demo stays until the new one is whole.
            with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as beside:
                text = self._build(Path(beside) / "new", progress)
                _require_replaceable(target)
                if target.exists():
                    target.rename(Path(beside) / "old")
                (Path(beside) / "new").rename(target)
        except OSError as error:
            raise FolderUnusable(self.folder, error.strerror or str(error)) from error
        return text

    def _build(self, folder: Path, progress: Progress) -> str:
        """Make the site and live there; the report names the folder where it is going to lie."""
        begins = datetime.combine(self.first, _FOUNDED_AT, tzinfo=STOCKHOLM)
        make_site(folder, AGENCY, begins)
        _mark_sample(folder, self.port)
        office = PostOffice()
        with serving(office) as server:
            # If the power fails now, nothing is left but a folder that nobody has asked for.
            program = _mailing(open_program(folder, durable=False), server, self.seed)
            try:
                channel = EmailChannel(server, program.settings.mail_from, keep_open=True)
                story = Story(program, office, channel, self.seed, self.cases, self.first, self.until)
                told = story.live(progress)
                channel.close()
                figures = figures_of(program, told.first, datetime.combine(self.until, time.min, STOCKHOLM))
            finally:
                program.store.close()
        _settle(folder / program.settings.database)
        write_examples(folder / "examples", Move.ending(self.until, told.country.calendar))
        lived = Lived(self.folder, self.programs, self.seed, office, told, program.texts())
        office.lay_out(folder / program.settings.outbox_folder)
        text = report(figures, lived)
        (folder / REPORT).write_text(text, encoding="utf-8")
        (folder / MARK).write_text(_MARKED, encoding="utf-8")
        return text


def settings_of_demo(shipped: str, port: int | None = None) -> str:
    """Return the settings of a demo, given those that ship: a demonstration, with its pages at a port."""
    for usual, changed in _changes(port):
        shipped = shipped.replace(usual, changed)
    return shipped


def _changes(port: int | None) -> Iterator[tuple[str, str]]:
    """Yield how a line stands in the settings that ship, and how in those of a demo."""
    usual = Settings()
    at = usual.web_port if port is None else port
    yield 'mode = "production"', 'mode = "demo"'
    yield 'public_url = ""', f'public_url = "http://{usual.web_host}:{at}"'
    yield f"web_port = {usual.web_port}", f"web_port = {at}"


def _mark_sample(folder: Path, port: int | None) -> None:
    """Say of a new site that all of it is invented, and that its pages are a demonstration."""
    config = folder / CONFIG_FILE
    config.write_text(settings_of_demo(config.read_text("utf-8"), port), encoding="utf-8")
    program = open_program(folder)
    try:
        with program.store.write() as work:
            work.site_states.put(replace(work.site_states.get(), sample=True))
            work.commit()
    finally:
        program.store.close()


def _mailing(program: Program, server: MailServer, seed: int) -> Program:
    """Return a program that hands its messages to a mail server, and whose ids are those of the seed.

    The site's own settings stay what they are: the server is gone when the demo has ended.
    """
    mail = {
        "channel": "email",
        "smtp_host": server.host,
        "smtp_port": server.port,
        "smtp_security": server.security.value,
    }
    settings = program.settings.model_copy(update=mail)
    site = replace(program.site, ids=SeededIds(seed), channel="email")
    return replace(program, settings=settings, site=site)


def _settle(file: Path) -> None:
    """Wait until a file lies on the disc."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _require_replaceable(folder: Path) -> None:
    """Refuse a folder that holds anything but an old demo.

    Raises:
        NotADemo: something else lies there.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotADemo(folder)
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise NotADemo(folder)
