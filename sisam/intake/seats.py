"""Reads `seats.csv`."""

from collections.abc import Iterable

from sisam.application.cases.arrivals import SeatRow
from sisam.domain.language import Language
from sisam.domain.roster import Roster
from sisam.domain.seat import Role
from sisam.errors import Fault
from sisam.intake.cells import Cells, refuse_if_any
from sisam.intake.code import organisation_of
from sisam.intake.columns import SEATS
from sisam.intake.csv_file import CsvFile
from sisam.intake.day import read_day
from sisam.intake.holdings import complain_of_repeated_holdings, meet_register
from sisam.intake.mail_address import read_mail_address
from sisam.intake.person_name import read_name
from sisam.intake.table import read_table
from sisam.intake.word import read_yes_or_no, word_of


def read_seats(file: CsvFile, roster: Roster, *, only_new: bool = False) -> tuple[SeatRow, ...]:
    """Read persons' times in seats to add to the register or to bring up to date, in the order of the file.

    With `only_new` a time that is known, and another name of a person who is, are faults.

    Raises:
        Invalid: anything in the file is wrong; every fault is told at once.
    """
    table = read_table(file, SEATS)
    faults: list[Fault] = list(table.faults)
    examined = list(Cells.of(table, faults))
    read = [(cells, _read_row(cells, roster)) for cells in examined]
    rows = [(cells, row) for cells, row in read if row is not None]
    _complain_of_names(rows, roster if only_new else Roster.of())
    if not only_new:
        rows = meet_register(rows, roster)
    complain_of_repeated_holdings(rows, roster)
    refuse_if_any(faults)
    return tuple(row for _, row in rows)


def _read_row(cells: Cells, roster: Roster) -> SeatRow | None:
    organisation = cells.need("organisation_code", organisation_of(roster.by_code))
    role = cells.need("role", word_of(Role))
    name = cells.need("name", read_name)
    email = cells.need("email", read_mail_address)
    language = cells.take("language", word_of(Language))
    deputy = cells.take("deputy", read_yes_or_no)
    active_from = cells.take("active_from", read_day)
    active_until = cells.take("active_until", read_day)
    if active_from and active_until and active_until < active_from:
        cells.complain(
            "active_until",
            f"The last day {active_until} lies before the first day {active_from}.",
            "Correct one of them; the last day is inclusive.",
        )
    if organisation is None or role is None or name is None or email is None:
        return None
    return SeatRow(
        row=cells.row.number,
        organisation_id=organisation.id,
        role=role,
        name=name,
        email=email,
        phone=cells.text("phone"),
        language=language,
        deputy=deputy or False,
        active_from=active_from,
        active_until=active_until,
    )


def _complain_of_names(rows: Iterable[tuple[Cells, SeatRow]], roster: Roster) -> None:
    """Note each row that gives a person's e-mail address to somebody of another name."""
    seen = {address: (person.name, "the register") for address, person in roster.by_email.items()}
    for cells, row in rows:
        name, where = seen.setdefault(row.email.casefold(), (row.name, f"row {row.row}"))
        if name != row.name:
            cells.complain(
                "name",
                f"The e-mail address {row.email} belongs to {name} in {where}.",
                "Write the name in the same way, or give each person an address of their own.",
            )
