"""The pages on which an administrator tries a file, and asks that it be brought in."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, ClassVar, Final

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from sisam.application.joint.asked_file import FILE_BYTES_MOST, AskedFile
from sisam.application.joint.importing import ask_import
from sisam.application.joint.looking_at_imports import list_imports, try_file
from sisam.application.ports.import_files import ImportFiles
from sisam.domain.access import Right
from sisam.domain.joint_request import ImportKind
from sisam.errors import Conflict, Fault, Invalid, NotFound, NotPermitted
from sisam.web.asking import Asker, Asking
from sisam.web.doors import BODY_BYTES, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, Line, taken
from sisam.web.frame import Frame, Told, Tone
from sisam.web.language import marked
from sisam.web.pages.imports.carried import FIELD_LENGTH_MOST, packed, unpacked
from sisam.web.pages.imports.shown import KINDS, faults_shown, outcome_shown, request_shown
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm
from sisam.web.uploads import Upload, upload_of
from sisam.wording.refusals import refusal

router = APIRouter()

IMPORTS: Final = "/import"
ASKING: Final = "/import/begar"
#: A file that is as large as may be, with the rest of its form.
_BYTES: Final = FILE_BYTES_MOST + BODY_BYTES
_REFUSED: Final = HTTPStatus.UNPROCESSABLE_ENTITY
_DONE: Final = {
    "begard": marked("Inläsningen är begärd. En annan administratör måste godkänna den."),
    "inlast": marked("Filen är inläst."),
    "nekad": marked("Du har sagt nej. Filen är borttagen."),
    "atertagen": marked("Begäran är återtagen. Filen är borttagen."),
}
#: What is too large for a page is brought in so.
COMMAND: Final = "sisam import %s FIL.csv --as E-POST"


class Trying(Form):
    """A file that is to be tried."""

    if_empty: ClassVar = {"sort": marked("Välj vad filen innehåller.")}

    sort: ImportKind = Field(title=marked("Vad filen innehåller"))


class AskingFor(Form):
    """A file that was tried, as the page carries it."""

    sort: ImportKind
    namn: Line
    innehall: str = Field(max_length=FIELD_LENGTH_MOST)


@door(router, "GET", IMPORTS, right=Right.IMPORT)
def imports(asker: Asker, nyss: Annotated[str, Query(max_length=20)] = "") -> Response:
    """Show what waits for an answer, what was answered, and the form for a new file.

    Raises:
        RightMissing: they are no administrator of the agency.
    """
    return _start(asker, Filled(), done=nyss)


@door(router, "POST", IMPORTS, right=Right.IMPORT, body_bytes=_BYTES)
def try_it(asker: Asker, typed: TypedForm) -> Response:
    """Show what a file would change, or all that is wrong in it; nothing is asked yet.

    Raises:
        RightMissing: they are no administrator of the agency.
    """
    form = taken(Trying, typed, asker.language)
    upload = upload_of(typed, "fil", FILE_BYTES_MOST)
    problems = dict(form.problems) if isinstance(form, Filled) else {}
    if upload is None:
        problems["fil"] = asker.texts("Välj en fil från din dator.")
    if isinstance(form, Filled) or upload is None:
        return _start(asker, Filled(typed.texts, problems))
    carried = packed(upload.content)
    if carried is None:
        problems["fil"] = asker.texts("Fil: den är för stor för sidan. Be driften läsa in den.")
        return _start(asker, Filled(typed.texts, problems))
    return _tried(asker, form.sort, upload, carried)


@door(router, "POST", ASKING, right=Right.IMPORT, body_bytes=_BYTES)
def ask(asker: Asker, typed: TypedForm) -> Response:
    """Ask that a file be brought in, as it was tried.

    Raises:
        NotCarried: the page carries no file.
        RightMissing: they are no administrator of the agency.
    """
    form = taken(AskingFor, typed, asker.language)
    if isinstance(form, Filled):
        raise NotPermitted
    file = AskedFile(form.sort, form.namn, unpacked(form.innehall))
    try:
        ask_import(asker.parts.site, files_of(asker), asker.caller, file, asker.now)
    except Invalid as error:
        return _faulty(asker, form.sort, form.namn, error.faults)
    except Conflict as error:
        told = (Told(refusal(error, asker.language), Tone.WARNING),)
        return _start(asker, Filled(), HTTPStatus.CONFLICT, told=told)
    return back_to(f"{IMPORTS}?nyss=begard")


def files_of(asker: Asking) -> ImportFiles:
    """Return what reads files.

    Raises:
        NotFound: no files are brought in here.
    """
    if asker.parts.files is None:
        raise NotFound("file", "")
    return asker.parts.files


def told_frame(asker: Asking, done: str) -> Frame:
    """Return the frame of a page, with what was just done."""
    return replace(asker.frame, told=asker.told(_DONE, done))


def _start(
    asker: Asking,
    form: Filled,
    status: HTTPStatus = HTTPStatus.OK,
    *,
    done: str = "",
    told: tuple[Told, ...] = (),
) -> Response:
    found = list_imports(asker.parts.site, asker.caller, asker.now)
    frame = told_frame(asker, done)
    return show(
        replace(frame, told=(*frame.told, *told)),
        "imports/start.html",
        _REFUSED if form.problems else status,
        form=form,
        kinds=[(kind.value, asker.texts(title)) for kind, title in KINDS.items()],
        waiting=[request_shown(asker, each) for each in found.waiting],
        answered=[request_shown(asker, each) for each in found.answered],
        commands=[COMMAND % kind.value for kind in KINDS],
        url=IMPORTS,
    )


def _tried(asker: Asking, kind: ImportKind, upload: Upload, carried: str) -> Response:
    file = AskedFile(kind, upload.name, upload.content)
    try:
        outcome = try_file(asker.parts.site, files_of(asker), asker.caller, file, asker.now)
    except Invalid as error:
        return _faulty(asker, kind, upload.name, error.faults)
    return show(
        asker.frame,
        "imports/tried.html",
        kind=kind.value,
        kind_title=asker.texts(KINDS[kind]),
        name=upload.name,
        carried=carried,
        outcome=outcome_shown(asker, outcome),
        url=ASKING,
        back=IMPORTS,
    )


def _faulty(asker: Asking, kind: ImportKind, name: str, faults: tuple[Fault, ...]) -> Response:
    return show(
        asker.frame,
        "imports/faulty.html",
        _REFUSED,
        kind=kind.value,
        kind_title=asker.texts(KINDS[kind]),
        name=name,
        faults=faults_shown(asker, faults),
        back=IMPORTS,
    )
