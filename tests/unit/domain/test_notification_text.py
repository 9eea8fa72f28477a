"""A notification is filled with what is known, and says nothing of what is not."""

from sisam.domain.notification_text import NotificationText, Placeholder

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
