"""A pupil is away and comes back, as people type it."""

from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"
OLLE, RUT, PIA = (("--as", f"{name}@example.se") for name in ("olle", "rut", "pia"))
ADMITTED_TODAY = PLACEMENT | {"admitted_on": "2026-11-02"}


def mapping(sisam: CommandLine) -> dict[str, object]:
    steps: list[dict[str, object]] = sisam.well("case", "show", CASE, "--json").json["steps"]
    return next(each for each in steps if each["step"] == "mapping")


def test_a_pupil_who_is_away_moves_what_waits_and_coming_back_early_moves_it_again(
    sisam: CommandLine,
) -> None:
    sisam.well("import", "placements", sisam.placements(ADMITTED_TODAY))
    assert "2026-11-09" == mapping(sisam)["due"]

    away = sisam.well("case", "pause", CASE, "--reason", "hospital", "--until", "2026-11-11", *PIA)
    assert (
        "A pause was recorded by the youth home's school: the pupil is away from 2 November 2026, planned "
        "until 11 November 2026." in " ".join(away.out.split())
    )
    moved = mapping(sisam)
    assert "2026-11-19" == moved["due"]
    assert "= 9 November 2026, moved 10 days for pauses = 19 November 2026." in str(moved["explanation"])

    sisam.well("outbox", "send")
    later = "2026-11-04T08:00+01:00"
    back = sisam.well("case", "resume", CASE, "--on", "2026-11-03", *OLLE, now=later)
    assert "The pause was ended by social services; the pupil was back on 3 November 2026" in back.out
    assert "2026-11-10" == mapping(sisam)["due"]
    sisam.well("sweep", now=later)
    sisam.well("outbox", "send", now=later)
    assert "All invariants hold (1 case).\n" == sisam.well("audit", now=later).out


def test_a_pause_is_shown_and_its_reason_only_to_those_who_may_pause(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(ADMITTED_TODAY))
    assert [None] == [each["paused_until"] for each in sisam.well("case", "list", "--json").json]
    assert sisam.well("case", "show", CASE, "--json").json["pause"] is None

    sisam.well("case", "pause", CASE, "--reason", "detention", "--until", "2026-11-13", *OLLE)

    assert "until 2026-11-13" in sisam.well("case", "list").out
    assert ["2026-11-13"] == [each["paused_until"] for each in sisam.well("case", "list", "--json").json]
    days = {"from": "2026-11-02", "until": "2026-11-13"}
    for who, reason in (((), None), (RUT, None), (OLLE, "detention"), (PIA, "detention")):
        assert days | {"reason": reason} == sisam.well("case", "show", CASE, "--json", *who).json["pause"]
    line = "Paused: the pupil is away from 2 November 2026, planned until 13 November 2026"
    assert f"{line}\n" in sisam.well("case", "show", CASE, *RUT).out
    assert f"{line} (In detention)\n" in sisam.well("case", "show", CASE, *OLLE).out


def test_no_mail_says_why_the_pupil_is_away(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(ADMITTED_TODAY))
    sisam.well("outbox", "send")
    before = set((sisam.site / "outbox").glob("*.eml"))

    sisam.well("case", "pause", CASE, "--reason", "detention", "--until", "2026-11-13", *OLLE)
    sisam.well("outbox", "send")

    new = [path.read_bytes().decode() for path in set((sisam.site / "outbox").glob("*.eml")) - before]
    assert any("Uppeh" in each for each in new)
    for each in new:
        assert not any(word in each.casefold() for word in ("detention", "häkt", "h=e4kt", "h=c3=a4kt"))


def test_what_may_be_typed_about_a_pause_depends_on_whether_one_goes_on(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(ADMITTED_TODAY))
    may = sisam.well("case", "show", CASE, "--json", *OLLE).json["may"]
    assert f"case pause {CASE} --reason REASON --until DATE" in may
    assert f"case resume {CASE}" not in may

    sisam.well("case", "pause", CASE, "--reason", "absconded", "--until", "2026-11-13", *OLLE)

    may = sisam.well("case", "show", CASE, "--json", *OLLE).json["may"]
    assert f"case pause {CASE} --until DATE --words TEXT" in may
    assert f"case resume {CASE}" in may


def test_a_pause_that_cannot_be_is_refused_with_the_command_to_use_instead(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(ADMITTED_TODAY))
    asked = ("case", "pause", CASE, *OLLE)
    refused = (
        (("--until", "2026-11-13"), "No pause goes on. If one is to begin, say why the pupil is away"),
        (("--until", "2026-11-13", "--reason", "holiday"), "absconded"),
        (("--until", "2026-11-17", "--reason", "hospital"), "to 16 November 2026"),
        (
            ("--until", "2026-11-13", "--reason", "hospital", "--from", "2026-11-01"),
            "from 2 November 2026 on",
        ),
        (("--until", "soon", "--reason", "hospital"), "--until"),
    )
    for words, told in refused:
        ran = sisam(*asked, *words)
        assert 1 == ran.code
        assert told in " ".join(ran.err.split())
    ran = sisam("case", "resume", CASE, *OLLE)
    assert f"Paused: `sisam case pause {CASE} --reason" in " ".join(ran.err.split())


def test_a_pause_is_prolonged_with_a_reason_and_a_preview_changes_nothing(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(ADMITTED_TODAY))
    sisam.well("case", "pause", CASE, "--reason", "absconded", "--until", "2026-11-04", *OLLE)
    longer = ("case", "pause", CASE, "--until", "2026-11-06", *OLLE)

    assert "Write why it lasts longer" in sisam(*longer).err
    previewed = sisam(*longer, "--words", "Still missing.", "--preview")
    assert "changed by social services from 4 November 2026 to 6 November 2026" in previewed.out
    assert "2026-11-04" == sisam.well("case", "show", CASE, "--json").json["pause"]["until"]

    sisam.well(*longer, "--words", "Still missing.")
    assert "2026-11-06" == sisam.well("case", "show", CASE, "--json").json["pause"]["until"]
