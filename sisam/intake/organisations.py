"""Reads `organisations.csv`."""

from sisam.application.cases.arrivals import OrganisationRow
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.errors import Fault
from sisam.intake.cells import Cells, refuse_if_any
from sisam.intake.code import known_code, read_new_code
from sisam.intake.columns import ORGANISATIONS
from sisam.intake.complaint import quoted
from sisam.intake.csv_file import CsvFile
from sisam.intake.cycle import members_of_cycles
from sisam.intake.mail_address import read_mail_address
from sisam.intake.municipalities import read_municipality_code
from sisam.intake.person_name import read_name
from sisam.intake.repetition import complain_of_repetition
from sisam.intake.table import read_table
from sisam.intake.word import word_of


def read_organisations(file: CsvFile, roster: Roster) -> tuple[OrganisationRow, ...]:
    """Read organisations to add to the register or to bring up to date, in the order of the file.

    Raises:
        Invalid: anything in the file is wrong; every fault is told at once.
    """
    table = read_table(file, ORGANISATIONS)
    faults: list[Fault] = list(table.faults)
    examined = list(Cells.of(table, faults))
    # A code counts as known even where the rest of its row is wrong: one mistake, one fault.
    codes = {*roster.by_code, *(cells.text("code") for cells in examined)} - {""}
    rows = [_read_row(cells, codes) for cells in examined]
    complain_of_repetition(examined, "code", ())
    _complain_of_cycles(examined)
    _complain_of_what_stays(examined, roster)
    refuse_if_any(faults)
    return tuple(row for row in rows if row is not None)


def _read_row(cells: Cells, codes: set[str]) -> OrganisationRow | None:
    code = cells.need("code", read_new_code)
    kind = cells.need("kind", word_of(OrganisationKind))
    name = cells.need("name", read_name)
    parent_code = cells.take("parent_code", known_code(codes))
    controller_code = cells.take("controller_code", known_code(codes))
    municipality_code = cells.take("municipality_code", read_municipality_code)
    email = cells.take("email", read_mail_address)
    phone = cells.take("phone", str)
    if code is None or kind is None or name is None:
        return None
    return OrganisationRow(
        row=cells.row.number,
        code=code,
        kind=kind,
        name=name,
        parent_code=parent_code,
        controller_code=controller_code,
        municipality_code=municipality_code,
        email=email or "",
        phone=phone or "",
    )


def _complain_of_what_stays(examined: list[Cells], roster: Roster) -> None:
    """Note each cell that says otherwise what never changes of an organisation in the register."""
    for cells in examined:
        known = roster.by_code.get(cells.text("code"))
        if known is None:
            continue
        for column, was in _what_stays(known, roster).items():
            text = cells.text(column)
            if text and text != was and column not in cells.row.broken:
                has = f"the {column} {quoted(was)}" if was else f"no {column}"
                cells.complain(
                    column,
                    f"In the register {quoted(known.code)} has {has}; open cases rest on that.",
                    "Leave it as it was, or give the new organisation a code of its own.",
                )


def _what_stays(known: Organisation, roster: Roster) -> dict[str, str]:
    """Return the cells that an organisation of the register keeps."""
    parent = roster.organisations[known.parent_id].code if known.parent_id else ""
    controller = roster.organisations[known.controller_id].code if known.controller_id else known.code
    return {
        "kind": known.kind,
        "parent_code": parent,
        "controller_code": controller,
        "municipality_code": known.municipality_code or "",
    }


def _complain_of_cycles(examined: list[Cells]) -> None:
    """Note each organisation that is above itself; only new ones can be, as the register has no cycle."""
    in_cycles = members_of_cycles(
        {cells.text("code"): cells.text("parent_code") for cells in examined if cells.text("code")}
    )
    for cells in examined:
        if cells.text("code") in in_cycles:
            cells.complain(
                "parent_code",
                f"The way up from {quoted(cells.text('code'))} leads back to it.",
                "Correct the parent codes, so that the way up ends.",
            )
