"""An errand: one run of a command at a site that is open, at one moment, for somebody."""

import getpass
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sisam import log
from sisam.application.access.someone import Caller
from sisam.application.cases.acting import person_named
from sisam.application.cases.doing import Wish
from sisam.application.rules.rule_keeping import NotAccepted, NothingPublished
from sisam.bootstrap import Program, open_program
from sisam.cli.given import Acting, Given, Looking, Personal, Trying
from sisam.clock import SystemClock
from sisam.domain.ids import PersonId
from sisam.domain.language import Language
from sisam.domain.reading import OWNER
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.errors import Fault, Invalid
from sisam.settings import site_folder
from sisam.wording.titles import Titles


@dataclass(frozen=True, slots=True)
class Errand:
    """A site that is open, and the moment that the command goes by."""

    program: Program
    now: datetime

    @property
    def day(self) -> date:
        """Return the local day."""
        return local_date(self.now)

    def workflow(self) -> Workflow:
        """Return the workflow that new cases follow."""
        site = self.program.site
        with site.store.read() as work:
            return site.rules.current(site.workflow_name, work.rule_parts).workflow

    def titles(self, language: Language = Language.EN) -> Titles:
        """Return what the workflow that new cases follow calls its things."""
        return Titles.of(self.workflow(), language)

    def caller(self, given: Looking) -> Caller:
        """Return who looks: the person who was named, else the site's owner in nobody's name.

        Raises:
            NotFound: nobody has that address.
        """
        person_id = self.person_id(given.who) if given.who else OWNER
        return Caller(via(), person_id, given.code)

    def person_id(self, email: str) -> PersonId:
        """Return who has an e-mail address.

        Raises:
            NotFound: nobody has it.
        """
        with self.program.site.store.read() as work:
            return person_named(work.register.roster(), email).id


def set_out(given: Given) -> Errand:
    """Open the site that a command was given.

    Raises:
        SisamError: there is none, or it cannot be used.
    """
    now = instant_of(given)
    if isinstance(given, Looking | Personal):
        given.stage.who = given.who
    given.stage.folder = site_folder(given.folder)
    program = open_program(given.stage.folder)
    given.stage.at_end.callback(program.store.close)
    log.set_up(program.settings.log_level)
    errand = Errand(program, now)
    try:
        given.stage.titles = errand.titles()
    except (NothingPublished, NotAccepted):
        # Errors are told by ids then; whatever needs rules says so itself.
        given.stage.titles = None
    return errand


def instant_of(given: Given) -> datetime:
    """Return the time that a command goes by: the given one, else the machine's.

    Raises:
        Invalid: it is no instant with a time zone.
    """
    if given.instant is None:
        return SystemClock().now()
    try:
        instant = datetime.fromisoformat(given.instant)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise Invalid(
            Fault(
                f'"{given.instant}" is not an instant.',
                "Write day, time and zone, such as 2026-11-02T08:00+01:00.",
                key="--now",
            )
        )
    return instant.astimezone(UTC)


def somebody(given: Personal | Looking) -> str:
    """Return the e-mail address of whoever does it, or looks.

    Raises:
        Invalid: nobody is named.
    """
    if not given.who:
        verb = "looks" if isinstance(given, Looking) else "does it"
        raise Invalid(Fault(f"Nobody is named who {verb}.", "Add --as EMAIL, or set SISAM_AS.", key="--as"))
    return given.who


def wish_of(given: Trying) -> Wish:
    """Return who asks and what goes with it.

    Raises:
        Invalid: nobody is named, or the day is none.
    """
    wish = Wish(email=somebody(given), via=via(), code=given.code)
    if not isinstance(given, Acting):
        return wish
    happened_on = None if given.on is None else day_of(given.on, "--on")
    return replace(wish, happened_on=happened_on, words=given.words, key=given.key)


def via() -> str:
    """Return by which road the command came in: this machine's user."""
    return f"cli:{getpass.getuser()}"


def day_of(text: str, where: str) -> date:
    """Return the day that an ISO date names.

    Raises:
        Invalid: there is no such day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid(
            Fault(f'"{text}" is not a date.', "Write year, month and day, such as 2026-11-02.", key=where)
        ) from error
