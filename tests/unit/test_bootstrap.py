"""The parts of a site put together: it opens, publishes, opens a case, tells of it and is audited."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sisam.application.cases.carrying_out import carry_out
from sisam.application.messages.sending import send_due
from sisam.application.ports.outbox import MessageStatus
from sisam.bootstrap import Program, RandomIds, open_program, operations_channel_of, read_definitions
from sisam.catalogue.folders import shipped
from sisam.channels.email import MailServer, Security
from sisam.domain.command import Fire
from sisam.domain.language import Language
from sisam.domain.office_hours import ALWAYS, OfficeHours
from sisam.engine.releasing import GROUPING
from sisam.errors import Invalid, Unavailable
from sisam.settings import Settings
from sisam.storage.engine import address_of
from sisam.storage.migrating import upgrade
from sisam.vault.keys import make_key_file
from tests.builders import NOW, YOUTH_HOME
from tests.sites import a_case_at, organisations, seated
from tests.story import a_command_of

LATER = datetime(2026, 11, 10, 8, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site's folder with a key and an empty database, and no settings of its own."""
    (tmp_path / "config.toml").write_text("", encoding="utf-8")
    make_key_file(tmp_path / "vault.key")
    upgrade(address_of(tmp_path / "sisam.db"), create=True)
    return tmp_path


def settled(folder: Path) -> Program:
    """Open the site and settle it: rules are published, and everybody sits."""
    program = open_program(folder, {})
    program.publish(NOW)
    persons, holdings = seated()
    with program.store.write() as work:
        work.register.put_organisations(organisations())
        work.register.put_persons(persons)
        work.register.add_holdings(holdings)
        work.commit()
    return program


def test_a_case_lives_from_its_opening_to_a_message_in_the_folder_and_the_audit_holds(folder: Path) -> None:
    program = settled(folder)
    case_id = a_case_at(program.site)
    carry_out(program.site, case_id, a_command_of(Fire("admit"), YOUTH_HOME, words="By telephone."), NOW)

    sent = send_due(program.site, program.channel(), program.texts(), NOW + GROUPING.notices)

    assert sent
    assert {MessageStatus.SENT} == {message.status for message in sent}
    assert len(sent) == len(list((folder / "outbox").rglob("*.eml")))
    assert () == tuple(program.audit(NOW).violations)


def test_words_lie_enciphered_in_the_file(folder: Path) -> None:
    program = settled(folder)
    case_id = a_case_at(program.site)

    carry_out(program.site, case_id, a_command_of(Fire("admit"), YOUTH_HOME, words="By telephone."), NOW)

    program.store.close()
    assert b"By telephone." not in (folder / "sisam.db").read_bytes()


def test_the_same_definitions_are_published_once(folder: Path) -> None:
    program = open_program(folder, {})

    assert {"calendar", "law", "workflow"} == {part.kind for part in program.publish(NOW)}
    assert [] == program.publish(LATER)


def test_a_site_without_its_key_does_not_open(folder: Path) -> None:
    (folder / "vault.key").unlink()

    with pytest.raises(Unavailable):
        open_program(folder, {})


def test_a_site_without_its_database_does_not_open(folder: Path) -> None:
    (folder / "sisam.db").unlink()

    with pytest.raises(Unavailable):
        open_program(folder, {})


def test_a_site_with_wrong_settings_does_not_open(folder: Path) -> None:
    (folder / "config.toml").write_text("databse = 1", encoding="utf-8")

    with pytest.raises(Invalid):
        open_program(folder, {})


def test_what_ships_is_accepted_by_the_proof() -> None:
    definitions = read_definitions("placement", NOW)

    assert () == tuple(definitions.objections)
    assert {"accepted"} == {part.verdict for part in definitions.parts}
    assert set(Language) == set(definitions.texts)


def test_an_operators_workflow_comes_before_the_one_that_ships_and_is_proved(tmp_path: Path) -> None:
    folder = tmp_path / "placement"
    folder.mkdir(parents=True)
    text = (shipped("workflows") / "placement" / "workflow.toml").read_text(encoding="utf-8")
    # The watch is what keeps an unmoving case from being forgotten.
    spoiled = text.replace('watch = "watch"', "", 1).replace('version = "4"', 'version = "spoiled"', 1)
    (folder / "workflow.toml").write_text(spoiled, encoding="utf-8")

    definitions = read_definitions("placement", NOW, tmp_path)

    assert "spoiled" == definitions.workflow.version
    assert definitions.objections
    assert {"refused"} == {part.verdict for part in definitions.parts}


def test_no_two_ids_are_the_same() -> None:
    ids = RandomIds()

    given = [ids.new() for _ in range(1000)]

    assert 1000 == len(set(given))
    assert all(len(each) == 16 for each in given)


def test_operations_are_reached_over_a_server_of_their_own_or_everybodys(tmp_path: Path) -> None:
    everybodys = {"smtp_host": "mail.example.se", "smtp_port": 25, "smtp_ca_file": "ca.pem"}
    own = {"operations_smtp_host": "other.example.se", "operations_smtp_security": "tls"}
    named = {"operations_email": ["drift@example.se"]}

    channels = [
        operations_channel_of(Settings.model_validate(given), tmp_path)
        for given in (everybodys | own, everybodys | named, everybodys | own | named)
    ]

    assert [
        None,
        MailServer("mail.example.se", 25, ca_file=tmp_path / "ca.pem"),
        MailServer("other.example.se", 587, Security.TLS),
    ] == [channel and channel.server for channel in channels]


def test_a_program_that_only_reads_audits_and_writes_nothing(folder: Path) -> None:
    open_program(folder, {}).store.close()
    program = open_program(folder, {}, read_only=True)

    report = program.audit(LATER)
    with pytest.raises(Unavailable), program.store.write():
        pass
    program.store.close()

    assert 0 == report.verdict


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("", OfficeHours.read("08:00-17:00")),
        ('office_hours = "07:30-16:00"', OfficeHours.read("07:30-16:00")),
        ('office_hours = ""', ALWAYS),
    ],
)
def test_a_site_has_the_office_hours_of_its_settings_and_groups_its_messages(
    folder: Path, line: str, hours: OfficeHours
) -> None:
    (folder / "config.toml").write_text(line, encoding="utf-8")

    site = open_program(folder, {}).site

    assert (hours, GROUPING) == (site.office_hours, site.grouping)
