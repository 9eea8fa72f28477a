"""A mail: one or several items as one text, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import SEVERAL, Line, NotificationText, NotificationTexts, Placeholder
from sisam.wording.mail_sentences import Counted, Sentence
from sisam.wording.pages import list_behind
from sisam.wording.told_once import LATE_WITH_YOU, Item, days_late, step_of, told_once

#: More items than this are told by their headings alone, one line each, so that the mail stays readable.
TOLD_IN_FULL = 20
#: And more headings than this are only counted: no mail may grow without end, and nobody reads so far.
TOLD_BY_HEADING = 200

_Texts = Mapping[str, NotificationText]

#: What a mail of several counts apart in its subject.
_SORTS = {
    **dict.fromkeys(LATE_WITH_YOU, Counted.LATE_WITH_YOU),
    Template.OVERDUE_OTHER: Counted.LATE_WITH_OTHERS,
    Template.STEP_OFFERED: Counted.TO_CONFIRM,
    Template.STEP_RETURNED: Counted.TO_DO,
    Template.STEP_OPENED: Counted.TO_DO,
    Template.REMINDER: Counted.TO_DO,
    Template.ALERT_ASSIGNED: Counted.TO_DO,
}
#: What is worst is told first.
_WORST_FIRST = (
    Template.STORM_OPERATIONS,
    Template.AUDIT_RED,
    Template.AUDITOR_SILENT,
    Template.CHANNEL_DOWN,
    Template.CASE_FAILS,
    Template.STORM,
    Template.ALERT_ASSIGNED,
    Template.OVERDUE_AGAIN,
    Template.OVERDUE,
    Template.OVERDUE_ANSWER,
    Template.OVERDUE_OTHER,
    Template.NO_SCHOOL,
    Template.LOG_REVIEW_LATE,
    Template.VACANCY,
    Template.UNDELIVERABLE,
    Template.VACANCY_AHEAD,
    Template.LOG_REVIEW,
    Template.THIRD_RETURN,
    Template.STEP_RETURNED,
    Template.STEP_OFFERED,
    Template.NEW_PLACEMENT,
    Template.REMINDER,
    Template.STEP_OPENED,
    Template.DEBT_CARRIED,
    Template.CASE_CLOSED,
    Template.IMPORTED,
    Template.STATEMENT,
    Template.SECOND_WANTED,
    Template.IMPORT_WANTED,
    Template.HANDOVER_FORCED,
    Template.ACCOUNT_CHANGED,
    Template.INVITED,
    Template.STEP_TAKEN_OVER,
    Template.TRANSFERRED,
    Template.HOME_MOVES,
    Template.PAUSED,
    Template.RESUMED,
    Template.RECONSIDERED,
    Template.FORECAST_POSTPONED,
    Template.DATE_CHANGED,
    Template.PARTY_NAMED,
    Template.AGREEMENT_ADOPTED,
    Template.DISCLOSED,
    Template.DISCLOSURE_ENDED,
    Template.OFFER_WITHDRAWN,
    Template.STEP_WAIVED,
    Template.STEP_CONFIRMED,
)
#: Where all items agree in these, the mail says it once, at its end.
_SHARED = (Placeholder.ROLE, Placeholder.INSTEAD)
#: A line that rests on nothing more than these is the same for many items, and said once.
_OF_THE_CASE = frozenset({Placeholder.CASE_NUMBER, Placeholder.LINK})
#: What the headings of a mail of several say already.
_IN_HEADINGS = tuple(f": ${name}" for name in (Placeholder.STEP, Placeholder.CASE_NUMBER))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a message, under a heading of its own where there are several."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as it is read."""

    subject: str
    body: str
    #: The lines that head the things that a message of several tells.
    headings: frozenset[str] = frozenset()

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return its parts: an underlined line of the text is the heading of what follows it."""
        parts: list[tuple[str, list[str]]] = [("", [])]
        for block in self.body.strip().split("\n\n"):
            heading, _, line = block.partition("\n")
            if heading and line == "-" * len(heading):
                parts.append((heading, []))
            else:
                parts[-1][1].append(block)
        return tuple(Section(heading, "\n\n".join(told)) for heading, told in parts if heading or told)


def render(items: Sequence[Item], texts: NotificationTexts, language: Language) -> Rendered:
    """Return one message of one or several items, in a language: by case, what is worst first."""
    ordered = told_once(sorted(items, key=_badness))
    headings: frozenset[str] = frozenset()
    if len(ordered) == 1:
        filled = texts[language][ordered[0].template].filled(_values(ordered[0]))
    else:
        filled = texts[language][SEVERAL].filled(_values_of_several(ordered, texts[language], language))
        named = islice(chain.from_iterable(_by_case(ordered).values()), TOLD_IN_FULL + TOLD_BY_HEADING)
        told = (texts[language][each.template].heading_with(_values(each)) for each in named)
        headings = frozenset({Sentence.MORE.said(language), *told})
    return Rendered(filled.subject, f"{filled.body}\n{Sentence.FOOTER.said(language)}\n", headings)


def render_needless(items: Sequence[Item], texts: NotificationTexts, language: Language) -> Rendered:
    """Return the message that says of all that it was written for that nobody need do it any more."""
    ordered = told_once(sorted(items, key=_badness))
    named = list(dict.fromkeys(_named(each, texts[language], language) for each in ordered))
    counted = named[0] if len(named) == 1 else Counted.THINGS.said(len(named), language)
    lines = "\n".join(f"- {each}" for each in named[:TOLD_BY_HEADING])
    body = f"{Sentence.NEEDLESS.said(language)}\n\n{lines}\n\n{Sentence.FOOTER.said(language)}\n"
    return Rendered(Sentence.NOT_NEEDED.said(language, what=counted), body)


def _named(item: Item, texts: _Texts, language: Language) -> str:
    """Return which step of which case an item is about; of what is about no step, its subject."""
    number, step = step_of(item)
    if not step:
        return texts[item.template].filled(_values(item)).subject
    return Sentence.OF_CASE.said(language, summary=step, number=number)


def summary(items: Sequence[Item], language: Language) -> str:
    """Return how many late steps, things to confirm and to do and others there are, and of which one case."""
    told = Counter(_SORTS.get(item.template, Counted.OTHER) for item in items)
    # An alert may reach somebody twice: as the one who is late and as the one who waits.
    here, there = (_steps(items, each) for each in (Counted.LATE_WITH_YOU, Counted.LATE_WITH_OTHERS))
    told[Counted.LATE_WITH_YOU], told[Counted.LATE_WITH_OTHERS] = len(here), len(there - here)
    if told[Counted.OTHER] == len(items):
        told = Counter({Counted.MESSAGES: len(items)})
    counts = ", ".join(each.said(told[each], language) for each in Counted if told[each])
    number = _common(items, Placeholder.CASE_NUMBER)
    return Sentence.OF_CASE.said(language, summary=counts, number=number) if number else counts


def _values(item: Item) -> dict[Placeholder, str]:
    return {Placeholder(name): value for name, value in item.fields.items()}


def _badness(item: Item) -> tuple[int, int, tuple[str, str]]:
    return _WORST_FIRST.index(item.template), -days_late(item), step_of(item)


def _steps(items: Sequence[Item], sort: Counted) -> set[tuple[str, str]]:
    return {step_of(item) for item in items if _SORTS.get(item.template) is sort}


def _number(item: Item) -> str:
    return item.fields.get(Placeholder.CASE_NUMBER, "")


def _common(items: Sequence[Item], name: Placeholder) -> str:
    """Return the value of a placeholder that all items agree in, else nothing."""
    values = {item.fields.get(name, "") for item in items}
    return values.pop() if len(values) == 1 else ""


def _values_of_several(items: Sequence[Item], texts: _Texts, language: Language) -> dict[Placeholder, str]:
    shared = {name: value for name in _SHARED if (value := _common(items, name))}
    at_the_end = frozenset({Placeholder.CALL, *shared})
    return {
        **shared,
        Placeholder.COUNT: str(len(items)),
        Placeholder.SUMMARY: summary(items, language),
        Placeholder.CALL: _call(items, language),
        Placeholder.ITEMS: "\n\n".join(_told(items, texts, language, at_the_end)),
    }


def _call(items: Sequence[Item], language: Language) -> str:
    """Return whom to call, as the worst item says it; of several cases no number is singled out."""
    first = next((item for item in items if item.fields.get(Placeholder.CALL)), items[0])
    call = first.fields.get(Placeholder.CALL, "")
    if _common(items, Placeholder.CASE_NUMBER):
        return call
    one = Sentence.NAME_CASE.said(language, number=_number(first))
    return call.replace(one, Sentence.NAME_CASES.said(language))


def _told(
    items: Sequence[Item], texts: _Texts, language: Language, at_the_end: frozenset[Placeholder]
) -> Iterator[str]:
    """Yield paragraphs: of each case its number and what is told of it, at last how many more there are."""
    said: set[str] = set()
    left = len(items)
    more = Sentence.MORE.said(language)
    full_left, headings_left = TOLD_IN_FULL, TOLD_BY_HEADING
    for number, group in _by_case(items).items():
        in_full, by_heading = group[:full_left], group[full_left:][:headings_left]
        full_left, headings_left = full_left - len(in_full), headings_left - len(by_heading)
        left -= len(in_full) + len(by_heading)
        # Said once, where the full telling ends: between two cases or within one.
        if by_heading and more and not in_full:
            yield more
            more = ""
        if in_full or by_heading:
            heading = Sentence.CASE if number else Sentence.OF_NO_CASE
            yield _underlined(heading.said(language, number=number))
        for item in in_full:
            yield "\n".join(_block(item, texts[item.template], at_the_end, said))
        if by_heading and more:
            yield more
            more = ""
        if by_heading:
            yield "\n".join(texts[item.template].heading_with(_values(item)) for item in by_heading)
    if left:
        yield f"{Sentence.NO_ROOM.said(language, count=left)} {_where(items, language)}"


def _by_case(items: Sequence[Item]) -> Mapping[str, Sequence[Item]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(_number(item), []).append(item)
    return groups


def _where(items: Sequence[Item], language: Language) -> str:
    """Say where everything stands: in the list, else with the coordinator whom the mail names at its end."""
    linked = next((item for item in items if item.fields.get(Placeholder.LINK)), None)
    if linked is not None:
        page = linked.fields[Placeholder.LINK]
        of_several = _number(linked) and not _common(items, Placeholder.CASE_NUMBER)
        return Sentence.IN_THE_LIST.said(language, link=list_behind(page) if of_several else page)
    is_called = any(item.fields.get(Placeholder.CALL) for item in items)
    return (Sentence.ASK_FOR_THE_REST if is_called else Sentence.KEPT).said(language)


def _underlined(heading: str) -> str:
    return f"{heading}\n{'-' * len(heading)}"


def _block(
    item: Item, text: NotificationText, at_the_end: frozenset[Placeholder], said: set[str]
) -> Iterator[str]:
    """Yield the heading and the lines of one item, without what the mail says elsewhere."""
    values = _values(item) | dict.fromkeys(at_the_end, "")
    yield text.heading_with(values)
    for line in text.lines(values):
        if not line.told.strip() or line.told in said or line.written.rstrip().endswith(_IN_HEADINGS):
            continue
        if line.names <= _OF_THE_CASE and not _says_whose(item, line):
            said.add(line.told)
        yield line.told


def _says_whose(item: Item, line: Line) -> bool:
    """Tell whether a line says that a late step is the reader's: said of one only, the next is nobody's."""
    return item.template in LATE_WITH_YOU and not line.names
