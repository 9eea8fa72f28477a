"""Looking at imports: what a file would change, what waits for a second one, and what was answered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.access.denying import denials_kept, reading_of
from sisam.application.access.showing import write_down
from sisam.application.access.someone import Caller, Someone
from sisam.application.joint.asked_file import AskedFile
from sisam.application.joint.bringing_in import Bringing, Outcome, preview
from sisam.application.joint.importing import preview_of, require_importer
from sisam.application.joint.request import KIND
from sisam.application.ports.import_files import ImportFiles
from sisam.application.site import Site
from sisam.domain.actor import Actor, by_import
from sisam.domain.joint_request import JointKind, JointRequest
from sisam.domain.reading import Shown
from sisam.errors import Fault, Invalid, NotFound

#: So many answered requests are told.
HISTORY: Final = 50


@dataclass(frozen=True, slots=True)
class Imports:
    """What was asked to be brought in."""

    #: Without the files; the oldest first.
    waiting: tuple[JointRequest, ...]
    #: The last to be answered first.
    answered: tuple[JointRequest, ...]


@dataclass(frozen=True, slots=True)
class ImportShown:
    """One request to bring in a file."""

    request: JointRequest
    #: They have asked it themselves.
    mine: bool
    #: None: it has its answer, and the file was taken away.
    file: AskedFile | None = None
    #: What the file would change now.
    outcome: Outcome | None = None
    #: Why it cannot be brought in as things stand now.
    faults: tuple[Fault, ...] = ()


def try_file(site: Site, files: ImportFiles, caller: Caller, file: AskedFile, now: datetime) -> Outcome:
    """Return what a file would change, once the read log tells that it is shown; nothing is asked yet.

    Raises:
        RightMissing: they are no administrator.
        FileTooLarge, Invalid: the file cannot be brought in as it is.
    """
    file.packed()
    with denials_kept(site), site.store.read() as work:
        someone = caller.known(work.register.roster(), now)
        seat = require_importer(someone)
    actor = Actor(someone.person_id, seat.organisation_id, by_import(file.name))
    _note(site, someone)
    return preview(Bringing(site, files, file, actor, now))


def list_imports(site: Site, caller: Caller, now: datetime) -> Imports:
    """Return what waits for an answer, and what was answered lately.

    Raises:
        RightMissing: they are no administrator.
    """
    with denials_kept(site), site.store.read() as work:
        require_importer(caller.known(work.register.roster(), now))
        waiting = [each for each in work.joint_requests.waiting() if each.kind is JointKind.IMPORT]
        answered = work.joint_requests.answered(JointKind.IMPORT, HISTORY)
    return Imports(tuple(each for each in waiting if each.expires_at > now), tuple(answered))


def show_import(
    site: Site, files: ImportFiles, caller: Caller, request_id: str, now: datetime
) -> ImportShown:
    """Return a request with what its file would change now, once the read log tells that it is shown.

    Raises:
        RightMissing: they are no administrator.
        NotFound: there is no such request.
    """
    with denials_kept(site), site.store.read() as work:
        someone = caller.known(work.register.roster(), now)
        require_importer(someone)
        request = work.joint_requests.find(request_id)
    if request is None or request.kind is not JointKind.IMPORT:
        raise NotFound(KIND, request_id)
    mine = someone.person_id == request.asked_by
    if not request.waits or request.expires_at <= now:
        return ImportShown(request, mine)
    file = AskedFile.within(request.content)
    # What is wrong with a file tells of cases as well as what it would change.
    _note(site, someone)
    try:
        outcome = preview_of(site, files, request, now)
    except Invalid as error:
        return ImportShown(request, mine, file, None, error.faults)
    return ImportShown(request, mine, file, outcome)


def _note(site: Site, someone: Someone) -> None:
    write_down(site, [reading_of(someone, Shown.IMPORT)])
