"""The doctor tells each defect that is planted, and nothing of a site that is well."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.finding import Level
from sisam.application.ports.site_state import SiteState
from sisam.bootstrap import Program
from sisam.catalogue.folders import shipped
from sisam.domain.command import Fire
from sisam.domain.ids import CaseId
from sisam.vault.keys import add_key, make_key_file
from tests.builders import NOW, SOCIAL_SERVICES, YOUTH_HOME
from tests.sites import AGENCY, does
from tests.unit.doctor.examined import asked, at, beat, ill, look

MINUTE = timedelta(minutes=1)


def sql(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "sisam.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


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
        "log reviews",
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
