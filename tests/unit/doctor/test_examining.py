"""The doctor tells each defect that is planted, and nothing of a site that is well."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sisam.application.ports.beats import Beat
from sisam.application.ports.site_state import SiteState
from sisam.auditor.inspection import Inspection
from sisam.auditor.spool import Spool, SpooledReport
from sisam.bootstrap import Program, open_program
from sisam.catalogue.folders import shipped
from sisam.doctor.examining import Examination
from sisam.doctor.finding import Finding, Level
from sisam.doctor.machine import Machine
from sisam.domain.command import Fire
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, SubjectId
from sisam.settings import Settings
from sisam.vault.keys import add_key, make_key_file
from tests.builders import NOW, SOCIAL_SERVICES, YOUTH_HOME
from tests.sites import AGENCY, a_case_at, does

LOCAL = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Space:
    f_bavail: int
    f_frsize: int = 4096


def roomy(_: Path) -> Space:
    return Space(10_000_000)


#: The folder as a channel is told where there are cases, and is not what is asked here.
BY_MAIL = Settings(channel="email", smtp_host="localhost", mail_domain="kommunen.se")


def asked(folder: Path, now: datetime = NOW, **fields: object) -> list[Finding]:
    machine = Machine(statvfs=roomy, mounts=lambda: LOCAL)
    given = {"settings": BY_MAIL, "machine": machine, "environment": {}, **fields}
    return Examination(folder, now=now, **given).findings()  # type: ignore[arg-type]


def ill(findings: list[Finding]) -> dict[str, Level]:
    return {each.name: each.level for each in findings if each.level is not Level.OK}


def at(folder: Path, do: Callable[[Program], object]) -> None:
    program = open_program(folder, {})
    with closing(program.store):
        do(program)


def sql(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "sisam.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def beat(folder: Path, when: datetime = NOW) -> None:
    def leave(program: Program) -> None:
        with program.store.write() as work:
            work.beats.put(Beat("one", "anna", 1, when, when, when))
            work.commit()

    at(folder, leave)


def look(folder: Path, when: datetime = NOW) -> None:
    Spool(folder / "spool").write(SpooledReport(Inspection(when, checked=1, swept=True)))


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


def test_a_site_that_is_well_has_nothing_but_ok(working: Path) -> None:
    findings = asked(working, thorough=True)

    assert {} == ill(findings)
    assert [] == [each for each in findings if each.remedy]
    assert {
        "library",
        "schema",
        "rights",
        "file system",
        "disk",
        "key",
        "definitions",
        "proof",
        "calendar",
        "auditor",
        "daemon",
        "cases",
        "outbox",
        "statements",
        "canary",
        "alerts",
        "last rung",
        "seats",
        "damage",
        "audit",
    } == {each.name for each in findings}


def test_looking_changes_nothing(working: Path) -> None:
    asked(working)
    before = {path: path.read_bytes() for path in working.rglob("*") if path.is_file()}

    asked(working, thorough=True)

    assert before == {path: path.read_bytes() for path in working.rglob("*") if path.is_file()}


def changed_workflow(folder: Path, version: str) -> None:
    own = folder / "workflows" / "placement"
    own.mkdir(parents=True)
    text = (shipped("workflows") / "placement" / "workflow.toml").read_text("utf-8")
    text = text.replace('en = "Under investigation"', 'en = "Being investigated"')
    (own / "workflow.toml").write_text(text.replace('version = "1"', f'version = "{version}"'), "utf-8")


def spoiled_workflow(folder: Path) -> None:
    own = folder / "workflows" / "placement"
    own.mkdir(parents=True)
    text = (shipped("workflows") / "placement" / "workflow.toml").read_text("utf-8")
    # The watch is what keeps an unmoving case from being forgotten.
    (own / "workflow.toml").write_text(text.replace('watch = "watch"', "", 1), "utf-8")


def short_calendar(folder: Path) -> None:
    text = (shipped("workflows") / "calendar.toml").read_text("utf-8")
    head = text[: text.index("[year.2028")].replace("2050-12-31", "2027-12-31")
    (folder / "workflows").mkdir()
    (folder / "workflows" / "calendar.toml").write_text(head.replace('"2026.1"', '"short"'), "utf-8")


def no_definitions(folder: Path) -> None:
    (folder / "workflows").mkdir()
    (folder / "workflows" / "law.toml").write_text("no = ", "utf-8")


def admitted(program: Program) -> None:
    does(program.site, CaseId("case-N/1"), Fire("admit"), YOUTH_HOME)


def unreachable(folder: Path) -> None:
    at(folder, admitted)
    sql(folder, "UPDATE message SET status = 'unreachable'")


def other_key(folder: Path) -> None:
    (folder / "vault.key").unlink()
    make_key_file(folder / "vault.key")


def silent(program: Program) -> None:
    with program.store.write() as work:
        work.site_states.put(SiteState(silent_since=NOW, restored_at=NOW, restored_from="monday.db"))
        work.commit()


#: What somebody did, and what the doctor says of it.
DEFECTS: dict[str, tuple[Callable[[Path], object], dict[str, Level]]] = {
    "key world-readable": (
        lambda folder: (folder / "vault.key").chmod(0o644),
        {"rights": Level.BAD, "key": Level.BAD, "the rest": Level.UNKNOWN},
    ),
    "key gone": (
        lambda folder: (folder / "vault.key").unlink(),
        {"key": Level.BAD, "the rest": Level.UNKNOWN},
    ),
    "another key": (other_key, {"site": Level.BAD, "the rest": Level.UNKNOWN}),
    "database readable by others": (
        lambda folder: (folder / "sisam.db").chmod(0o640),
        {"rights": Level.BAD},
    ),
    "database read-only": (lambda folder: (folder / "sisam.db").chmod(0o400), {"rights": Level.BAD}),
    "folder writable by others": (lambda folder: folder.chmod(0o777), {"rights": Level.BAD}),
    "schema older": (
        lambda folder: sql(folder, "UPDATE alembic_version SET version_num = '0001'"),
        {"schema": Level.BAD, "the rest": Level.UNKNOWN},
    ),
    "schema newer": (
        lambda folder: sql(folder, "UPDATE alembic_version SET version_num = '9999'"),
        {"schema": Level.BAD, "the rest": Level.UNKNOWN},
    ),
    "no database": (
        lambda folder: (folder / "sisam.db").unlink(),
        {"schema": Level.BAD, "the rest": Level.UNKNOWN},
    ),
    "no database file of ours": (
        lambda folder: (folder / "sisam.db").write_bytes(b"no database at all" * 100),
        {"schema": Level.BAD, "the rest": Level.UNKNOWN},
    ),
    "silent": (lambda folder: at(folder, silent), {"silence": Level.BAD}),
    "published rules differ": (lambda folder: changed_workflow(folder, "2"), {"definitions": Level.WARN}),
    "published rules differ under the same version": (
        lambda folder: changed_workflow(folder, "1"),
        {"definitions": Level.WARN},
    ),
    "rules in the files that the proof refuses": (
        spoiled_workflow,
        {"definitions": Level.WARN, "proof": Level.WARN},
    ),
    "published rules that the proof refuses": (
        lambda folder: sql(folder, "UPDATE rule_part SET verdict = 'refused' WHERE kind = 'law'"),
        {"proof": Level.BAD},
    ),
    "nothing published": (lambda folder: sql(folder, "DELETE FROM rule_part"), {"definitions": Level.BAD}),
    "files that are no definitions": (no_definitions, {"definitions": Level.BAD}),
    "calendar that ends": (short_calendar, {"definitions": Level.WARN, "calendar": Level.BAD}),
    "no daemon": (lambda folder: sql(folder, "DELETE FROM daemon_beat"), {"daemon": Level.WARN}),
    "dead daemon": (lambda folder: beat(folder, NOW - 6 * MINUTE), {"daemon": Level.BAD}),
    "daemon of the future": (lambda folder: beat(folder, NOW + 60 * MINUTE), {"daemon": Level.BAD}),
    "no coordinator": (
        lambda folder: sql(folder, "DELETE FROM holding WHERE role = 'coordinator'"),
        {"last rung": Level.BAD},
    ),
    "coordinator who leaves": (
        lambda folder: sql(
            folder, "UPDATE holding SET active_until = '2026-11-20' WHERE role = 'coordinator'"
        ),
        {"last rung": Level.WARN},
    ),
    "empty seat with duties": (
        lambda folder: sql(
            folder,
            f"DELETE FROM holding WHERE organisation_id = '{SOCIAL_SERVICES}' AND role = 'officer'",  # noqa: S608
        ),
        {"seats": Level.WARN},
    ),
    "message that reached nobody": (unreachable, {"outbox": Level.WARN}),
}


@pytest.mark.parametrize("what", DEFECTS)
def test_a_defect_is_told_with_its_remedy(working: Path, what: str) -> None:
    plant, expected = DEFECTS[what]
    plant(working)

    findings = asked(working)

    found = ill(findings)
    assert expected == {name: level for name, level in found.items() if name in expected}
    # Without rules there is no proof of them; and only root may write what nobody may.
    assert found.keys() - expected.keys() <= {"proof", "writing"}
    assert [] == [each for each in findings if each.level is not Level.OK and not each.remedy]


def test_the_seat_that_is_empty_is_named(working: Path) -> None:
    DEFECTS["empty seat with duties"][0](working)

    (told,) = (each.told for each in asked(working) if each.name == "seats")

    assert f"{SOCIAL_SERVICES} officer" in told


def test_the_agency_alone_catches_all(working: Path) -> None:
    sql(working, f"DELETE FROM holding WHERE role = 'coordinator' AND organisation_id <> '{AGENCY}'")  # noqa: S608

    assert {} == ill(asked(working))


def test_a_new_key_beside_the_old_one_opens_what_the_old_one_sealed(working: Path) -> None:
    add_key(working / "vault.key")

    assert {} == ill(asked(working))


def test_cases_that_nobody_sweeps_are_told(working: Path) -> None:
    later = NOW + timedelta(days=60)
    beat(working, later)
    look(working, later)

    assert dict.fromkeys(("cases", "statements", "canary"), Level.BAD) == ill(asked(working, later))


def test_messages_that_nobody_delivers_are_told(working: Path) -> None:
    at(working, admitted)
    later = NOW + timedelta(minutes=16)
    beat(working, later)
    look(working, later)

    assert {"outbox": Level.BAD} == ill(asked(working, later))


@pytest.mark.parametrize(
    ("blocks", "level"),
    [(24_000, {"disk": Level.BAD}), (240_000, {"disk": Level.WARN}), (250_000, {})],
)
def test_a_disk_that_fills_up_is_told_before_it_is_full(
    working: Path, blocks: int, level: dict[str, Level]
) -> None:
    assert level == ill(
        asked(working, machine=Machine(statvfs=lambda _: Space(blocks), mounts=lambda: LOCAL))
    )


def mounted(kind: str) -> Callable[[Path], Iterator[str]]:
    def lines(folder: Path) -> Iterator[str]:
        yield LOCAL
        yield f"23 22 0:40 / {str(folder).replace(' ', chr(92) + '040')} rw - {kind} server:/x rw\n"

    return lines


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuseblk", "9p", "ceph"])
def test_a_network_file_system_is_refused(working: Path, kind: str) -> None:
    machine = Machine(statvfs=roomy, mounts=lambda: "".join(mounted(kind)(working)))

    assert {"file system": Level.BAD} == ill(asked(working, machine=machine))


@pytest.mark.parametrize("mounts", ["", LOCAL, LOCAL + "23 22 0:40 / /other rw - nfs4 server:/x rw\n"])
def test_a_network_elsewhere_or_a_system_that_tells_nothing_does_no_harm(working: Path, mounts: str) -> None:
    assert {} == ill(asked(working, machine=Machine(statvfs=roomy, mounts=lambda: mounts)))


def test_a_disk_that_does_not_answer_hides_nothing_else(working: Path) -> None:
    def silent_disk(_: Path) -> Space:
        raise OSError(5, "Input/output error")

    findings = asked(working, machine=Machine(statvfs=silent_disk, mounts=lambda: LOCAL))
    assert {"disk": Level.UNKNOWN} == ill(findings)
    assert "audit" not in {each.name for each in findings}
    assert "seats" in {each.name for each in findings}


@pytest.mark.parametrize(
    ("hours", "level"),
    [(1, None), (26, None), (27, Level.WARN), (24 * 8, Level.BAD), (None, Level.BAD)],
)
def test_the_age_of_the_newest_backup_counts(working: Path, hours: int | None, level: Level | None) -> None:
    folder = working / "backups"
    folder.mkdir()
    for age in () if hours is None else (hours, hours + 500):
        path = folder / f"sisam-{age}.db"
        shutil.copyfile(working / "sisam.db", path)
        moment = (NOW - timedelta(hours=age)).timestamp()
        os.utime(path, (moment, moment))

    found = asked(working, settings=BY_MAIL.model_copy(update={"backup_folder": "backups"}))

    assert ({} if level is None else {"backups": level}) == ill(found)


def test_without_a_folder_for_backups_nobody_looks_for_them(working: Path) -> None:
    assert "backups" not in {each.name for each in asked(working)}


def test_a_violated_invariant_and_damage_are_found_when_they_are_looked_for(working: Path) -> None:
    sql(working, "UPDATE \"case\" SET state = 'discharged'", "DROP VIEW v_read")

    assert {} == ill(asked(working))
    assert {"audit": Level.BAD, "damage": Level.BAD} == ill(asked(working, thorough=True))


def test_at_a_silent_site_the_daemon_is_well_and_everything_else_waits_for_the_adoption(
    working: Path,
) -> None:
    later = NOW + timedelta(days=60)
    at(working, silent)
    with_a_beat_alone = "UPDATE daemon_beat SET last_sweep_started = NULL, last_sweep_completed = NULL"
    beat(working, later)
    sql(working, with_a_beat_alone)

    findings = {each.name: each for each in asked(working, later)}
    dead = {each.name: each for each in asked(working, later + timedelta(minutes=6))}

    told = "last beat 0 seconds ago; it waits until the site speaks"
    assert (Level.OK, told) == (findings["daemon"].level, findings["daemon"].told)
    assert Level.BAD is dead["daemon"].level
    assert Level.BAD is findings["silence"].level
    assert (Level.BAD, True) == (findings["cases"].level, "silent" in findings["cases"].remedy)
