"""Reading workflows and the law table from their files, and back from their stored bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from sisam.catalogue.bodies import body_of, hash_of, tables_of
from sisam.catalogue.building import WORKFLOW_FILE, law_record, workflow_record
from sisam.catalogue.folders import first_with, whole_files
from sisam.catalogue.reading import parsed, validated
from sisam.catalogue.shapes import LawFile, RoutineFile, WorkflowFile
from sisam.domain.source import Law
from sisam.domain.workflow import Workflow
from sisam.errors import Fault, Invalid

_ROUTINES = "routines/*.toml"
_Tables = Mapping[str, object]


def read_workflow(*folders: Path) -> tuple[Workflow, str]:
    """Read a workflow and the body to store of it; of several folders the first that holds a file gives it.

    Raises:
        Invalid: files are missing, cannot be read or break their shape; it carries every fault.
    """
    files = _workflow_files(folders)
    tables: dict[str, _Tables] = {}
    faults: list[Fault] = []
    for name, path in files.items():
        try:
            tables[name] = parsed(path)
        except Invalid as error:
            faults.extend(error.faults)
    body = body_of(tables)
    return _workflow(tables, {name: str(path) for name, path in files.items()}, body, faults), body


def workflow_from_body(body: str) -> Workflow:
    """Return the workflow of a stored body.

    Raises:
        Invalid: the body breaks the shape that workflows have now.
    """
    tables: dict[str, _Tables] = {
        name: table for name, table in tables_of(body).items() if isinstance(table, dict)
    }
    return _workflow(tables, {name: name for name in tables}, body, [])


def read_law(path: Path) -> tuple[Law, str]:
    """Read the law table and the body to store of it.

    Raises:
        Invalid: the file cannot be read or breaks its shape; it carries every fault.
    """
    tables = parsed(path)
    return _law(tables, str(path)), body_of(tables)


def law_from_body(body: str) -> Law:
    """Return the law table of a stored body.

    Raises:
        Invalid: the body breaks the shape that law tables have now.
    """
    return _law(tables_of(body), "law.toml")


def _workflow_files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Return the workflow's files by name, the file workflow.toml first."""
    own = first_with(folders, WORKFLOW_FILE)
    if own is None:
        where = " or ".join(map(str, folders))
        raise Invalid(Fault(f"There is no {WORKFLOW_FILE} in {where}.", "Name a workflow's folder.", where))
    return {WORKFLOW_FILE: own, **whole_files(folders, _ROUTINES)}


def _workflow(
    tables: Mapping[str, _Tables], files: Mapping[str, str], body: str, faults: list[Fault]
) -> Workflow:
    """Return the workflow, or raise all its faults after those that were found already."""
    own: WorkflowFile | None = None
    routines: dict[str, RoutineFile] = {}
    for name, table in tables.items():
        try:
            if name == WORKFLOW_FILE:
                own = validated(WorkflowFile, table, files[name])
            else:
                routines[name] = validated(RoutineFile, table, files[name])
        except Invalid as error:
            faults.extend(error.faults)
    faults.extend(_twice(tables, files))
    Invalid.unless_none(faults)
    if own is None:
        raise Invalid(Fault(f"The body holds no {WORKFLOW_FILE}.", "Store the workflow anew."))
    return workflow_record(own, routines, hash_of(body))


def _twice(tables: Mapping[str, _Tables], files: Mapping[str, str]) -> Iterator[Fault]:
    """Yield a fault for every step whose id stands elsewhere already."""
    seen: dict[str, str] = {}
    for name, step in _step_ids(tables):
        if step in seen:
            yield Fault(
                f"The step {step!r} stands in {seen[step]} already.",
                "Give one of them another id.",
                file=files[name],
                key=f"step.{step}",
            )
        seen.setdefault(step, name)


def _step_ids(tables: Mapping[str, _Tables]) -> Iterator[tuple[str, str]]:
    """Yield file and id of each step; of tables whose shape is wrong as far as they go."""
    for name, table in tables.items():
        steps = table.get("step")
        for step in steps if isinstance(steps, list) else ():
            if isinstance(step, dict) and isinstance(step.get("id"), str):
                yield name, step["id"]


def _law(tables: _Tables, file: str) -> Law:
    shape = validated(LawFile, tables, file)
    Invalid.unless_none(
        Fault(
            f"It ends {each.valid_until}, before it begins.", "Correct a date.", file, key=f"provision.{name}"
        )
        for name, each in shape.provision.items()
        if each.valid_until is not None and each.valid_until < each.valid_from
    )
    return law_record(shape)
