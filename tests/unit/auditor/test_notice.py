"""What operations read holds ids and counts, and nothing of a case or of the machine."""

from dataclasses import replace

import pytest

from sisam.auditor.inspection import TITLES, Finding, Inspection
from sisam.auditor.notice import Notice, figures_of, lines_of, subject_of
from sisam.auditor.told import Told
from sisam.domain.ids import CaseId
from tests.builders import NOW
from tests.unit.auditor.inspections import GREEN, red

NOTICE = Notice("kommunen.se", {"I05": "Missed is for ever", "sweep": "A daemon sweeps"})
NEWS = Told(NOW, ("I05",), "abc")
BOTH = Inspection(
    NOW,
    (
        *(Finding("I05", CaseId(f"case-{n}"), "Secret words.", (f"SN-{n}", "step-1")) for n in range(12)),
        Finding("sweep", None, "None."),
    ),
    ("It could not be read.",),
    40,
)


def body_of(inspection: Inspection) -> str:
    return NOTICE.envelope(inspection, NEWS, "drift@example.se").body


def test_each_invariant_has_a_line_with_its_count_and_what_it_is_called() -> None:
    assert [
        "  I05    12  Missed is for ever",
        "  sweep   1  A daemon sweeps",
        "  could not check: It could not be read.",
    ] == list(lines_of(BOTH, NOTICE.titles))


def test_an_invariant_without_a_name_is_told_by_its_id() -> None:
    assert ["  I99  1"] == list(lines_of(red("I99"), {}))


def test_the_subject_says_what_is_wrong_or_that_nothing_is() -> None:
    assert "SiSam auditor: red (I05, sweep, unchecked)" == subject_of(BOTH)
    assert "SiSam auditor: all is well again" == subject_of(GREEN)


def test_the_mail_says_how_many_cases_and_what_to_do() -> None:
    body = body_of(BOTH)

    assert "looked at 40 cases" in body
    assert "  I05    12  Missed is for ever\n" in body
    assert "`sisam doctor`" in body
    assert max(map(len, body.splitlines())) <= 80


def test_all_is_well_again_says_whether_somebody_sweeps() -> None:
    assert "every invariant holds, and a daemon sweeps." in body_of(GREEN)
    assert "`sisam adopt`" in body_of(replace(GREEN, swept=False))


def test_of_a_silent_site_nobody_says_that_all_is_well() -> None:
    silent = replace(GREEN, swept=False)

    assert "SiSam auditor: nothing is broken, but the site is silent: adopt it" == subject_of(silent)
    assert "well" not in body_of(silent).splitlines()[2]


@pytest.mark.parametrize("word", TITLES)
def test_what_is_no_invariant_sends_nobody_to_the_audit(word: str) -> None:
    assert "`sisam audit`" not in body_of(red(word))
    assert "`sisam doctor`" in body_of(red(word))
    assert "`sisam audit`" in body_of(red(word, "I05"))


def test_nothing_of_a_case_is_in_a_mail_or_a_ping() -> None:
    envelope = NOTICE.envelope(BOTH, NEWS, "drift@example.se")

    everything = "\n".join([envelope.subject, envelope.body, envelope.message_id, figures_of(BOTH)])
    assert [] == [word for word in ("case-", "SN-", "step-1", "Secret") if word in everything]


def test_a_ping_is_the_verdict_and_a_count_for_each_id() -> None:
    assert "red\nI05 12\nsweep 1\nunchecked 1" == figures_of(BOTH)


def test_every_attempt_to_tell_one_thing_to_one_address_has_one_id() -> None:
    ids = [
        NOTICE.envelope(BOTH, news, address).message_id
        for news in (NEWS, replace(NEWS, missing=("a",)), replace(NEWS, digest="def"))
        for address in ("a@example.se", "b@example.se")
    ]

    assert ids[:2] == ids[2:4]
    assert 4 == len(set(ids))
    assert all(each.endswith("@kommunen.se>") for each in ids)
