"""Every deadline explains itself in Swedish and in English."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from sisam.domain.anchor import TELLS_BIRTH, Anchor
from sisam.domain.language import Language
from sisam.domain.reckoning import Clock, Direction, Interval, Reckoning
from sisam.domain.source import Source
from sisam.wording.anchors import ANCHOR_PHRASES, anchor_phrase
from sisam.wording.derivations import explain

SV, EN = Language.SV, Language.EN
LAW, POLICY = Source.LAW, Source.POLICY

TEN_WORKING_DAYS = Reckoning(
    anchor="admitted",
    anchor_on=date(2026, 11, 2),
    interval=Interval(10, Clock.WORKING_DAYS),
    direction=Direction.AFTER,
    maximum=False,
    times=1,
    nominal_on=date(2026, 11, 16),
    due_on=date(2026, 11, 16),
    skipped=4,
    floor_on=None,
)
ONE_WORKING_DAY = replace(
    TEN_WORKING_DAYS,
    anchor_on=date(2026, 5, 13),
    interval=Interval(1, Clock.WORKING_DAYS),
    nominal_on=date(2026, 5, 15),
    due_on=date(2026, 5, 15),
    skipped=1,
)
FOUR_WEEKS = replace(
    TEN_WORKING_DAYS,
    anchor="care_executed",
    anchor_on=date(2026, 11, 28),
    interval=Interval(4, Clock.WEEKS),
    nominal_on=date(2026, 12, 26),
    due_on=date(2026, 12, 28),
    skipped=2,
)
TWO_WEEKS_BEFORE = replace(
    TEN_WORKING_DAYS,
    anchor="forecast",
    anchor_on=date(2026, 12, 20),
    interval=Interval(2, Clock.WEEKS),
    direction=Direction.BEFORE,
    nominal_on=date(2026, 12, 6),
    due_on=date(2026, 12, 4),
    skipped=2,
)
SIX_MONTHS_AT_MOST = replace(
    TEN_WORKING_DAYS,
    anchor="discharged",
    anchor_on=date(2026, 5, 9),
    interval=Interval(6, Clock.MONTHS),
    maximum=True,
    nominal_on=date(2026, 11, 9),
    due_on=date(2026, 11, 9),
    skipped=0,
)


def told(
    reckoning: Reckoning,
    language: Language = SV,
    source: Source = POLICY,
    citation: str | None = None,
) -> str:
    phrase = anchor_phrase(reckoning.anchor, language)
    return explain(reckoning, source, citation, language, phrase)


def test_ten_working_days_after_admission_are_explained_in_swedish() -> None:
    assert (
        "10 arbetsdagar efter inskrivningen 2 november 2026 (hoppar över 4 lediga dagar) "
        "= 16 november 2026. Källa: riktvärde." == told(TEN_WORKING_DAYS)
    )


def test_ten_working_days_after_admission_are_explained_in_english() -> None:
    assert (
        "10 working days after admission on 2 November 2026 (skipping 4 days off) "
        "= 16 November 2026. Source: default policy." == told(TEN_WORKING_DAYS, EN)
    )


def test_one_day_is_told_in_the_singular() -> None:
    assert (
        "1 arbetsdag efter inskrivningen 13 maj 2026 (hoppar över 1 ledig dag) "
        "= 15 maj 2026. Källa: riktvärde." == told(ONE_WORKING_DAY)
    )
    assert (
        "1 working day after admission on 13 May 2026 (skipping 1 day off) "
        "= 15 May 2026. Source: default policy." == told(ONE_WORKING_DAY, EN)
    )


def test_where_no_free_day_was_skipped_none_is_mentioned() -> None:
    due_on = date(2026, 5, 14)
    plain = replace(ONE_WORKING_DAY, nominal_on=due_on, due_on=due_on, skipped=0)
    assert "1 arbetsdag efter inskrivningen 13 maj 2026 = 14 maj 2026. Källa: riktvärde." == told(plain)


def test_school_days_skip_days_without_school() -> None:
    due_on = date(2026, 11, 5)
    school_days = replace(
        TEN_WORKING_DAYS,
        anchor="school_starts",
        anchor_on=date(2026, 10, 22),
        interval=Interval(5, Clock.SCHOOL_DAYS),
        nominal_on=due_on,
        due_on=due_on,
        skipped=9,
    )
    assert (
        "5 skoldagar efter den planerade skolstarten 22 oktober 2026 "
        "(hoppar över 9 skolfria dagar) = 5 november 2026. Källa: riktvärde." == told(school_days)
    )
    assert (
        "5 school days after the planned start of school on 22 October 2026 "
        "(skipping 9 days without school) = 5 November 2026. Source: default policy." == told(school_days, EN)
    )


def test_a_legal_deadline_that_moved_says_whither_and_why() -> None:
    assert (
        "4 veckor efter verkställigheten av vården 28 november 2026 (flyttas till nästa vardag, "
        "eftersom 26 december 2026 är en ledig dag) = 28 december 2026. Källa: lag, LVU 8 §."
        == told(FOUR_WEEKS, SV, LAW, "LVU 8 §")
    )
    assert (
        "4 weeks after the execution of the care decision on 28 November 2026 (moved to the next "
        "working day, because 26 December 2026 is a day off) = 28 December 2026. "
        "Source: law, LVU 8 §." == told(FOUR_WEEKS, EN, LAW, "LVU 8 §")
    )


def test_a_deadline_counted_back_moves_to_the_previous_working_day() -> None:
    assert (
        "2 veckor före den planerade utskrivningen 20 december 2026 (flyttas till föregående "
        "vardag, eftersom 6 december 2026 är en ledig dag) = 4 december 2026. "
        "Källa: riktvärde." == told(TWO_WEEKS_BEFORE)
    )
    assert (
        "2 weeks before the planned discharge on 20 December 2026 (moved to the previous working "
        "day, because 6 December 2026 is a day off) = 4 December 2026. Source: default policy."
        == told(TWO_WEEKS_BEFORE, EN)
    )


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("anchor", sorted(TELLS_BIRTH))
def test_a_day_that_tells_of_birth_is_named_without_its_date(anchor: Anchor, language: Language) -> None:
    birthday = replace(SIX_MONTHS_AT_MOST, anchor=anchor, anchor_on=date(2032, 3, 15))

    explained = told(birthday, language, LAW)

    assert anchor_phrase(anchor, language) in explained
    assert "2032" not in explained


def test_a_birthday_is_told_in_both_languages() -> None:
    day_before = replace(
        SIX_MONTHS_AT_MOST,
        anchor=Anchor.TURNS_21,
        anchor_on=date(2032, 3, 15),
        interval=Interval(1, Clock.DAYS),
        direction=Direction.BEFORE,
        due_on=date(2032, 3, 14),
        nominal_on=date(2032, 3, 14),
    )

    assert (
        "Senast 1 dag före 21-årsdagen (yttersta gräns, flyttas aldrig) = 14 mars 2032. Källa: lag."
        == told(day_before, SV, LAW)
    )
    assert (
        "No later than 1 day before the 21st birthday (an absolute limit, never moved) = 14 March 2032. "
        "Source: law." == told(day_before, EN, LAW)
    )


def test_a_floor_says_what_was_counted_and_what_holds() -> None:
    floor_on = date(2026, 12, 9)
    floored = replace(TWO_WEEKS_BEFORE, due_on=floor_on, floor_on=floor_on)
    assert (
        "= 4 december 2026, men tidigast 2 arbetsdagar efter att steget öppnades "
        "= 9 december 2026. Källa: riktvärde." in told(floored)
    )
    assert (
        "= 4 December 2026, but no earlier than 2 working days after the step opened "
        "= 9 December 2026. Source: default policy." in told(floored, EN)
    )


def test_a_pause_says_from_which_day_and_by_how_many_days_it_moved_the_last_one() -> None:
    moved = replace(TEN_WORKING_DAYS, due_on=date(2026, 11, 23), paused_days=7)
    assert (
        "10 arbetsdagar efter inskrivningen 2 november 2026 (hoppar över 4 lediga dagar) "
        "= 16 november 2026, flyttad 7 dagar för uppehåll = 23 november 2026. Källa: riktvärde."
        == told(moved)
    )
    assert "= 16 November 2026, moved 7 days for pauses = 23 November 2026. Source" in told(moved, EN)
    one = replace(TEN_WORKING_DAYS, due_on=date(2026, 11, 17), paused_days=1)
    assert "= 16 november 2026, flyttad 1 dag för uppehåll = 17 november 2026. Källa" in told(one)
    assert "= 16 November 2026, moved 1 day for a pause = 17 November 2026. Source" in told(one, EN)


def test_a_pause_that_ends_a_count_on_a_day_off_says_that_it_moved_on() -> None:
    moved = replace(TEN_WORKING_DAYS, due_on=date(2026, 11, 23), paused_days=5)
    assert (
        "= 16 november 2026, flyttad 5 dagar för uppehåll och sedan till nästa vardag = 23 november 2026."
        in told(moved)
    )
    assert (
        "= 16 November 2026, moved 5 days for pauses and then to the next working day = 23 November 2026."
        in told(moved, EN)
    )


def test_a_pause_moves_on_from_what_a_floor_had_moved() -> None:
    floor_on = date(2026, 12, 9)
    floored = replace(TWO_WEEKS_BEFORE, due_on=date(2026, 12, 11), floor_on=floor_on, paused_days=2)
    assert "öppnades = 9 december 2026, flyttad 2 dagar för uppehåll = 11 december 2026. Källa" in told(
        floored
    )


def test_a_maximum_says_that_it_never_moves() -> None:
    assert (
        "Senast 6 månader efter utskrivningen 9 maj 2026 (yttersta gräns, flyttas aldrig) "
        "= 9 november 2026. Källa: lag, LVU 21 c §." == told(SIX_MONTHS_AT_MOST, SV, LAW, "LVU 21 c §")
    )
    assert (
        "No later than 6 months after discharge on 9 May 2026 (an absolute limit, never moved) "
        "= 9 November 2026. Source: law, LVU 21 c §." == told(SIX_MONTHS_AT_MOST, EN, LAW, "LVU 21 c §")
    )


def test_a_later_period_is_told_as_a_multiple() -> None:
    due_on = date(2027, 11, 9)
    third = replace(
        SIX_MONTHS_AT_MOST,
        anchor="care_executed",
        maximum=False,
        times=3,
        nominal_on=due_on,
        due_on=due_on,
    )
    assert (
        "3 gånger 6 månader efter verkställigheten av vården 9 maj 2026 = 9 november 2027. "
        "Källa: lag, LVU 13 §." == told(third, SV, LAW, "LVU 13 §")
    )
    assert told(third, EN).startswith("3 times 6 months after the execution")


def test_no_working_day_is_told_as_the_first_one_from_the_day() -> None:
    due_on = date(2026, 11, 9)
    same_day = replace(
        TEN_WORKING_DAYS,
        anchor="applied",
        anchor_on=date(2026, 11, 7),
        interval=Interval(0, Clock.WORKING_DAYS),
        nominal_on=due_on,
        due_on=due_on,
        skipped=2,
    )
    assert (
        "Första arbetsdagen från och med ansökan till SiS 7 november 2026 "
        "(hoppar över 2 lediga dagar) = 9 november 2026. Källa: riktvärde." == told(same_day)
    )
    assert (
        "The first working day from the application to SiS on 7 November 2026 "
        "(skipping 2 days off) = 9 November 2026. Source: default policy." == told(same_day, EN)
    )


@pytest.mark.parametrize(
    ("source", "citation", "swedish", "english"),
    [
        (Source.LAW, "LVU 13 §", "Källa: lag, LVU 13 §.", "Source: law, LVU 13 §."),
        (Source.AGREEMENT, None, "Källa: avtal.", "Source: agreement."),
        (Source.MODEL, None, "Källa: SiSam-modellen.", "Source: the SiSam model."),
        (Source.POLICY, None, "Källa: riktvärde.", "Source: default policy."),
    ],
)
def test_the_source_is_always_named(source: Source, citation: str | None, swedish: str, english: str) -> None:
    assert told(TEN_WORKING_DAYS, SV, source, citation).endswith(f". {swedish}")
    assert told(TEN_WORKING_DAYS, EN, source, citation).endswith(f". {english}")


@pytest.mark.parametrize("language", list(Language))
def test_every_kind_of_reckoning_makes_one_sentence_and_a_source(language: Language) -> None:
    for clock, direction, count, skipped, maximum, source in product(
        Clock, Direction, (0, 1, 2), (0, 1, 2), (False, True), Source
    ):
        reckoning = replace(
            TWO_WEEKS_BEFORE,
            interval=Interval(count, clock),
            direction=direction,
            skipped=skipped,
            maximum=maximum,
        )
        sentence = told(reckoning, language, source)
        assert not {"{", "}"} & set(sentence)
        assert "  " not in sentence
        assert sentence[0].isdigit() or sentence[0].isupper()
        assert 2 == sentence.count(".")


def test_every_anchor_has_a_phrase_in_every_language() -> None:
    assert set(Anchor) <= set(ANCHOR_PHRASES)
    for anchor, language in product(ANCHOR_PHRASES, Language):
        phrase = anchor_phrase(anchor, language)
        assert phrase
        assert phrase.strip(" .") == phrase
