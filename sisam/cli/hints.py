"""Hints for whoever was refused at the command line: names that there are, and commands that mend it."""

from collections.abc import Iterator, Mapping

from sisam.cli.given import Stage
from sisam.domain.language import Language
from sisam.domain.near_names import near_names
from sisam.domain.refusal import UnknownName
from sisam.domain.refusal_between_cases import NoPartyThere, NothingFollows, NotOwedThere, SettleOrCarry
from sisam.domain.refusal_of_home import HomeIsThere, HomeMoveWaits, NobodyThere, SameHands
from sisam.domain.refusal_of_pause import (
    BackTooEarly,
    EndsWithPause,
    NotPausable,
    NotPaused,
    PausedAlready,
    PausedTooLong,
)
from sisam.domain.refusal_of_rules import AgreementMisfit
from sisam.domain.refusal_of_transfer import (
    BeforeTheAdmission,
    NothingToReconsider,
    PlannedTooEarly,
    SameHome,
    TransferInstead,
)
from sisam.errors import NotFound, SisamError
from sisam.wording.lists import one_of

#: Which command lists the names of a kind; the case's number stands in braces.
WHERE: Mapping[str, str] = {
    "alert": "`sisam alert list` lists the alerts that go on.",
    "case": "`sisam case list` lists the open cases.",
    "command": "`sisam case show {case}` tells each command with its id.",
    "organisation": "`sisam seat list` lists the organisations with their codes.",
    "person": "`sisam seat list --json` tells who sits where, with addresses.",
    "seat": "`sisam seat list` tells who sits where.",
    "step": "`sisam step list --case {case}` lists what is owed.",
}
_WAIVED = "Waived, as the side that it is owed to: `sisam step waive {case} STEP --reason TEXT`."
_MOVED = "Another home municipality: `sisam case move {case} --to MUNICIPALITY`."
_RESUMED = "Back: `sisam case resume {case}`."
_NEWER_RULES = "Newer rules: `sisam case follow-rules {case}`."
#: Which command mends what was refused; the case's number stands in braces.
MENDS: Mapping[type[SisamError], tuple[str, ...]] = {
    NothingFollows: ("Open one: `sisam case open`.",),
    NoPartyThere: (_WAIVED,),
    NotOwedThere: (_WAIVED,),
    TransferInstead: ("Transferred: `sisam case transfer {case} --to CODE --on DATE`.",),
    SameHome: ("A new case: `sisam case open`.",),
    BeforeTheAdmission: ("Corrected: `sisam case set-date {case} admitted DATE`.",),
    PlannedTooEarly: ("Discharged already: `sisam case fire {case} discharge`.",),
    NothingToReconsider: ("The first plan: `sisam case set-date {case} forecast DATE`.",),
    HomeIsThere: ("Another district: `sisam case set-party {case} social_services CODE`.",),
    SameHands: (_MOVED,),
    HomeMoveWaits: (_MOVED,),
    NobodyThere: ("Added: `sisam import organisations FILE`.",),
    NotPaused: ("Paused: `sisam case pause {case} --reason REASON --until DATE`.",),
    PausedAlready: ("Changed: `sisam case pause {case} --until DATE --words TEXT`.", _RESUMED),
    PausedTooLong: (_RESUMED,),
    BackTooEarly: ("Annulled: `sisam case annul {case} COMMAND --reason TEXT`.",),
    EndsWithPause: (_RESUMED, "Prolonged: `sisam case pause {case} --until DATE --words TEXT`."),
}


def hints(error: SisamError, stage: Stage) -> Iterator[str]:
    """Yield a sentence for each thing that helps to type the right name, or another command."""
    for mends in _mends(error):
        yield mends.format(case=stage.case or "NUMBER")
    if isinstance(error, UnknownName):
        yield from _did_you_mean(near_names(error.name, error.possible))
    if isinstance(error, SettleOrCarry):
        yield from _ways_to_settle(error)
    if isinstance(error, NotFound):
        yield from _did_you_mean(error.near)
        if error.kind in WHERE:
            yield WHERE[error.kind].format(case=stage.case or "NUMBER")


def _ways_to_settle(error: SettleOrCarry) -> Iterator[str]:
    """Yield each way to settle what is left, as one types it."""
    number, step = error.number, error.steps[0]
    yield f"Done: `sisam step offer {number} {step}` and `sisam step confirm {number} {step}`."
    yield f"Waived, as the side that it is owed to: `sisam step waive {number} {step} --reason TEXT`."
    if error.carriable:
        steps = " ".join(f"--carry {each}" for each in error.carriable)
        closing = f"sisam case close {number} --outcome new_placement --with EMAIL --reason TEXT"
        yield f"Carried: `{closing} {steps}`."


def _mends(error: SisamError) -> tuple[str, ...]:
    match error:
        case UnknownName(kind="transfer") | NotPausable(states=()):
            return (_NEWER_RULES,)
        case AgreementMisfit() if error.what != "law":
            return (_NEWER_RULES,)
    return MENDS.get(type(error), ())


def names_nobody(error: SisamError, stage: Stage) -> bool:
    """Tell whether it is the one named by --as whom nobody knows."""
    return isinstance(error, NotFound) and (error.kind, error.name) == ("person", stage.who)


def _did_you_mean(near: tuple[str, ...]) -> Iterator[str]:
    if near:
        yield f"Did you mean {one_of(near, Language.EN)}?"
