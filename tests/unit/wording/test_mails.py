"""A mail tells one or several items: by case, the worst first, and the same thing once."""

from dataclasses import dataclass, field

import pytest

from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import SEVERAL, NotificationText
from sisam.wording.mails import TOLD_BY_HEADING, TOLD_IN_FULL, Rendered, render, summary

SV, EN = Language.SV, Language.EN
TEXTS = read_notifications(shipped("notifications"))
FOOTER = "Automatiskt mejl från SiSam. Det går inte att svara på det."
CALL = "Ring samordnaren, telefon 070, och säg vad ni gör och vilken dag det är klart."
LATE, ANSWER = Template.OVERDUE, Template.STEP_OFFERED


@dataclass(frozen=True)
class AnItem:
    """What the outbox keeps, as far as a text needs it."""

    template: Template
    fields: dict[str, str] = field(default_factory=dict)


def an_item(
    template: Template = Template.STEP_OPENED,
    number: str = "N/1",
    late: str = "",
    step: str = "Övergångsmöte",
    **fields: str,
) -> AnItem:
    return AnItem(template, {"case_number": number, "step": step, "days_late": late, **fields})


def mail_of(*items: AnItem, language: Language = SV) -> Rendered:
    return render(items, TEXTS, language)


# One item.


def test_one_item_is_told_by_its_own_text() -> None:
    fields = {
        "asks": "Håll mötet.",
        "due": "9 november 2026",
        "late_since": "10 november 2026 (3 dagar)",
        "role": "rektor",
        "call": f"{CALL} Uppge ärende N/1.",
    }

    assert Rendered(
        "Försenat: Övergångsmöte (ärende N/1)",
        "Det här ska göras: Håll mötet.\n"
        "Steget är försenat hos er. Gör det nu.\n"
        "\n"
        "Skulle ha varit klart: 9 november 2026\n"
        "Försenat sedan: 10 november 2026 (3 dagar)\n"
        "Ärende: N/1\n"
        "Steg: Övergångsmöte\n"
        "Din roll: rektor\n"
        "\n"
        f"{CALL} Uppge ärende N/1.\n"
        "\n"
        f"{FOOTER}\n",
    ) == mail_of(an_item(Template.OVERDUE, late="3", **fields))


@pytest.mark.parametrize(
    "template", [Template.STEP_OPENED, Template.STEP_RETURNED, Template.OVERDUE, Template.OVERDUE_AGAIN]
)
@pytest.mark.parametrize(
    ("language", "bids"), [(SV, "Det här ska göras: X."), (EN, "This is to be done: X.")]
)
def test_what_is_asked_of_the_reader_stands_first(template: Template, language: Language, bids: str) -> None:
    assert bids == mail_of(an_item(template, asks="X."), language=language).body.splitlines()[0]


def test_only_a_link_lets_the_reader_acknowledge_by_themselves() -> None:
    with_link = an_item(Template.OVERDUE_AGAIN, link="https://sisam.example.se/arenden/1")

    assert "Kvittera larmet" in mail_of(with_link).body
    assert "vittera" not in mail_of(an_item(Template.OVERDUE_AGAIN, call=CALL)).body


@pytest.mark.parametrize("template", list(Template))
@pytest.mark.parametrize("language", list(Language))
def test_in_every_text_whoever_stands_in_is_told_why_on_a_line_of_its_own(
    template: Template, language: Language
) -> None:
    why = "You stand in."

    assert why in mail_of(an_item(template, instead=why), language=language).body.splitlines()


@pytest.mark.parametrize("template", list(Template))
@pytest.mark.parametrize(
    ("language", "footer"), [(SV, FOOTER), (EN, "An automatic mail from SiSam. It cannot be answered.")]
)
@pytest.mark.parametrize("count", [1, 2])
def test_every_mail_says_once_and_last_that_it_cannot_be_answered(
    template: Template, language: Language, footer: str, count: int
) -> None:
    body = mail_of(*[an_item(template)] * count, language=language).body

    assert (1, footer) == (body.count(footer), body.splitlines()[-1])


