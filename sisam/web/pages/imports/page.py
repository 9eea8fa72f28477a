"""The pages on which one administrator tries a file and asks for it, and another agrees or refuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, ClassVar, Final
from urllib.parse import quote

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from sisam.application.joint.answering import agree, refuse, withdraw
from sisam.application.joint.asked_file import FILE_BYTES_MOST, AskedFile
from sisam.application.joint.bringing_in import Outcome
from sisam.application.joint.history import told_outcome, told_subject
from sisam.application.joint.importing import ask_import
from sisam.application.joint.looking_at_imports import ImportShown, list_imports, show_import, try_file
from sisam.application.ports.import_files import ImportFiles
from sisam.domain.access import Right
from sisam.domain.joint_request import ImportKind, JointAnswer, JointRequest
from sisam.errors import Conflict, Fault, Invalid, NotFound, NotPermitted
from sisam.web.asking import Asker, Asking
from sisam.web.doors import BODY_BYTES, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, Line, taken
from sisam.web.frame import Frame, Told, Tone
from sisam.web.language import marked
from sisam.web.pages.imports.carried import FIELD_LENGTH_MOST, packed, unpacked
from sisam.web.pages.imports.told import OutcomeTold, counts_told, outcome_told
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm
from sisam.web.uploads import Upload, upload_of
from sisam.wording.file_faults import fault_in
from sisam.wording.refusals import refusal
from sisam.wording.titles import Titles

router = APIRouter()

IMPORTS: Final = "/import"
ASKING: Final = "/import/begar"
IMPORT: Final = "/import/{request_id}"
#: A file that is as large as may be, with the rest of its form.
_BYTES: Final = FILE_BYTES_MOST + BODY_BYTES
_REFUSED: Final = HTTPStatus.UNPROCESSABLE_ENTITY
KINDS: Final[Mapping[ImportKind, str]] = {
    ImportKind.ORGANISATIONS: marked("Organisationer"),
    ImportKind.SEATS: marked("Personer i roller"),
    ImportKind.PLACEMENTS: marked("Placeringar"),
    ImportKind.STEPS: marked("Steg som är gjorda på papper"),
}
ANSWERS: Final[Mapping[JointAnswer, tuple[str, str]]] = {
    JointAnswer.AGREED: ("done", marked("Inläst")),
    JointAnswer.REFUSED: ("cancelled", marked("Nej")),
    JointAnswer.WITHDRAWN: ("cancelled", marked("Återtagen")),
    JointAnswer.LAPSED: ("late", marked("Ingen svarade")),
}
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


class Answering(Form):
    """An answer to what was read."""

    svar: str = Field(max_length=20)
    avtryck: str = Field(default="", max_length=64)


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


@door(router, "GET", IMPORT, right=Right.IMPORT)
def request(
    asker: Asker,
    request_id: str,
    nyss: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show a request with what its file would change, or how it was answered.

    Raises:
        NotFound: there is no such request.
        RightMissing: they are no administrator of the agency.
    """
    shown = show_import(asker.parts.site, files_of(asker), asker.caller, request_id, asker.now)
    return _request(asker, shown, told_frame(asker, nyss))


@door(router, "POST", IMPORT, right=Right.IMPORT)
def answer(asker: Asker, request_id: str, typed: TypedForm) -> Response:
    """Agree to what was read, refuse it, or take back one's own.

    Raises:
        NotFound: there is no such request.
        RightMissing: they are no administrator of the agency.
    """
    site, caller, now = asker.parts.site, asker.caller, asker.now
    form = taken(Answering, typed, asker.language)
    url = url_of(request_id)
    try:
        if isinstance(form, Filled) or form.svar not in ("ja", "nej", "ta-tillbaka"):
            raise NotPermitted
        if form.svar == "ja":
            agree(site, files_of(asker), caller, request_id, form.avtryck, now)
            return back_to(f"{url}?nyss=inlast")
        (refuse if form.svar == "nej" else withdraw)(site, caller, request_id, now)
        return back_to(f"{url}?nyss={'nekad' if form.svar == 'nej' else 'atertagen'}")
    except (Conflict, Invalid) as error:
        shown = show_import(site, files_of(asker), caller, request_id, now)
        sentence = _why_not(asker, error)
        frame = replace(asker.frame, told=(Told(sentence, Tone.WARNING),))
        return _request(asker, shown, frame, HTTPStatus.CONFLICT)


