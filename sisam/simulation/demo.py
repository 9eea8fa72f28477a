"""The demo: a site of invented placements, thirty days that are lived there, and a report."""

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from sisam.application.cases.acting import person_named
from sisam.application.register.founding import Coordinator
from sisam.bootstrap import Program, open_program
from sisam.catalogue.calendars import read_calendar
from sisam.catalogue.folders import shipped
from sisam.cli.founding_site import FolderUnusable, NewSite, make_site
from sisam.clock import FixedClock
from sisam.domain.local_time import STOCKHOLM
from sisam.errors import Conflict
from sisam.simulation.country import Country
from sisam.simulation.diary import Diary
from sisam.simulation.example_files import Move, write_examples
from sisam.simulation.figures import Stand, figures, stand
from sisam.simulation.ids import SeededIds
from sisam.simulation.life import Life
from sisam.simulation.living import Living
from sisam.simulation.populating import populate, roster_of
from sisam.simulation.report.whole import Lived, report

#: Makes a folder a demo site, which may be replaced without asking.
MARK = "made-by-sisam-demo"
REPORT = "report.txt"
_MARKED = "This site was made by `sisam demo`, which replaces it without asking.\n"
_IMPORTED_AT = time(5, 0)
_AGENCY = NewSite(
    agency_name="Myndigheten för påhittade ungdomshem",
    coordinator=Coordinator("Maj-Britt Sand", "maj-britt.sand@sis.example.se", "010-555 01 99"),
)

Told = Callable[[int], None]
#: Shows how far something has come: what it is, and how many there are of it.
Progress = Callable[[str, int], AbstractContextManager[Told]]


class NotADemo(Conflict):
    """The folder was not made by a demo, so it is not replaced; name another with --dir."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder."""
        super().__init__(folder)
        #: The folder that was left as it was.
        self.folder = folder


@contextmanager
def unseen(_what: str, _total: int) -> Iterator[Told]:
    """Show nobody how far something has come."""
    yield lambda _count: None


@dataclass(frozen=True, slots=True)
class Demo:
    """What a demo depends on: two with the same seed and last day tell the same."""

    folder: Path
    #: The site is left as it stands when this day begins.
    until: date
    seed: int
    #: Where `sisam` lies, if the shell does not find it.
    programs: Path | None = None

    def run(self, progress: Progress = unseen) -> str:
        """Build the site, live in it and return the report, which lies in the site too.

        Raises:
            NotADemo: the folder is there, and no demo made it.
            FolderUnusable: nothing can be made there.
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
        move = Move.ending(self.until, read_calendar(shipped("workflows/calendar.toml")))
        begins = _local(move.imported_on, _IMPORTED_AT)
        make_site(folder, _AGENCY, begins)
        opened = open_program(folder)
        program = replace(opened, site=replace(opened.site, ids=SeededIds(self.seed)))
        try:
            text = self._lived(program, move, begins, progress)
        finally:
            program.store.close()
        (folder / REPORT).write_text(text, encoding="utf-8")
        (folder / MARK).write_text(_MARKED, encoding="utf-8")
        return text

    def _lived(self, program: Program, move: Move, begins: datetime, progress: Progress) -> str:
        files = write_examples(program.folder / "examples", move)
        importer = person_named(roster_of(program), _AGENCY.coordinator.email)
        populate(program, files, importer.id, begins)
        country = Country.of(roster_of(program), self.seed)
        first = stand(program, begins)
        with progress("Living thirty days", (self.until - move.imported_on).days) as told:
            diary = self._diary(program, country, first, told)
        lived = Lived(
            folder=self.folder,
            outbox=self.folder / program.settings.outbox_folder,
            programs=self.programs,
            seed=self.seed,
            country=country,
            diary=diary,
            texts=program.texts(),
        )
        return report(figures(program, first, _local(self.until, time.min)), lived)

    def _diary(self, program: Program, country: Country, first: Stand, told: Told) -> Diary:
        with program.site.store.read() as work:
            rules = program.site.rules.current(program.site.workflow_name, work.rule_parts)
        lives = {case.number: Life.of(case, country.roster, first.on, self.seed) for case in first.cases}
        clock = FixedClock(_local(first.on, _IMPORTED_AT))
        living = Living(program, country, lives, rules, clock, random.Random(f"{self.seed}:days"))
        return living.live(first.on, self.until, told)


def _require_replaceable(folder: Path) -> None:
    """Refuse a folder that holds anything but an old demo.

    Raises:
        NotADemo: something else lies there.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NotADemo(folder)
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise NotADemo(folder)


def _local(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=STOCKHOLM)