def test_an_offer_that_moves_the_accountability_says_so() -> None:
    assert "You take over." in mail_of(an_item(Template.STEP_OFFERED, passes="You take over.")).body


def test_what_is_empty_leaves_no_line_behind() -> None:
    body = mail_of(an_item(Template.OVERDUE_OTHER)).body

    assert [] == [line for line in body.splitlines() if line.endswith((": ", ":", "sedan ", "Rutin "))]


def test_a_dollar_in_a_value_is_only_a_dollar() -> None:
    item = an_item(step="$items")

    assert "Nytt steg: $items (ärende N/1)" == mail_of(item).subject
    assert 2 == mail_of(item, item).body.count("Nytt steg: $items")


# Several items.


def test_several_items_are_told_by_case_worst_first() -> None:
    body = mail_of(
        an_item(Template.STEP_OPENED),
        an_item(Template.OVERDUE, "N/2", "1"),
        an_item(Template.STEP_CONFIRMED, "N/4"),
        an_item(Template.OVERDUE_AGAIN, "N/4", "5"),
        an_item(Template.OVERDUE, "N/5", "30"),
    ).body

    heads = [line for line in body.splitlines() if line.startswith("Ärende") or line.endswith("möte")]
    assert [
        "Ärende N/4",
        "Fortfarande försenat: Övergångsmöte",
        "Bekräftat: Övergångsmöte",
        "Ärende N/5",
        "Försenat: Övergångsmöte",
        "Ärende N/2",
        "Försenat: Övergångsmöte",
        "Ärende N/1",
        "Nytt steg: Övergångsmöte",
    ] == heads


def test_what_is_the_same_for_all_is_said_once() -> None:
    shared = {"role": "rektor", "call": CALL, "instead": "Ingen har rollen."}
    items = [an_item(Template.OVERDUE_OTHER, f"N/{n}", "5", asks="Håll mötet.", **shared) for n in range(9)]

    body = mail_of(*items).body

    assert [1, 1, 1, 1, 9] == [
        body.count(each)
        for each in (
            "Ett steg är försenat hos en annan part.",
            "Din roll: rektor",
            "Ingen har rollen.",
            CALL,
            "Det här ska de göra: Håll mötet.",
        )
    ]


@pytest.mark.parametrize(
    ("template", "swedish", "english"),
    [
        (LATE, "Steget är försenat hos er. Gör det nu.", "The step is overdue with you. Do it now."),
        (Template.OVERDUE_AGAIN, "Steget är fortfarande inte klart.", "The step is still not done."),
        (Template.OVERDUE_ANSWER, "Steget väntar på ert svar", "The step is waiting for your answer"),
    ],
)
def test_of_every_late_step_it_is_said_that_it_is_the_readers(
    template: Template, swedish: str, english: str
) -> None:
    items = [an_item(template, "N/1", "1", step="A"), an_item(template, "N/1", "1", step="B")]

    assert [2, 2] == [
        mail_of(*items, language=each).body.count(said) for each, said in ((SV, swedish), (EN, english))
    ]


def test_what_differs_is_said_of_each() -> None:
    body = mail_of(
        an_item(role="rektor", instead="Ingen har rollen."), an_item(number="N/2", role="samordnare")
    ).body

    assert ["Din roll: rektor", "Ingen har rollen.", "Din roll: samordnare"] == [
        line for line in body.splitlines() if line.startswith(("Din roll", "Ingen"))
    ]


def test_the_call_of_several_cases_names_none_of_them() -> None:
    items = [
        an_item(Template.OVERDUE, number, "1", call=f"{CALL} Uppge ärende {number}.")
        for number in ("N/1", "N/2")
    ]

    assert f"{CALL} Uppge ärendets nummer." in mail_of(*items).body
    assert f"{CALL} Uppge ärende N/1." in mail_of(items[0], items[0]).body


