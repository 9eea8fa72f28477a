"""A sentence for every key of the definition files, by the shape of the table in which it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from sisam.catalogue.agreements import AgreementFile, ClockShape, ContactShape
from sisam.catalogue.calendars import _Eves, _File, _LocalYear, _Span, _TermEnds, _Year
from sisam.catalogue.shapes import (
    AnswerShape,
    DocumentShape,
    DueShape,
    IntervalShape,
    LawClockShape,
    LawFile,
    OpeningShape,
    OutcomeShape,
    PartyShape,
    PauseShape,
    ProvisionShape,
    RoutineFile,
    RungShape,
    StandInShape,
    StateShape,
    StepShape,
    TextShape,
    TransitionShape,
    WorkflowFile,
)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one kind of table, under the heading that the page gives it."""

    file: str
    title: str
    sentence: str
    keys: Mapping[str, str]


_COUNT = {"count": "How many.", "clock": "Of what."}
_TITLE = {"title": "What people call it."}

KEYS: Mapping[type[BaseModel], Keys] = {
    WorkflowFile: Keys(
        "workflow.toml",
        "A workflow",
        "The file itself.",
        {
            "name": "Its name; its folder is called the same.",
            "version": "Its version; change it whenever anything changes here or in the routines.",
            **_TITLE,
            "pause": "How cases can be paused: see below.",
            "document": "The documents of the steps, by name.",
            "chain": "The parties through which accountability moves, in order; it begins with the first.",
            "party": "The parties, by name.",
            "state": "The states of a case, by name.",
            "transition": "The moves between states, by name.",
            "outcome": "The ways to end, by name.",
            "ladder": "The ladders that alerts climb, by name; each a list of rungs from the first.",
            "step": "The steps that stand beside the routines.",
        },
    ),
    PartyShape: Keys(
        "workflow.toml",
        "A party",
        "`[party.NAME]`: somebody who has a part in a placement.",
        {
            **_TITLE,
            "kinds": "What kinds of organisation it may be.",
            "role": "The seat at it that acts, and that is told.",
            "missing_when": "While this holds the party is missing, and somebody stands in for it.",
            "stand_ins": "Who stands in; the first whose condition holds.",
            "withdraws_offers": "When the party is found, an offer to its stand-in is withdrawn, not passed.",
            "dates": "The dates that the party may record and change.",
            "facts": "The facts that the party may change.",
        },
    ),
    StandInShape: Keys(
        "workflow.toml",
        "A stand-in",
        "An entry of `stand_ins`.",
        {"party": "The party that stands in.", "when": "While this holds; none named: always."},
    ),
    StateShape: Keys(
        "workflow.toml",
        "A state",
        "`[state.NAME]`: where a case can stand.",
        {
            "phase": "The phase of the placement.",
            **_TITLE,
            "initial": "Cases open here; exactly one state says so.",
            "final": "Closed cases stand here; exactly one state says so.",
            "watch": "The watch step that asks whoever is silent here; only the final state has none.",
        },
    ),
    TransitionShape: Keys(
        "workflow.toml",
        "A move",
        "`[transition.NAME]`: a move from some states to another.",
        {
            **_TITLE,
            "from": "The states in which it can be made.",
            "to": "The state to which it leads.",
            "by": "The parties that may make it.",
            "records": "The date that the day of the move is recorded as.",
            "guards": "What must be true before it can be made.",
            "starts_round": "The pupil comes to another home: a new round begins.",
        },
    ),
    OutcomeShape: Keys(
        "workflow.toml",
        "A way to end",
        "`[outcome.NAME]`: how a case can be closed.",
        {
            **_TITLE,
            "from": "The states in which a case can be closed like this.",
            "by": "The parties that may close it like this.",
            "two_names": "A second person must agree, and a reason be given.",
            "waives_the_rest": "What is still open is let go, with the outcome as its reason.",
            "carries": "Open steps may be carried to the case that follows; there must be one.",
        },
    ),
    PauseShape: Keys(
        "workflow.toml",
        "Pauses",
        "`[pause]`: why, by whom, where and for how long at most a case may be paused; without it never.",
        {
            "from": "The states in which a case can be paused.",
            "by": "The parties that may pause it, prolong that and end it.",
            "longest": "How long a pause may be planned at a time; it can be prolonged.",
            "reasons": "`[pause.reasons.NAME]`: each reason with what it is called.",
        },
    ),
    DocumentShape: Keys(
        "workflow.toml",
        "Documents",
        "`[document.NAME]`: one document of the steps.",
        {**_TITLE},
    ),
    RungShape: Keys(
        "workflow.toml",
        "A rung",
        "`[[ladder.NAME]]`: one table for each rung of a ladder from the first; the first may be a reminder.",
        {
            "tells": "Whom it tells.",
            "before": "Only in the first table, in place of `wait`: reminds so long before the last day.",
            "wait": "How long it waits before the climb goes on; at most 5 working days.",
            "repeats": "It is told again and again; the last rung, and only that, says so.",
        },
    ),
    RoutineFile: Keys(
        "routines/N.toml",
        "A routine",
        "The file itself.",
        {
            "routine": "The number of the routine.",
            **_TITLE,
            "step": "Its steps, in the order in which people read them.",
        },
    ),
    StepShape: Keys(
        "routines/N.toml",
        "A step",
        "`[[step]]`, here and in workflow.toml: one card of a routine.",
        {
            "id": "Its name for good: change it, and it is another step. Unique in the workflow.",
            "kind": "What it is.",
            **_TITLE,
            "asks": "What it asks of its owner, in one sentence.",
            "owner": "The party that does it; `accountable`: whoever is accountable just then (watch steps).",
            "owner_towards_stand_in": "The party that does it where a stand-in confirms.",
            "confirmed_by": "The party that receives and confirms it; left out: the owner says *done*.",
            "answer": "How long the confirmer has from the offer; needed where somebody confirms.",
            "passes_accountability": "Confirming it moves accountability to the confirmer.",
            "opens": "The ways to open; the first that is satisfied opens it.",
            "opened_by": "The act that alone opens it.",
            "opens_by_change": 'Older versions: the same as `opened_by = "change_of_party"`.',
            "owner_in_later_rounds": "Who owns it instead in a round that a transfer has started.",
            "on_transfer": "What becomes of it when the pupil comes to another home.",
            "waits_in_pauses": "Its clock moves by the days of a pause.",
            "due": "The due rules; the first that applies decides.",
            "ladder": "The ladder that its alerts climb.",
            "unless": "While one of these holds it is not needed.",
            "until": "Once this date is known it is overtaken.",
            "overtaken_when": "Once one of these holds it is overtaken.",
            "finds_anchors": "Finding steps: the dates that must be found out; recording them ends it.",
            "finds_party": "Finding steps: the party that must be found out; recording it ends it.",
            "repeats": "When it has ended it opens again.",
            "sets": "The date that its end sets.",
            "records": "The date that whoever offers or confirms it must give.",
            "informs": "The parties that are told when it is confirmed.",
            "documents": "Names of the documents that belong to it.",
            "clock_kind": "How its deadline is shown.",
            "ends_with_closing": "Only closing the case ends it.",
        },
    ),
    OpeningShape: Keys(
        "routines/N.toml",
        "A way to open",
        "An entry of `opens`; all that it names must be there.",
        {
            "on": "Dates that must be known; the last of them in time is the day that it opens on.",
            "parties": "Parties, or their stand-ins, that must be known.",
            "when": "Conditions that must hold.",
            "wait": "How long after that day it opens; left out: at once.",
        },
    ),
    DueShape: Keys(
        "routines/N.toml",
        "A due rule",
        "An entry of `due`. It applies when its conditions hold and a date that it counts from is known.",
        {
            **_COUNT,
            "after": "It counts onwards from the first of these dates that is known.",
            "before": "It counts back from the first of these dates that is known; either this or `after`.",
            "source": "Where the number comes from.",
            "citation": "The provision in law.toml; needed where the source is `law`.",
            "when": "Conditions that must hold.",
            "earliest_anchor": "It counts from the earliest of the dates that are known, not from the first.",
            "maximum": "It is a longest time: it ends on its day, even on a Sunday.",
            "or_earlier": "It does not decide, but makes the deadline earlier where it lies earlier.",
            "every": "The period comes again and again, each counted from the same date.",
            "after_recording": "Of those periods, the first that ends after the step was recorded as open.",
        },
    ),
    AnswerShape: Keys(
        "routines/N.toml",
        "An answer",
        "The table `answer`: the confirmer's time.",
        {**_COUNT, "source": "Where the number comes from."},
    ),
    LawFile: Keys(
        "law.toml",
        "The law table",
        "The file itself.",
        {
            "version": "Its version; change it whenever anything changes.",
            "provision": "The provisions that due rules cite, by name.",
        },
    ),
    ProvisionShape: Keys(
        "law.toml",
        "A provision",
        "`[provision.NAME]`: a section of a statute as it read for a time.",
        {
            "citation": "How people cite it.",
            "text": "What it says, in a sentence.",
            "valid_from": "The first day on which it read like this.",
            "valid_until": "The last day on which it read like this; left out: it still does.",
            "clocks": "The times that it sets; computed and shown with every case.",
        },
    ),
    LawClockShape: Keys(
        "law.toml",
        "A time set by law",
        "An entry of `clocks`.",
        {
            **_COUNT,
            "after": "The date that it counts from.",
            "maximum": "It is a longest time: it ends on its day, even on a Sunday.",
            "every": "The period comes again and again, each counted from the same date.",
            "bases": "The legal bases of care that it is for; none named: all.",
        },
    ),
    _File: Keys(
        "calendar.toml",
        "The calendar",
        "The file itself.",
        {
            "version": "Its version; change it whenever a date changes.",
            "first": "The first day that it covers: a 1 January.",
            "last": "The last day that it covers: a 31 December. A date outside is an error, never a guess.",
            "year": "The tables of each year, by its four digits; every year from the first to the last.",
            "municipality": "By code and year: the breaks by which days without school are counted there.",
        },
    ),
    _LocalYear: Keys(
        "calendar.toml",
        "A year of a municipality",
        "`[municipality.NNNN.NNNN]`: its four-digit code and the year.",
        {
            "breaks": "All its breaks of that year by name, in the place of the country's.",
        },
    ),
    _Year: Keys(
        "calendar.toml",
        "A year",
        "`[year.NNNN]`; every date in it lies in that year.",
        {
            "holidays": "Public holidays by name (lag 1989:253); ordinary Sundays are not listed.",
            "eves": "The three eves on which acts may wait too (lag 1930:173).",
            "breaks": "School breaks by name: a national default, not a rule.",
            "term_ends": "The last days of the school terms: a national default, not a rule.",
        },
    ),
    _Eves: Keys(
        "calendar.toml",
        "The eves",
        "The table `eves`.",
        {
            "midsummer_eve": "Midsummer Eve.",
            "christmas_eve": "Christmas Eve.",
            "new_years_eve": "New Year's Eve.",
        },
    ),
    _Span: Keys(
        "calendar.toml",
        "A school break",
        "An entry of `breaks`.",
        {"first": "The first free day.", "last": "The last free day."},
    ),
    _TermEnds: Keys(
        "calendar.toml",
        "The ends of the terms",
        "The table `term_ends`.",
        {"spring": "The last day of the spring term.", "autumn": "The last day of the autumn term."},
    ),
    AgreementFile: Keys(
        "agreements/CODE.toml",
        "An agreement",
        "The file itself, in the site's folder `agreements`.",
        {
            "code": "What it is called in commands; its file is called the same.",
            "version": "Its version; change it whenever anything changes here.",
            "title": "With whom it was made, such as the municipality's name.",
            "registry_number": "Under which number it is registered.",
            "municipality": "The municipality's code, four digits.",
            "signed_by": "The codes of the organisations that signed it.",
            "valid_from": "The first day on which it can be adopted.",
            "valid_until": "The last day on which new cases come under it.",
            "covers": "The codes of the social services that it covers; without it: all of the municipality.",
            "contact": "Whom to ask about it.",
            "clock": "Other times, by step.",
            "role": "The role that acts for a party instead, by party.",
        },
    ),
    ContactShape: Keys(
        "agreements/CODE.toml",
        "A contact",
        "A table `[[contact]]`.",
        {"organisation": "The organisation's code.", "role": "The role there."},
    ),
    ClockShape: Keys(
        "agreements/CODE.toml",
        "Other times",
        "A table `[clock.STEP]`.",
        {
            "due": "Of the due rules of the step, by their number in its file: 1 is the first.",
            "answer": "For the answer to an offer.",
        },
    ),
    IntervalShape: Keys(
        "In several files",
        "A length of time",
        "The tables `wait`.",
        _COUNT,
    ),
    TextShape: Keys(
        "In several files",
        "A text in two languages",
        "What people read, in every language.",
        {"sv": "In Swedish.", "en": "In English."},
    ),
}
