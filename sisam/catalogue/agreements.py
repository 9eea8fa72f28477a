"""Reading agreements from their files, and back from their stored bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from sisam.catalogue.bodies import body_of, hash_of, tables_of
from sisam.catalogue.reading import parsed, validated
from sisam.catalogue.shapes import IntervalShape, Name, Sentence, Shape, TextShape, Version
from sisam.domain.agreement import Agreement, ClockOverlay, ContactSeat
from sisam.domain.ids import PartyName
from sisam.domain.language import Language
from sisam.domain.reckoning import Interval
from sisam.domain.seat import Role
from sisam.errors import Fault, Invalid

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
Municipality = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
RuleNumber = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]?$")]


class ContactShape(Shape):
    """Whom one asks about the agreement."""

    organisation: Code
    role: Role


class ClockShape(Shape):
    """Other times for one step: of its due rules by their number, and of the answer."""

    due: dict[RuleNumber, IntervalShape] = {}  # noqa: RUF012 — pydantic copies it
    answer: IntervalShape | None = None

    @model_validator(mode="after")
    def _sets_something(self) -> Self:
        if not self.due and self.answer is None:
            raise ValueError("The clock sets neither a due date nor an answer.")
        return self


class AgreementFile(Shape):
    """The file of one agreement, named after its code."""

    code: Code
    version: Version
    title: TextShape
    registry_number: Sentence
    municipality: Municipality
    signed_by: Annotated[tuple[Code, ...], Field(min_length=1)]
    valid_from: date
    valid_until: date | None = None
    covers: tuple[Code, ...] = ()
    contact: tuple[ContactShape, ...] = ()
    clock: dict[Name, ClockShape] = {}  # noqa: RUF012 — as above
    role: dict[Name, Role] = {}  # noqa: RUF012 — as above


def agreement_files(folder: Path) -> dict[str, Path]:
    """Return the files of agreements in a folder by their codes; none where there is no such folder."""
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def read_agreement(path: Path) -> tuple[Agreement, str]:
    """Read an agreement and the body to store of it.

    Raises:
        Invalid: the file cannot be read or breaks its shape; it carries every fault.
    """
    tables = parsed(path)
    body = body_of(tables)
    file = validated(AgreementFile, tables, str(path))
    Invalid.unless_none(_contradictions(file, path))
    return replace(_agreement(file), hash=hash_of(body)), body


def agreement_from_body(body: str) -> Agreement:
    """Return the agreement of a stored body.

    Raises:
        Invalid: the body breaks the shape that agreements have now.
    """
    file = validated(AgreementFile, tables_of(body), "agreement")
    return replace(_agreement(file), hash=hash_of(body))


def _contradictions(file: AgreementFile, path: Path) -> Iterator[Fault]:
    """Yield each thing that fits the shape of the file and still cannot be."""
    if file.code != path.stem:
        remedy = f'Write "{path.stem}", or give the file the name {file.code}.toml.'
        yield Fault(
            f'The file is named otherwise than its code "{file.code}".', remedy, str(path), key="code"
        )
    if file.valid_until is not None and file.valid_until < file.valid_from:
        sentence = f"It ends {file.valid_until}, before it begins."
        yield Fault(sentence, "Correct a date.", str(path), key="valid_until")


def _agreement(file: AgreementFile) -> Agreement:
    return Agreement(
        code=file.code,
        version=file.version,
        title={Language.SV: file.title.sv, Language.EN: file.title.en},
        registry_number=file.registry_number,
        municipality=file.municipality,
        signed_by=file.signed_by,
        valid_from=file.valid_from,
        valid_until=file.valid_until,
        contacts=tuple(ContactSeat(each.organisation, each.role) for each in file.contact),
        covers=file.covers,
        clocks={step: _clock(clock) for step, clock in file.clock.items()},
        roles={PartyName(party): role for party, role in file.role.items()},
    )


def _clock(shape: ClockShape) -> ClockOverlay:
    return ClockOverlay(
        due={int(number): _interval(each) for number, each in shape.due.items()},
        answer=_interval(shape.answer) if shape.answer else None,
    )


def _interval(shape: IntervalShape) -> Interval:
    return Interval(shape.count, shape.clock)
