"""A late step that several items of one message tell is told once, as the worst and the newest tell it."""

from sisam.domain.message import Template
from sisam.wording.told_once import told_once
from tests.unit.wording.test_mails import AnItem, an_item, mail_of

DUE = "5 februari 2026"


def late(template: Template = Template.OVERDUE_AGAIN, days: str = "291", **fields: str) -> AnItem:
    return an_item(
        template, late=days, late_since=f"6 februari 2026 ({days} dagar)", **{"due": DUE, **fields}
    )


def test_the_same_alert_on_two_days_is_told_once_with_the_newest_count() -> None:
    rendered = mail_of(late(days="172"), late(days="173"))

    assert "Fortfarande försenat: Övergångsmöte (ärende N/1)" == rendered.subject
    assert (0, 1) == (rendered.body.count("172 dagar"), rendered.body.count("173 dagar"))


def test_the_worst_rung_of_a_step_is_told_with_the_newest_count() -> None:
    [told] = told_once([late(days="56"), late(Template.OVERDUE, "77"), late(Template.OVERDUE_OTHER, "77")])

    assert (Template.OVERDUE_AGAIN, "77", "6 februari 2026 (77 dagar)") == (
        told.template,
        told.fields["days_late"],
        told.fields["late_since"],
    )


def test_of_the_same_last_day_every_step_is_late_by_as_many_days() -> None:
    body = mail_of(late(days="291"), late(days="292", step="Mötet"), late(days="1", number="N/2")).body

    assert (0, 3) == (body.count("291 dagar"), body.count("292 dagar"))


def test_another_last_day_another_case_and_another_step_are_told_by_themselves() -> None:
    items = [late(), late(due="6 februari 2026", days="290"), late(number="N/2"), late(step="Mötet")]

    assert items == told_once(items)


def test_what_is_not_late_is_told_as_often_as_it_is_written_and_keeps_its_days() -> None:
    items = [
        late(Template.ALERT_ASSIGNED, "292"),
        late(days="292"),
        an_item(Template.STEP_OPENED, due=DUE),
        an_item(Template.STEP_OPENED, due=DUE),
    ]

    assert items == told_once(items)