def test_the_worst_item_that_has_somebody_to_call_tells_whom() -> None:
    body = mail_of(an_item(Template.OVERDUE, late="1"), an_item(call="Frågor? Ring samordnaren.")).body

    assert "Frågor? Ring samordnaren." in body


@pytest.mark.parametrize("language", list(Language))
def test_of_very_many_items_the_rest_is_told_by_heading_and_none_is_left_out(language: Language) -> None:
    items = [an_item(number="N/1", step=f"Step {number:03}", asks="Do it.") for number in range(200)]
    rendered = mail_of(*items, language=language)

    assert "200" in rendered.subject
    for number in range(200):
        assert f": Step {number:03}\n" in rendered.body
    assert TOLD_IN_FULL == rendered.body.count("Do it.")
    assert len(rendered.body.splitlines()) < 200 + TOLD_IN_FULL * 10


TOLD = TOLD_IN_FULL + TOLD_BY_HEADING


def many(count: int, **fields: str) -> list[AnItem]:
    """Return late steps, each of a case of its own."""
    return [an_item(Template.OVERDUE, f"N/{number:04}", "1", **fields) for number in range(count)]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"link": "https://sisam.example.se/arenden/1"},
            "Här finns inte plats för 780 till. Alla står i listan: https://sisam.example.se\n",
        ),
        (
            {"call": CALL},
            "Här finns inte plats för 780 till. Ring samordnaren för SiSam så får du veta vilka.\n",
        ),
        ({}, "Här finns inte plats för 780 till. De finns kvar i SiSam.\n"),
    ],
)
def test_of_a_thousand_items_two_hundred_and_twenty_are_told_and_the_others_counted(
    fields: dict[str, str], told: str
) -> None:
    rendered = mail_of(*many(1000, **fields))

    assert "1000 försenade hos er" in rendered.subject
    assert TOLD == rendered.body.count("Försenat: Övergångsmöte\n")
    assert ["N/0000", "N/0219"] == [each for each in ("N/0000", "N/0219", "N/0220") if each in rendered.body]
    assert told in rendered.body
    assert rendered.body.index(told) < rendered.body.index(FOOTER)


def test_only_what_is_told_has_a_heading() -> None:
    rendered = mail_of(*(an_item(step=f"Step {number:04}") for number in range(1000)))

    told = {line for line in rendered.body.splitlines() if ": Step " in line}
    assert (TOLD, told) == (len(told), {each for each in rendered.headings if ": Step " in each})


def test_what_there_is_no_room_for_is_said_in_english_too() -> None:
    body = mail_of(*many(TOLD + 1, call="Call 070."), language=EN).body

    assert (
        "There is no room here for 1 more. Call the coordinator for SiSam to hear which.\n\nCall 070." in body
    )


def test_where_there_is_room_for_all_nothing_is_said_of_more() -> None:
    assert "plats" not in mail_of(*many(TOLD)).body


def test_of_one_case_the_page_of_that_case_is_named() -> None:
    link = "https://sisam.example.se/arenden/1"
    items = [an_item(step=f"Step {number}", link=link) for number in range(TOLD + 5)]

    assert f"för 5 till. Alla står i listan: {link}\n" in mail_of(*items).body


def test_where_the_worst_is_of_no_case_its_page_is_the_list_itself() -> None:
    storm = an_item(Template.STORM, "", link="https://example.se/arenden/sisam")

    assert "listan: https://example.se/arenden/sisam\n" in mail_of(storm, *many(TOLD)).body


def test_a_line_that_an_operator_wrote_is_told_of_each_step_that_it_speaks_of() -> None:
    own = NotificationText("$step (nr $case_number)", "Hej!\n\n$step ska vara klart $due\nNr: $case_number\n")
    texts = {SV: {**TEXTS[SV], Template.STEP_OPENED.value: own}}

    body = render([an_item(step="A", due="i dag"), an_item(step="B", due="i dag")], texts, SV).body

    assert "A\nHej!\nA ska vara klart i dag\n\nB\nB ska vara klart i dag\n" in body


