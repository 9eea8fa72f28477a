"""Looking at the database: its library, its schema, whether it can be written, and the vault's key."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sisam.application.finding import Finding, Level
from sisam.bootstrap import Program
from sisam.doctor.finding import failed, well
from sisam.errors import SisamError
from sisam.settings import Settings
from sisam.storage import migrating
from sisam.storage.dialect import Library, choose_library
from sisam.storage.engine import address_of
from sisam.storage.failures import SchemaMissing, SchemaOlder
from sisam.storage.revision import refuse_newer
from sisam.storage.schema import REVISION
from sisam.vault.keys import load_keys
from sisam.wording.doctor_sentences import DoctorSentence


def library(chosen: Library | None = None) -> Iterator[Finding]:
    """Yield which SQLite library works, in which mode, and why."""
    used = chosen or choose_library()
    told = DoctorSentence.LIBRARY.of(
        version=used.version, name=used.name, mode=used.journal_mode, synchronous=used.synchronous
    )
    if used.journal_mode == "WAL":
        yield well("library", told)
    else:
        yield Finding("library", Level.WARN, told, DoctorSentence.WHEEL.of(why=used.why))


def schema(folder: Path, settings: Settings) -> Iterator[Finding]:
    """Yield whether the database is of the program's version."""
    address = address_of(folder / settings.database)
    try:
        found = migrating.current(address)
        if found is None:
            raise SchemaMissing(address)
        refuse_newer(found)
        if found != REVISION:
            raise SchemaOlder(found, REVISION)
    except SisamError as error:
        yield failed("schema", error)
    else:
        yield well("schema", DoctorSentence.SCHEMA.of(version=found))


def keys(folder: Path, settings: Settings, environment: Mapping[str, str]) -> Iterator[Finding]:
    """Yield whether there is a key that the program may use; what it opens is looked at later."""
    try:
        load_keys(folder / settings.vault_key_file, environment)
    except SisamError as error:
        yield failed("key", error)


def writable(program: Program) -> Iterator[Finding]:
    """Yield whether the database takes a transaction that writes; none is kept."""
    try:
        with program.store.write():
            pass
    except SisamError as error:
        yield failed("writing", error)


def sealed(program: Program) -> Iterator[Finding]:
    """Yield whether the key opens one name of each key that any was sealed with."""
    with program.store.read() as work:
        samples = work.subjects.samples()
    try:
        for each in samples:
            program.site.sealer.open(each)
    except SisamError as error:
        yield failed("key", error)
    else:
        if len(samples) > 1:
            yield well("key", DoctorSentence.SEALED_BY_SEVERAL.of(count=len(samples)))
        else:
            yield well("key", (DoctorSentence.SEALED if samples else DoctorSentence.NOTHING_SEALED).of())


def silence(program: Program) -> Iterator[Finding]:
    """Yield that the site is silent, where it is."""
    with program.store.read() as work:
        state = work.site_states.get()
    if state.silent_since is not None:
        yield Finding(
            "silence",
            Level.BAD,
            DoctorSentence.SILENT.of(since=state.silent_since, backup=state.restored_from),
            DoctorSentence.ADOPT.of(),
        )


def damage(folder: Path, settings: Settings) -> Iterator[Finding]:
    """Yield whether pages, tables, views and references are as the program makes them; this takes long."""
    found = migrating.check(address_of(folder / settings.database))
    if found:
        yield Finding(
            "damage",
            Level.BAD,
            DoctorSentence.DAMAGED.of(count=len(found), first=found[0]),
            DoctorSentence.DAMAGED_REMEDY.of(),
        )
    else:
        yield well("damage", DoctorSentence.WHOLE.of())
