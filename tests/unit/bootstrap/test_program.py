"""The parts of a site put together: it publishes, opens a case, tells of it and is audited."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sisam.application.cases.carrying_out import carry_out
from sisam.application.messages.sending import send_due
from sisam.application.ports.outbox import MessageStatus
from sisam.bootstrap import Program, open_program
from sisam.domain.command import Fire
from sisam.engine.releasing import GROUPING
from sisam.errors import Unavailable
from tests.builders import NOW, YOUTH_HOME
from tests.sites import a_case_at, organisations, seated
from tests.story import a_command_of

LATER = datetime(2026, 11, 10, 8, tzinfo=UTC)


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


def test_a_program_that_only_reads_audits_and_writes_nothing(folder: Path) -> None:
    open_program(folder, {}).store.close()
    program = open_program(folder, {}, read_only=True)

    report = program.audit(LATER)
    with pytest.raises(Unavailable), program.store.write():
        pass
    program.store.close()

    assert 0 == report.verdict
