"""A statement is written and read letter by letter, and nothing else is taken for one."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.statement import (
    Counts,
    EmptySeat,
    Head,
    NextDue,
    NotAStatement,
    Owed,
    Shared,
    SignedStatement,
    Statement,
    UnknownFormat,
    body_of,
    checksum_of,
    day_of_file,
    file_name,
    read_file,
    read_statement,
)

DAY = date(2026, 11, 2)
HEADS = (Head("SN-Å/1", 3, "aa"), Head("SN-2", 1, "bb"))
WHOLE = Statement(
    organisation="soc",
    day=DAY,
    made_at=datetime(2026, 11, 2, 5, 0, 1, 5, tzinfo=UTC),
    program="0.1.0",
    counts=Counts(2, 1, 1, 0),
    deadlines=(NextDue("SN-2", "contact", DAY),),
    vacancies=(EmptySeat("soc", "manager", DAY),),
    owed=(Owed("oak", 1, 2, 1), Owed(None, 0, 1, 0)),
    shared=(Shared("oak", 1, "cc"), Shared(None, 1, "dd")),
    heads=HEADS,
)
EMPTY = replace(WHOLE, counts=Counts(0, 0, 0, 0), deadlines=(), vacancies=(), owed=(), shared=(), heads=())
SIGNED = SignedStatement(body_of(WHOLE), "5e", "k1")


@pytest.mark.parametrize("statement", [WHOLE, EMPTY])
def test_a_statement_is_read_as_it_was_written(statement: Statement) -> None:
    assert statement == read_statement(body_of(statement))


def test_its_file_is_one_line_of_canonical_json_and_is_read_again() -> None:
    text = SIGNED.file()

    assert (
        json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n" == text
    )
    assert SIGNED == read_file(text)
    assert WHOLE == read_file(text).statement


@given(st.data())
def test_a_file_that_differs_in_one_letter_is_refused_or_tells_another_statement_or_signature(
    data: st.DataObject,
) -> None:
    text = SIGNED.file()
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters(codec="utf-8"))
    changed = text[:place] + letter + text[place + 1 :]
    if changed == text:
        return
    try:
        found = read_file(changed)
    except (NotAStatement, UnknownFormat):
        return
    # Whatever is still read differs in what is signed, or in the signature: that is the key's to refuse.
    assert SIGNED != found
    assert changed == found.file()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "[]",
        "{}",
        "null",
        "NaN",
        "[" * 100_000,
        SIGNED.file().rstrip("\n"),
        SIGNED.file() + "\n",
        " " + SIGNED.file(),
        SIGNED.file().replace(":", ": ", 1),
        SIGNED.file().replace('"key_id":"k1",', ""),
        SIGNED.file().replace('"key_id":"k1"', '"key_id":"k1","key_id":"k1"'),
        SIGNED.file().replace('"k1"', "1"),
        SIGNED.file().replace('"program":"0.1.0"', '"program":"0.1.0","more":1'),
        SIGNED.file().replace('"day":"2026-11-02"', '"day":"20261102"'),
        SIGNED.file().replace("Å", "\\u00c5"),
        SIGNED.file()[: len(SIGNED.file()) // 2],
        '{"format":"sisam-statement-1","key_id":"k1","signature":"5e","statement":{}}\n',
    ],
)
def test_what_is_no_statement_is_refused(text: str) -> None:
    with pytest.raises(NotAStatement) as refused:
        read_file(text, "in.json")

    assert "in.json" == refused.value.faults[0].file


def test_a_form_of_a_later_program_is_named() -> None:
    with pytest.raises(UnknownFormat) as refused:
        read_file(SIGNED.file().replace("statement-1", "statement-2"))

    assert "sisam-statement-2" == refused.value.found


def test_the_checksum_does_not_hang_on_the_order_of_the_heads_and_on_everything_else() -> None:
    same = checksum_of(reversed(HEADS))
    others = {
        checksum_of(()),
        checksum_of(HEADS[:1]),
        checksum_of((replace(HEADS[0], position=4), HEADS[1])),
        checksum_of((replace(HEADS[0], hash="ab"), HEADS[1])),
        checksum_of((replace(HEADS[0], case="SN-3"), HEADS[1])),
    }

    assert WHOLE.checksum == same
    assert 5 == len(others - {same})


def test_with_somebody_who_is_not_named_nothing_is_shared() -> None:
    assert Shared("oak", 1, "cc") == WHOLE.shared_with("oak")
    assert Shared("elm", 0, checksum_of(())) == WHOLE.shared_with("elm")


def test_what_others_owe_is_answers_and_steps() -> None:
    assert 4 == WHOLE.owed_in_all


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("oak", "sisam-statement-oak-2026-11-02.json"),
        ("../etc", "sisam-statement-%2E%2E%2Fetc-2026-11-02.json"),
        ("Å sø", "sisam-statement-%C3%85%20s%C3%B8-2026-11-02.json"),
    ],
)
def test_a_file_is_called_after_the_code_and_the_day(code: str, name: str) -> None:
    assert name == file_name(code, DAY)
    assert DAY == day_of_file(name)


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_codes_never_share_a_file(one: str, other: str) -> None:
    assert (one == other) is (file_name(one, DAY) == file_name(other, DAY))


@pytest.mark.parametrize(
    "name",
    ["notes.json", "sisam-statement-oak-2026-11-02.json.1", "sisam-statement-oak-2026-13-02.json", ".x.part"],
)
def test_other_files_tell_no_day(name: str) -> None:
    assert day_of_file(name) is None
