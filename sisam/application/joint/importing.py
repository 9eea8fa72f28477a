"""Importing: one administrator asks that a file be brought in, another agrees."""

from dataclasses import replace
from datetime import datetime

from sisam.application.access.deciding import decide
from sisam.application.access.denying import denials_kept, denied, reading_of
from sisam.application.access.permit import Denial, Permit, Why
from sisam.application.access.showing import write_down
from sisam.application.access.someone import Caller, Someone
from sisam.application.administering import administrators
from sisam.application.beside import Beside
from sisam.application.joint.asked_file import AskedFile
from sisam.application.joint.bringing_in import Bringing, Outcome, bring_in, preview
from sisam.application.joint.history import subject_of
from sisam.application.joint.request import make, refuse_twice
from sisam.application.joint.telling import wanted_by_administrators
from sisam.application.messages.posting import Post
from sisam.application.ports.import_files import ImportFiles
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.actor import Actor, by_import
from sisam.domain.joint_request import JointKind, JointRequest
from sisam.domain.reading import Shown
from sisam.domain.refusal_of_joint_request import AskerLeft, NobodyElse
from sisam.domain.roster import Roster
from sisam.domain.seat import Seat


def ask_import(
    site: Site, files: ImportFiles, caller: Caller, file: AskedFile, now: datetime
) -> tuple[JointRequest, Outcome]:
    """Ask that a file be brought in; return the request with what would change.

    Raises:
        RightMissing: they are no administrator.
        FileTooLarge, Invalid: the file cannot be brought in as it is.
        AskedAlready: they have asked for the same, and it waits for an answer.
        NobodyElse: there is no other administrator.
    """
    content = file.packed()
    with denials_kept(site), site.store.read() as work:
        someone = caller.known(work.register.roster(), now)
        actor = _actor(someone, require_importer(someone), file)
    # What is wrong with a file tells of cases as well as what it would change.
    write_down(site, [reading_of(someone, Shown.IMPORT)])
    outcome = preview(Bringing(site, files, file, actor, now))
    with denials_kept(site), site.store.write() as work:
        someone = caller.known(work.register.roster(), now)
        seat = require_importer(someone)
        if not administrators(someone.roster, someone.day).keys() - {someone.person_id}:
            raise NobodyElse
        made = make(site, someone, seat, JointKind.IMPORT, content)
        request = replace(made, subject=subject_of(file))
        refuse_twice(work, now, lambda each: each.digest == request.digest)
        work.joint_requests.add(request)
        post = Post(site, work, now)
        post.add(None, [wanted_by_administrators(request)])
        post.write()
        work.commit()
    return request, outcome


def preview_of(site: Site, files: ImportFiles, request: JointRequest, now: datetime) -> Outcome:
    """Return what a request would change now."""
    return preview(_bringing(site, files, request, now))


def carry_out_import(
    site: Site, files: ImportFiles, request: JointRequest, now: datetime, beside: Beside
) -> Outcome:
    """Bring in what was asked, in the name of whoever asked; `beside` writes the answer with it.

    Raises:
        Invalid: the file does not fit what is known by now.
        NotAnAdministrator: whoever asked may not bring in files any more.
    """
    return bring_in(_bringing(site, files, request, now), beside)


def require_importer(someone: Someone) -> Seat:
    """Return the seat from which somebody may bring in files.

    Raises:
        Denied: they may not.
    """
    permit = decide(someone, Right.IMPORT)
    if isinstance(permit, Permit) and permit.seat is not None:
        return permit.seat
    raise denied(someone, Shown.IMPORT, Denial(Right.IMPORT, Why.RIGHT), "file", "")


def require_asker(roster: Roster, request: JointRequest, now: datetime) -> None:
    """Refuse to bring in what was asked by somebody who may not ask for it any more.

    Raises:
        AskerLeft: they may not.
    """
    asker = Caller(request.via, request.asked_by).known(roster, now)
    if not isinstance(decide(asker, Right.IMPORT), Permit):
        raise AskerLeft


def _bringing(site: Site, files: ImportFiles, request: JointRequest, now: datetime) -> Bringing:
    file = AskedFile.within(request.content)
    actor = Actor(request.asked_by, request.asked_for, by_import(file.name))
    return Bringing(site, files, file, actor, now)


def _actor(someone: Someone, seat: Seat, file: AskedFile) -> Actor:
    return Actor(someone.person_id, seat.organisation_id, by_import(file.name))
