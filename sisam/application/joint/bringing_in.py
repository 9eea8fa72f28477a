"""Bringing in a file that two people look at: what would change, and the change itself."""

from dataclasses import dataclass
from datetime import datetime

from sisam.application.beside import Beside, nothing_beside
from sisam.application.cases.importing import Imported, import_placements
from sisam.application.cases.importing_steps import BackFilled, import_steps
from sisam.application.joint.asked_file import AskedFile
from sisam.application.ports.import_files import ImportFiles
from sisam.application.register.importing_organisations import import_organisations
from sisam.application.register.importing_seats import import_seats
from sisam.application.register.register_news import RegisterNews
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.joint_request import ImportKind
from sisam.engine.clocks import local_date

#: What came of a file, or with a dry run would have come.
Outcome = RegisterNews | Imported | BackFilled


@dataclass(frozen=True, slots=True)
class Bringing:
    """A file on its way into a site, in the name of whoever asked for it."""

    site: Site
    files: ImportFiles
    file: AskedFile
    actor: Actor
    now: datetime


def preview(bringing: Bringing) -> Outcome:
    """Return what would change; nothing is written.

    Raises:
        Invalid: anything in the file is wrong; every fault is told at once.
        NotAnAdministrator: the actor may not bring in files.
    """
    return _bring_in(bringing, dry_run=True, beside=nothing_beside)


def bring_in(bringing: Bringing, beside: Beside) -> Outcome:
    """Change it, in one transaction with what `beside` writes.

    Raises:
        Invalid, NotAnAdministrator: as `preview`.
    """
    return _bring_in(bringing, dry_run=False, beside=beside)


def _bring_in(bringing: Bringing, *, dry_run: bool, beside: Beside) -> Outcome:
    site, files, file, now = bringing.site, bringing.files, bringing.file, bringing.now
    name, content = file.name, file.content
    with site.store.read() as work:
        roster, numbers = work.register.roster(), work.cases.numbers()
        calendar = site.rules.calendar(work.rule_parts)
    today = local_date(now)
    match file.kind:
        case ImportKind.ORGANISATIONS:
            organisations = files.organisations(name, content, roster)
            return import_organisations(site, organisations, dry_run=dry_run, beside=beside)
        case ImportKind.SEATS:
            seats = files.seats(name, content, roster)
            return import_seats(site, seats, now, file=name, dry_run=dry_run, beside=beside)
        case ImportKind.PLACEMENTS:
            rows = files.placements(name, content, roster, numbers, today, calendar)
            return import_placements(site, rows, bringing.actor, now, dry_run=dry_run, beside=beside)
        case ImportKind.STEPS:
            paper = files.steps(name, content, roster, numbers, today, calendar)
            return import_steps(site, paper, bringing.actor, now, dry_run=dry_run, beside=beside)
