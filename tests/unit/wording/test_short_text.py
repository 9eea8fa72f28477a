"""A message fits into a long SMS, and its end says where to go or whom to call."""

from dataclasses import dataclass, field

import pytest

from sisam.domain.message import Template
from sisam.wording.mails import Rendered
from sisam.wording.short_text import LONGEST, short_text

CALL = "Ring samordnaren, telefon 070-1."
SUBJECT = "Försenat: Övergångsmöte (ärende N/1)"


@dataclass(frozen=True)
class AnItem:
    fields: dict[str, str] = field(default_factory=dict)
    template: Template = Template.OVERDUE


def short(*items: AnItem, subject: str = SUBJECT) -> str:
    return short_text(Rendered(subject, "A body that is not told."), items)


def test_it_is_the_subject_what_is_asked_and_whom_to_call() -> None:
    assert f"{SUBJECT}\nHåll mötet.\n{CALL}" == short(AnItem({"asks": "Håll mötet.", "call": CALL}))


def test_where_there_are_pages_it_ends_with_the_link() -> None:
    link = "https://sisam.example.se/arenden/1"

    assert f"{SUBJECT}\n{link}" == short(AnItem({"link": link, "call": CALL}))


def test_of_several_things_only_the_subject_tells_which() -> None:
    items = AnItem({"asks": "Håll mötet."}), AnItem({"asks": "Bekräfta.", "call": CALL})

    assert f"2 försenade steg\n{CALL}" == short(*items, subject="2 försenade steg")


@pytest.mark.parametrize("asks", ["x" * 1000, "x" * (LONGEST - len(SUBJECT) - len(CALL) - 2)])
def test_what_is_too_long_is_cut_in_its_middle_and_never_at_its_end(asks: str) -> None:
    told = short(AnItem({"asks": asks, "call": CALL}))

    assert LONGEST == len(told)
    assert told.startswith(SUBJECT)
    assert told.endswith(f"\n{CALL}")
    assert ("..." in told) is (len(asks) == 1000)


def test_however_long_the_way_is_it_does_not_grow_beyond_its_limit() -> None:
    assert LONGEST == len(short(AnItem({"link": "https://" + "x" * 1000})))