# Subjects of several.


@pytest.mark.parametrize(
    ("templates", "swedish", "english"),
    [
        (
            [LATE, Template.PARTY_NAMED],
            "1 försenat hos er, 1 annat meddelande",
            "1 late with you, 1 other message",
        ),
        (
            [LATE, LATE, *[Template.OVERDUE_OTHER] * 13],
            "2 försenade hos er, 13 försenade hos andra",
            "2 late with you, 13 late with others",
        ),
        ([Template.OVERDUE_OTHER] * 13, "13 försenade hos andra", "13 late with others"),
        (
            [LATE, Template.OVERDUE_OTHER, ANSWER, ANSWER, Template.STEP_OPENED, Template.STEP_RETURNED],
            "1 försenat hos er, 1 försenat hos andra, 2 att bekräfta, 2 att göra",
            "1 late with you, 1 late with others, 2 to confirm, 2 to do",
        ),
        (
            [ANSWER, Template.STEP_WAIVED, Template.DATE_CHANGED],
            "1 att bekräfta, 2 andra meddelanden",
            "1 to confirm, 2 other messages",
        ),
        ([Template.STEP_CONFIRMED, Template.PARTY_NAMED], "2 meddelanden", "2 messages"),
        ([Template.STEP_OPENED, Template.STEP_OPENED], "2 att göra", "2 to do"),
    ],
)
def test_the_subject_of_several_tells_what_is_urgent(
    templates: list[Template], swedish: str, english: str
) -> None:
    items = [an_item(template, f"N/{number}") for number, template in enumerate(templates)]

    assert (swedish, english) == tuple(mail_of(*items, language=each).subject for each in (SV, EN))


def test_the_subject_names_the_case_where_there_is_only_one() -> None:
    items = [an_item(Template.STEP_OPENED, step=step) for step in "AB"]

    assert ("2 att göra (ärende N/1)", "2 to do (case N/1)") == (summary(items, SV), summary(items, EN))


def test_a_step_that_is_late_in_two_ways_is_one_late_step_and_theirs_who_read() -> None:
    items = [an_item(Template.OVERDUE_AGAIN), an_item(Template.OVERDUE_OTHER), an_item(number="N/2")]

    assert "1 försenat hos er, 1 att göra" == summary(items, SV)
    assert "1 försenat hos er, 1 att göra" == mail_of(*items).subject


def test_what_is_told_by_heading_alone_is_announced_once_between_cases_or_within_one() -> None:
    of_one = [an_item(step=f"Step {number:03}") for number in range(TOLD_IN_FULL + 2)]

    announced = "Fler, i korthet:"
    assert f"\n\n{announced}\n\nNytt steg: Step 020\nNytt steg: Step 021\n\n" in mail_of(*of_one).body
    of_many = mail_of(*many(TOLD_IN_FULL + 2)).body
    assert f"\n\n{announced}\n\nÄrende N/0020\n-------------\n\nFörsenat: Övergångsmöte\n" in of_many
    assert 1 == of_many.count(announced)
    assert "\n\nMore, in short:\n\n" in mail_of(*of_one, language=EN).body
    assert announced not in mail_of(*of_one[:TOLD_IN_FULL]).body


def test_no_text_tells_the_number_of_a_routine_that_has_no_name() -> None:
    told = [text for each in Language for text in TEXTS[each].values()]

    assert [] == [text.subject for text in told if "$routine" in text.body]


def test_every_template_has_its_place_among_the_bad_and_the_good() -> None:
    items = (an_item(template, late="1", step=template, date="x") for template in Template)
    body = mail_of(*items, language=EN).body

    heads = [TEXTS[EN][each].heading.partition(":")[0].partition("$")[0].strip() for each in Template]
    assert [] == [head for head in heads if head not in body]
    assert SEVERAL not in set(Template)
