"""A site in files for the doctor to look at."""

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.messages.sending import send_due
from sisam.bootstrap import Program, open_program
from sisam.domain.identity import Identity
from sisam.domain.ids import SubjectId
from sisam.storage.engine import address_of
from sisam.storage.migrating import upgrade
from sisam.vault.keys import make_key_file
from sisam.vault.signing import make_statement_key
from tests.builders import NOW
from tests.sites import a_case_at, organisations, seated
from tests.unit.doctor.examined import at, beat, look


@pytest.fixture
def folder(well: Path, tmp_path: Path) -> Path:
    """A site that is well, without cases."""
    folder = tmp_path / "site"
    shutil.copytree(well, folder)
    return folder


@pytest.fixture(scope="session")
def well(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every test copies: to make a site takes long."""
    folder = tmp_path_factory.mktemp("doctor") / "site"
    folder.mkdir(mode=0o755)
    (folder / "config.toml").write_text("", encoding="utf-8")
    make_key_file(folder / "vault.key")
    make_statement_key(folder / "statement.key")
    upgrade(address_of(folder / "sisam.db"), create=True)
    persons, holdings = seated()
    program = open_program(folder, {})
    with closing(program.store) as store:
        program.publish(NOW)
        with store.write() as work:
            work.register.put_organisations(organisations())
            work.register.put_persons(persons)
            work.register.add_holdings(holdings)
            work.commit()
        program.keep_canary(NOW)
        program.state_now(NOW)
        send_due(program.site, program.channel(), program.texts(), NOW + timedelta(hours=1))
    return folder


@pytest.fixture
def working(lived_in: Path, tmp_path: Path) -> Path:
    """The site with a daemon and an auditor that have just looked, a sealed name and a case."""
    folder = tmp_path / "working"
    shutil.copytree(lived_in, folder)
    return folder


@pytest.fixture(scope="session")
def lived_in(well: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What every test copies."""
    folder = tmp_path_factory.mktemp("doctor") / "lived-in"
    shutil.copytree(well, folder)
    beat(folder)
    look(folder)

    def furnish(program: Program) -> None:
        site = program.site
        a_case_at(site)
        with site.store.write() as work:
            work.subjects.put(site.sealer.seal(SubjectId("subject-N/1"), Identity("Kim Ek", "201103152383")))
            work.commit()

    at(folder, furnish)
    return folder
