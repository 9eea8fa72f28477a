"""A notification is filled with what is known, and says nothing of what is not."""

import pytest

from sisam.domain.message import Template
from sisam.domain.notification_text import (
    SEVERAL,
    NotificationText,
    Placeholder,
    needed_by,
    placeholders_of,
)

TEXT = NotificationText(
    "Case $case_number", "Do it.\n\nStep: $step\nDue: $due, $days_late days ago\n\n$link\n\nThanks.\n"
)


def test_the_placeholders_are_filled() -> None:
    values = {
        Placeholder.CASE_NUMBER: "A-1",
        Placeholder.STEP: "Mapping",
        Placeholder.DUE: "2 May",
        Placeholder.DAYS_LATE: "3",
        Placeholder.LINK: "https://example.org/1",
    }

    assert NotificationText(
        "Case A-1",
        "Do it.\n\nStep: Mapping\nDue: 2 May, 3 days ago\n\nhttps://example.org/1\n\nThanks.\n",
    ) == TEXT.filled(values)


def test_a_line_without_any_of_its_values_is_left_out() -> None:
    values = {Placeholder.CASE_NUMBER: "A-1", Placeholder.STEP: "Mapping"}

    assert NotificationText("Case A-1", "Do it.\n\nStep: Mapping\n\nThanks.\n") == TEXT.filled(values)


def test_a_value_is_never_read_as_a_placeholder() -> None:
    values = {Placeholder.CASE_NUMBER: "$link", Placeholder.STEP: "$due", Placeholder.LINK: "x"}

    filled = TEXT.filled(values)

    assert ("Case $link", True) == (filled.subject, "Step: $due" in filled.body)


@pytest.mark.parametrize(
    ("subject", "heading"),
    [
        ("Late: $step (case $case_number)", "Late: $step"),
        ("Late: $step (case ${case_number}, see $link)", "Late: $step"),
        ("New party in case $case_number", "New party in case $case_number"),
        ("Late: $step (routine $routine)", "Late: $step (routine $routine)"),
    ],
)
def test_a_heading_is_the_subject_without_the_case_in_parentheses(subject: str, heading: str) -> None:
    assert heading == NotificationText(subject, "x").heading


def test_a_heading_is_filled() -> None:
    text = NotificationText("Late: $step (case $case_number)", "x")

    assert "Late: $due" == text.heading_with({Placeholder.STEP: "$due", Placeholder.CASE_NUMBER: "A-1"})


def test_a_line_is_known_with_what_it_asks_for() -> None:
    lines = list(TEXT.lines({Placeholder.DUE: "2 May"}))

    assert [("Do it.", set()), ("", set()), ("Due: 2 May,  days ago", {"due", "days_late"})] == [
        (line.told, set(line.names)) for line in lines
    ][:3]


def test_the_items_stand_only_where_several_are_bound_together() -> None:
    assert {Placeholder.ITEMS, Placeholder.SUMMARY} == set(placeholders_of(SEVERAL)) - set(
        placeholders_of(Template.OVERDUE)
    )
    assert set(Placeholder) == placeholders_of(SEVERAL) | placeholders_of(Template.STATEMENT)
    assert Placeholder.ITEMS not in placeholders_of(Template.STATEMENT)


def test_every_text_needs_what_it_is_about() -> None:
    assert {Placeholder.ITEMS} == needed_by(SEVERAL)
    assert {Placeholder.CASE_NUMBER} == needed_by(Template.OVERDUE)
