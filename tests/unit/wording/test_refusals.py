"""Whoever is refused reads why, and what to do instead, in Swedish or in English."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from itertools import product
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from sisam.catalogue.definitions import read_workflow
from sisam.domain import refusal as r
from sisam.domain import (
    refusal_between_cases,
    refusal_of_access,
    refusal_of_alert,
    refusal_of_disclosure,
    refusal_of_force,
    refusal_of_home,
    refusal_of_joint_request,
    refusal_of_log_review,
    refusal_of_pause,
    refusal_of_rules,
    refusal_of_transfer,
)
from sisam.domain.access import Right
from sisam.domain.anchor import Anchor
from sisam.domain.calendar import BeyondCalendar
from sisam.domain.event import EventType
from sisam.domain.fact import Guard
from sisam.domain.joint_request import JointAnswer
from sisam.domain.language import Language
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from sisam.domain.step import StepStatus
from sisam.errors import Conflict, Fault, Invalid, NotFound, NotPermitted, SisamError, Unavailable
from sisam.wording.refusals import SENTENCES, is_told, refusal
from sisam.wording.titles import Titles

#: What is typed, and what `commands.md` calls it.
_TYPED = re.compile(r"`|--|\bsisam [a-z]|\(import |with the command")
_COMMANDS = re.findall(
    r"^## sisam (\w+ [\w-]+)$",
    (Path(__file__).parents[3] / "docs/reference/commands.md").read_text(),
    re.MULTILINE,
)

SV, EN = Language.SV, Language.EN
WORKFLOW, _ = read_workflow(Path(__file__).parents[3] / "workflows" / "placement")
TITLES = {language: Titles.of(WORKFLOW, language) for language in Language}
MODULES = (
    r,
    refusal_between_cases,
    refusal_of_access,
    refusal_of_alert,
    refusal_of_disclosure,
    refusal_of_force,
    refusal_of_home,
    refusal_of_joint_request,
    refusal_of_log_review,
    refusal_of_pause,
    refusal_of_rules,
    refusal_of_transfer,
)
REFUSALS = [
    each
    for module in MODULES
    for each in vars(module).values()
    if isinstance(each, type) and each.__module__ == module.__name__
]
KINDS = [Invalid, NotFound, NotPermitted, Conflict, Unavailable]

#: What these are about stands in a file or was typed, and is told as it stands there.
NAMES_AS_TYPED = (r.UnknownName, refusal_of_rules.AgreementMisfit, refusal_of_rules.RulesUnfit)

#: For each attribute the values that the engine gives it.
VALUES: dict[str, tuple[object, ...]] = {
    "step": ("educational_handover",),
    "steps": (("educational_handover", "school_place"),),
    "carriable": (("educational_handover",), ()),
    "owner": ("youth_home_school",),
    "confirmer": ("receiving_school", ""),
    "party": ("receiving_school",),
    "may": (("social_services", "placement_unit", "home_school"),),
    "status": tuple(StepStatus),
    "alert": ("c1.a2",),
    "role": tuple(Role),
    "right": tuple(Right),
    "email": ("kim@example.se",),
    "number": ("2026-17",),
    "state": ("follow_up",),
    "states": (("admitted",), ()),
    "since": (date(2026, 11, 4),),
    "earliest": (date(2026, 11, 4),),
    "guard": tuple(Guard),
    "anchor": (Anchor.CARE_EXECUTED,),
    "first": (Anchor.FIRST_LESSON,),
    "then": (Anchor.SCHOOL_STARTS,),
    "on": (date(2026, 11, 2),),
    "opened_on": (date(2026, 11, 6),),
    "admitted_on": (date(2026, 11, 6),),
    "other": ("youth_home_school",),
    "first_on": (date(2026, 11, 2),),
    "then_on": (date(2026, 11, 3),),
    "until": (date(2026, 11, 30),),
    "most": (40,),
    "latest": (date(2026, 11, 9),),
    "outcome": ("opened_in_error",),
    "finds": (("compulsory_schooling_until", "turns_18"), ("receiving_school",)),
    "act": (
        *(
            "acknowledge",
            "annul",
            "assign",
            "close",
            "disclose",
            "done",
            "force",
            "note",
            "pause",
            "pause-start",
            "reconsider",
            "return",
            "set-date",
            "snooze",
            "waive",
        ),
    ),
    "what": ("time", "youth_home", "follow_up", "record_custody", "school_place", *EventType, *Anchor),
    "kind": ("move", "outcome", "party", "protection", "transfer", "document", "matter"),
    "name": ("skriv_inn",),
    "matter": ("identity", "grades"),
    "due_on": (date(2026, 11, 30),),
    "answer": tuple(JointAnswer),
    "most_bytes": (1_048_576,),
    "agreement": ("norrby",),
    "municipality": ("1880",),
    "organisation_kind": tuple(OrganisationKind),
    "code": ("norrby-soc",),
    "codes": (("norrby-soc", "soderby-soc"),),
    "version": ("4",),
    "possible": (("record_custody",), ("opened_in_error", "out_of_reach")),
}
#: Where a class gives an attribute another sort of value.
OF_CLASS: dict[tuple[type, str], tuple[object, ...]] = {
    # A step that the case does not have has no title.
    (r.StepMissing, "step"): ("c1.s99",),
    (refusal_of_rules.AgreementMisfit, "what"): ("step", "law"),
    (r.GuardFails, "move"): ("follow_up", "admit"),
    (r.WrongKind, "kind"): ("youth_home",),
    (r.WrongKind, "possible"): (("school", "youth_home_school"),),
    (r.NoSchool, "possible"): (("school", "youth_home_school"),),
}
#: What stands in the state, and what can be done instead, go together.
WRONG_STATES = (
    r.WrongState(move="record_custody", state="follow_up", possible=("follow_up",)),
    r.WrongState(move="record_custody", state="follow_up", possible=()),
    r.WrongState(move="close --outcome opened_in_error", state="follow_up", possible=("out_of_reach",)),
    r.WrongState(move="close --outcome opened_in_error", state="follow_up", possible=()),
    r.WrongState(move="set-date custody_decided", state="follow_up", possible=("fire record_custody",)),
)


def examples(error: type[Any]) -> Iterator[SisamError]:
    """Make an error of every combination of values, a few hundred at most."""
    if error is r.WrongState:
        yield from WRONG_STATES
        return
    names = [each.name for each in fields(error)] if hasattr(error, "__dataclass_fields__") else []
    for values in product(*(OF_CLASS.get((error, name)) or VALUES[name] for name in names)):
        yield error(**dict(zip(names, values, strict=True)))


def sentences_of(error: type[Any], language: Language) -> list[str]:
    return [refusal(each, language, TITLES[language]) for each in examples(error)]


@pytest.mark.parametrize("language", Language)
def test_a_day_is_told_as_people_write_it(language: Language) -> None:
    told = [sentence for error in REFUSALS for sentence in sentences_of(error, language)]

    assert [] == [each for each in told if re.search(r"\d{4}-\d{2}-\d{2}", each)]


@pytest.mark.parametrize("error", [*REFUSALS, BeyondCalendar, *KINDS, SisamError])
def test_every_class_has_a_sentence_in_every_language(error: type[SisamError]) -> None:
    for language in Language:
        assert error.__name__ in SENTENCES[language]


def test_the_languages_have_the_same_sentences_about_the_same_things() -> None:
    assert list(SENTENCES[SV]) == list(SENTENCES[EN])
    for name in SENTENCES[SV]:
        told = [
            {key for _, key, _, _ in Formatter().parse(SENTENCES[language][name])} for language in Language
        ]
        assert told[0] == told[1], name


def test_no_sentence_tells_of_a_class_or_a_case_that_is_not_there() -> None:
    classes = {each.__name__ for each in (*REFUSALS, BeyondCalendar, *KINDS, SisamError)}
    cases = {*map(str, StepStatus), *map(str, Guard), *map(str, VALUES["act"]), *map(str, VALUES["kind"])}
    cases |= {"time", "spell_recorded", "faults", "set-date", "close", "close.none", "move.none", "never"}
    cases |= {"none", "law"}

    for name in SENTENCES[SV]:
        error, _, case = name.partition(".")
        assert error in classes
        assert not case or case in cases


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("error", REFUSALS)
def test_a_refusal_says_what_is_wrong_and_what_to_do(error: type[SisamError], language: Language) -> None:
    told = sentences_of(error, language)

    assert told
    for sentence in told:
        assert sentence.count(". ") >= 1, sentence
        assert sentence.endswith(".")
        assert sentence[0].isupper() or sentence[0] in "“”"
        assert not {"{", "}"} & set(sentence)
        assert "  " not in sentence


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("error", [each for each in REFUSALS if each not in NAMES_AS_TYPED])
def test_no_id_is_shown_where_there_is_a_title(error: type[SisamError], language: Language) -> None:
    for sentence in sentences_of(error, language):
        assert "_" not in sentence, sentence
        assert "--" not in sentence, sentence


@pytest.mark.parametrize("language", list(Language))
def test_no_refusal_names_a_command_since_pages_tell_it_too(language: Language) -> None:
    assert "case transfer" in _COMMANDS

    assert [] == [
        told
        for told in SENTENCES[language].values()
        if _TYPED.search(told) or any(f"{each}{end}" in told for each in _COMMANDS for end in " .,)")
    ]


def test_a_name_that_nobody_knows_is_shown_as_it_was_written() -> None:
    error = r.UnknownName(kind="move", name="skriv_inn", possible=("admit", "apply"))

    assert (
        "Det finns inget som heter skriv_inn att göra med ärendet. "
        "Välj bland de här: ”Skriv in” eller ”Ansök om plats”." == refusal(error, SV, TITLES[SV])
    )


def test_a_step_that_is_offered_already_says_who_is_to_act_now() -> None:
    error = r.StepNotOpen(step="educational_handover", status=StepStatus.OFFERED)

    assert (
        "Steget ”Pedagogisk överlämning” är redan överlämnat. Mottagaren ska nu bekräfta det eller skicka "
        "tillbaka det; avsändaren kan ta tillbaka överlämningen." == refusal(error, SV, TITLES[SV])
    )
    assert (
        "The step “Educational handover” is handed over already. The receiving side is now to confirm or "
        "return it; the sending side can take the handover back." == refusal(error, EN, TITLES[EN])
    )


def test_the_one_who_owns_a_step_is_named() -> None:
    error = r.NotTheOwner(step="contact", owner="social_services")

    assert (
        "Steget ”Tidig kontakt med hemskolan” ligger hos socialtjänsten. "
        "Be dem göra det, eller ta över steget." == refusal(error, SV, TITLES[SV])
    )


def test_a_date_that_a_move_records_names_the_move() -> None:
    error = r.WrongState(move="set-date admitted", state="applied", possible=("fire admit",))

    assert (
        "The date of admission is recorded when the case changes its state. Do “Admit” instead."
        == refusal(error, EN, TITLES[EN])
    )


def test_dates_in_the_wrong_order_are_told_with_their_names() -> None:
    error = r.DateOrder(
        first=Anchor.ADMITTED,
        first_on=date(2026, 11, 2),
        then=Anchor.DISCHARGED,
        then_on=date(2026, 10, 30),
    )

    assert (
        "Ordningen på datumen kan inte stämma: utskrivningen 30 oktober 2026 kan inte komma före "
        "inskrivningen 2 november 2026. Rätta det datum som är fel." == refusal(error, SV)
    )


def test_without_titles_ids_stand_as_they_are() -> None:
    error = r.WrongState(move="admit", state="follow_up", possible=("discharge",))

    assert (
        "“admit” cannot be done while the case is in the state “follow_up”. "
        "What can be done now: “discharge”." == refusal(error, EN)
    )


def test_what_is_not_found_is_told_by_its_kind_and_name() -> None:
    assert (
        "Det finns inget ärende med beteckningen 2026-17, eller så får ni inte se det. "
        "Kontrollera beteckningen." == refusal(NotFound("case", "2026-17"), SV)
    )
    assert "There is no person called Bo, or you may not see it. Check the name." == refusal(
        NotFound("person", "Bo"), EN
    )
    assert refusal(NotFound("comet", "Halley"), EN).startswith("There is nothing called Halley")


def test_a_date_beyond_the_calendar_is_told_with_the_bounds() -> None:
    error = BeyondCalendar(date(2051, 1, 1), date(2020, 1, 1), date(2050, 12, 31))

    assert (
        "Kalendern gäller från och med 1 januari 2020 till och med 31 december 2050 och säger inget om "
        "1 januari 2051. Rätta datumet, eller be driften om en kalender som räcker längre."
        == refusal(error, SV)
    )
    assert "The calendar covers 1 January 2020 to 31 December 2050" in refusal(error, EN)


def test_a_plain_conflict_asks_to_look_anew() -> None:
    assert (
        "Det stämmer inte med vad som har hänt under tiden. Titta i ärendet på nytt och försök igen."
        == refusal(Conflict(), SV)
    )


def test_faults_are_told_one_by_one() -> None:
    faults = (
        Fault("There is no such day.", "Write it as 2026-11-02.", row=3, column="admitted_on"),
        Fault("The file is empty.", "Begin with a header."),
    )

    assert (
        "What was handed in cannot be accepted. Correct this and try again:\n"
        "row 3, column admitted_on: There is no such day. Write it as 2026-11-02.\n"
        "The file is empty. Begin with a header." == refusal(Invalid(*faults), EN)
    )
    assert "Kontrollera uppgifterna" in refusal(Invalid(), SV)


def test_an_error_of_another_floor_is_told_by_its_kind() -> None:
    class PostOfficeShut(Unavailable):
        """The post office is shut."""

    class LetterMissing(NotFound):
        """There is no such letter."""

        def __init__(self) -> None:
            """Know neither kind nor name."""

    assert refusal(Unavailable(), SV) == refusal(PostOfficeShut(), SV)
    assert refusal(LetterMissing(), EN).startswith("There is nothing called")
    assert not is_told(PostOfficeShut())
    assert is_told(Unavailable())


def test_a_reason_asked_for_by_a_new_act_is_told_in_general() -> None:
    assert "A reason is needed. Write why and try again." == refusal(r.ReasonMissing(act="sing"), EN)
