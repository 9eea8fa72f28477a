"""A new placement while the old case is open, and a fact that changes, as people type it."""

from tests.acceptance.command_line import PLACEMENT, CommandLine

OLD, NEW = "SN-2026/1", "SN-2026/2"
OLLE, RUT, PIA = (("--as", f"{name}@example.se") for name in ("olle", "rut", "pia"))
#: What `case open` is told of the same pupil's next placement.
OPENING = (
    *("case", "open", NEW, "--personal-number", PLACEMENT["personal_number"], "--pupil-name", "Kim Ek"),
    *("--home-municipality", "0180", "--home-school-code", "oak", "--youth-home-code", "home"),
    *("--placement-type", "acute", "--legal-basis", "lvu_6", "--admitted-on", "2026-11-02"),
)
CLOSING = ("case", "close", OLD, "--outcome", "new_placement", "--with", "maja@example.se", *OLLE)
REASON = ("--reason", "Placed anew.")


def admitted_twice(sisam: CommandLine, *words: str) -> str:
    """Import a placement and open another one; return what the opening said."""
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    return sisam.well(*OPENING, *words, *OLLE).out


def test_opening_says_what_becomes_of_the_case_before(sisam: CommandLine) -> None:
    told = admitted_twice(sisam, "--after", OLD)

    assert f"In case {OLD} of the same pupil:" in told
    assert "The step “Settle: new placement” opened with social services." in told
    assert "The step “Settle: new placement” is due by 9 November 2026." in told


def test_the_case_before_is_found_without_its_number(sisam: CommandLine) -> None:
    assert f"In case {OLD} of the same pupil:" in admitted_twice(sisam)


def test_each_case_shows_the_other_to_whoever_is_a_party_of_both(sisam: CommandLine) -> None:
    admitted_twice(sisam)

    for who in ((), OLLE):
        assert f"Followed by {NEW}, the new placement" in sisam.well("case", "show", OLD, *who).out
        assert f"Follows {OLD}, the placement before" in sisam.well("case", "show", NEW, *who).out
        assert [NEW] == sisam.well("case", "show", OLD, "--json", *who).json["followed_by"]
        assert OLD == sisam.well("case", "show", NEW, "--json", *who).json["follows"]


def test_what_is_left_is_named_with_each_way_to_settle_it_as_one_types_it(sisam: CommandLine) -> None:
    admitted_twice(sisam)

    refused = sisam(*CLOSING, *REASON)

    assert (1, "") == (refused.code, refused.out)
    assert "Settle each of them in one of three ways" in refused.err
    assert f"sisam step offer {OLD} contact" in refused.err
    assert f"sisam step waive {OLD} contact" in refused.err
    assert f"sisam case close {OLD} --outcome new_placement --with EMAIL --reason TEXT --carry" in refused.err


def test_debts_are_carried_and_both_cases_tell_of_it(sisam: CommandLine) -> None:
    admitted_twice(sisam)
    sisam.well("step", "waive", OLD, "school_agreement", "--reason", "A new one is written.", *PIA)
    steps = ("contact", "school_information", "introduction_meeting", "educational_handover", "feedback")
    # The school section was never offered; nobody waits for it any more.
    sisam.well("step", "waive", OLD, "school_section", "--reason", "Admitted.", *OLLE)
    carry = [word for step in steps for word in ("--carry", step)]

    preview = sisam(*CLOSING, *REASON, *carry, "--preview")
    assert "A preview; nothing has been changed." in preview.err
    closed = sisam.well(*CLOSING, *REASON, *carry)

    for told in (preview.out, closed.out):
        assert "“Early contact with the home school” was carried to the case of the new placement" in told
        assert f"Case {OLD} is closed; nothing is owed." in told
        assert f"In case {NEW} of the same pupil:" in told
        assert "goes on with what was left in the pupil's case before by social services" in told
    (case,) = sisam.well("case", "list", "--json").json
    assert NEW == case["number"]
    sisam.well("sweep")
    sisam.well("outbox", "send")
    assert "all_hold" == sisam.well("audit", "--json").json["verdict"]


def test_the_legal_basis_changes_after_the_courts_decision(sisam: CommandLine) -> None:
    admitted_twice(sisam)

    changed = sisam.well("case", "set-fact", NEW, "legal_basis", "lvu_2", *OLLE)

    assert "instead of LVU, section 6" in changed.out
    for words in (("legal_basis", "lvu_9"), ("sudden", "no"), ("school_form", "folkskola")):
        refused = sisam("case", "set-fact", NEW, *words, *OLLE)
        assert 1 == refused.code
        assert "Choose one of these" in refused.err
    assert 1 == sisam("case", "set-fact", NEW, "legal_basis", "lvu_3", *RUT).code
