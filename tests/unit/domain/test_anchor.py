"""The closed list of anchors falls into those that people record and those that follow."""

from sisam.domain.anchor import ALWAYS_KNOWN, MAY_LIE_AHEAD, RECORDED, SET_BY_STEPS, Anchor


def test_what_may_lie_ahead_is_recorded() -> None:
    assert MAY_LIE_AHEAD < RECORDED


def test_what_is_always_known_is_never_recorded() -> None:
    assert frozenset() == ALWAYS_KNOWN & RECORDED


def test_that_school_has_started_may_be_recorded_and_set_by_a_step() -> None:
    assert {Anchor.SCHOOL_STARTED} == SET_BY_STEPS & RECORDED


def test_every_date_of_the_import_file_is_recorded() -> None:
    columns = {
        "investigation_opened",
        "custody_decided",
        "care_executed",
        "applied",
        "admitted",
        "first_lesson",
        "forecast",
        "discharged",
        "school_starts",
        "school_started",
        "compulsory_schooling_until",
    }

    assert columns | {"turns_18", "turns_20", "turns_21"} == set(RECORDED)