def files_of(asker: Asking) -> ImportFiles:
    """Return what reads files.

    Raises:
        NotFound: no files are brought in here.
    """
    if asker.parts.files is None:
        raise NotFound("file", "")
    return asker.parts.files


def url_of(request_id: str) -> str:
    """Return where a request is shown."""
    return IMPORT.format(request_id=quote(request_id, safe=""))


def told_frame(asker: Asking, done: str) -> Frame:
    """Return the frame of a page, with what was just done."""
    return replace(asker.frame, told=asker.told(_DONE, done))


def _why_not(asker: Asking, error: Conflict | Invalid) -> str:
    if isinstance(error, Invalid):
        return asker.texts("Filen stämmer inte längre med det som finns här. Inget har ändrats.")
    return refusal(error, asker.language)


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
        waiting=[_line(asker, each) for each in found.waiting],
        answered=[_line(asker, each) for each in found.answered],
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
        outcome=_outcome(asker, outcome),
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
        faults=_faults(asker, faults),
        back=IMPORTS,
    )


def _request(asker: Asking, shown: ImportShown, frame: Frame, status: HTTPStatus = HTTPStatus.OK) -> Response:
    file = shown.file
    return show(
        frame,
        "imports/request.html",
        status,
        line=_line(asker, shown.request),
        mine=shown.mine,
        digest=shown.request.digest,
        outcome=_outcome(asker, shown.outcome) if shown.outcome else None,
        faults=_faults(asker, shown.faults),
        waits=file is not None,
        back=IMPORTS,
    )


def _outcome(asker: Asking, outcome: Outcome) -> OutcomeTold:
    return outcome_told(outcome, _titles(asker), asker.texts, asker.roster)


def _titles(asker: Asking) -> Titles:
    site = asker.parts.site
    with site.store.read() as work:
        workflow = site.rules.current(site.workflow_name, work.rule_parts).workflow
    return Titles.of(workflow, asker.language)


def _faults(asker: Asking, faults: tuple[Fault, ...]) -> list[Fault]:
    """Return faults in the language of whoever asks."""
    language = asker.language
    titles = _titles(asker) if any(each.cause for each in faults) else None
    return [
        replace(
            each,
            sentence=refusal(each.cause, language, titles)
            if each.cause
            else fault_in(each.sentence, language),
            remedy=fault_in(each.remedy, language),
        )
        for each in faults
    ]


def _line(asker: Asking, each: JointRequest) -> dict[str, object]:
    persons = asker.roster.persons
    by = persons.get(each.answered_by) if each.answered_by else None
    kind, word = ANSWERS[each.answer] if each.answer else ("waiting", marked("Väntar på svar"))
    return {
        "url": url_of(each.id),
        "mine": each.asked_by == asker.person.id,
        "asked_by": persons[each.asked_by].name if each.asked_by in persons else "",
        "asked_at": each.asked_at,
        "expires_at": each.expires_at,
        "answered_by": by.name if by else "",
        "answered_at": each.answered_at,
        "kind": kind,
        "answer": asker.texts(word),
        **_file(asker, each),
    }


def _file(asker: Asking, each: JointRequest) -> dict[str, str]:
    """Return what a file was and what came of it, as far as it stayed."""
    told = told_subject(each.subject)
    if told is None:
        return {"sort": "", "name": "", "became": ""}
    kind, name = told
    became = counts_told(kind, told_outcome(each.outcome), asker.texts)
    return {"sort": asker.texts(KINDS[kind]), "name": name, "became": became}
