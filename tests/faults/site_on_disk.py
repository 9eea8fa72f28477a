"""A site in a folder, with the people of the town and some placements, for processes that die."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.importing import import_placements
from sisam.bootstrap import Program, open_program
from sisam.domain.ids import CaseId
from sisam.vault.keys import make_key_file
from sisam.vault.signing import make_statement_key
from tests.empty_database import empty_database
from tests.faults.arrivals import a_row
from tests.faults.chance import Chance
from tests.journeys.town import Town, at, furnish
from tests.sites import kept_rules


def make_folder(folder: Path) -> None:
    """Make a site with an empty register."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text("", "utf-8")
    make_key_file(folder / "vault.key")
    make_statement_key(folder / "statement.key")
    empty_database(folder / "sisam.db")


def open_site(folder: Path) -> Program:
    """Open a site with the rules that were read before, which takes no time."""
    program = open_program(folder, {})
    return replace(program, site=replace(program.site, rules=kept_rules()))


def town_of(program: Program) -> Town:
    """Return the town that lives in an open site."""
    with program.store.read() as work:
        roster = work.register.roster()
        rules = program.site.rules.current(program.site.workflow_name, work.rule_parts)
    return Town(program.site, program.store, program.words, roster, rules)


def populate(folder: Path, placements: int, begins: date, seed: int) -> list[CaseId]:
    """Furnish a new site and bring placements in; return their cases."""
    make_folder(folder)
    program = open_site(folder)
    furnish(program.site)
    town, chance = town_of(program), Chance(seed)
    rows: list[PlacementRow] = []
    while len(rows) < placements:
        row = a_row(chance, f"SN-{len(rows)}", town.roster, begins)
        rows += [row] if row else []
    import_placements(program.site, rows, town.importer(), at(begins))
    with program.store.read() as work:
        ids = list(work.cases.ids(open_only=True))
    program.store.close()
    return ids
