"""Agreements are read whole or refused whole, with every fault at once."""

from datetime import date
from pathlib import Path

import pytest

from sisam.catalogue.agreements import agreement_files, agreement_from_body, read_agreement
from sisam.catalogue.bodies import hash_of
from sisam.domain.agreement import ClockOverlay, ContactSeat
from sisam.domain.language import Language
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.seat import Role
from sisam.errors import Invalid

WHOLE = """
code = "norrby"
version = "1"
title = { sv = "Norrby kommun", en = "Norrby municipality" }
registry_number = "SiS 2026/117"
municipality = "0380"
signed_by = ["sis", "social"]
covers = ["social"]
valid_from = 2026-10-01
valid_until = 2028-09-30

[[contact]]
organisation = "social"
role = "manager"

[clock.contact]
due = { 2 = { count = 3, clock = "working_days" } }
answer = { count = 1, clock = "weeks" }

[role]
home_school = "contact_teacher"
"""


def written(folder: Path, text: str = WHOLE) -> Path:
    path = folder / "norrby.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_that_a_file_says_is_read(tmp_path: Path) -> None:
    agreement, body = read_agreement(written(tmp_path))

    assert ("norrby", "1", "Norrby kommun", "SiS 2026/117", "0380") == (
        agreement.code,
        agreement.version,
        agreement.title[Language.SV],
        agreement.registry_number,
        agreement.municipality,
    )
    assert (date(2026, 10, 1), date(2028, 9, 30)) == (agreement.valid_from, agreement.valid_until)
    assert (("sis", "social"), ("social",)) == (agreement.signed_by, agreement.covers)
    assert (ContactSeat("social", Role.MANAGER),) == agreement.contacts
    overlay = ClockOverlay({2: Interval(3, Clock.WORKING_DAYS)}, Interval(1, Clock.WEEKS))
    assert {"contact": overlay} == agreement.clocks
    assert {"home_school": Role.CONTACT_TEACHER} == agreement.roles
    assert hash_of(body) == agreement.hash


def test_a_stored_body_is_the_same_agreement(tmp_path: Path) -> None:
    agreement, body = read_agreement(written(tmp_path))

    assert agreement == agreement_from_body(body)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('code = "norrby"', 'code = "sorby"', "code"),
        ('"0380"', '"380"', "municipality"),
        ("2028-09-30", "2026-09-30", "valid_until"),
        ('signed_by = ["sis", "social"]', "signed_by = []", "signed_by"),
        ('"manager"', '"boss"', "contact.1.role"),
        ('"contact_teacher"', '"boss"', "role.home_school"),
        ("[role]", "[roles]", "roles"),
        ("2 = {", "0 = {", "clock.contact.due.0"),
        ("count = 3", "count = -3", "clock.contact.due.2.count"),
        ('clock = "weeks"', 'clock = "weeks", source = "law"', "clock.contact.answer.source"),
        ("[clock.contact]", "[clock.coffee]\n[clock.contact]", "clock.coffee"),
        ("[[contact]]", "[[contact]]\nladder = 1", "contact.1.ladder"),
    ],
)
def test_a_fault_is_told_with_its_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_agreement(written(tmp_path, WHOLE.replace(old, new, 1)))

    assert [key] == [fault.key for fault in refused.value.faults]
    assert all(fault.remedy and fault.file == str(tmp_path / "norrby.toml") for fault in refused.value.faults)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = WHOLE.replace('"0380"', '"380"').replace('"boss"', "1").replace('version = "1"', "")

    with pytest.raises(Invalid) as refused:
        read_agreement(written(tmp_path, text))

    assert {"municipality", "version"} == {fault.key for fault in refused.value.faults}


def test_the_files_of_a_folder_are_known_by_their_codes(tmp_path: Path) -> None:
    path = written(tmp_path)

    assert ({"norrby": path}, {}) == (agreement_files(tmp_path), agreement_files(tmp_path / "nowhere"))
