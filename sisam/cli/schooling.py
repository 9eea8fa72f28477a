"""The command on where a pupil goes to school."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from sisam.application.cases.doing import Scene
from sisam.application.register.finding_organisations import find_organisation
from sisam.cli.acting import act
from sisam.cli.errand import day_of
from sisam.cli.given import Acting, taking
from sisam.cli.words import Number
from sisam.domain.command import Act, EndSpell, RecordSpell
from sisam.domain.organisation import Organisation
from sisam.domain.schooling import SchoolingMode
from sisam.errors import Fault, Invalid


@dataclass(frozen=True, slots=True)
class _Given:
    """What was given of a spell."""

    school: str | None
    from_on: date | None
    until_on: date | None
    ended_on: date | None
    mode: SchoolingMode
    planned: bool

    def acts(self, scene: Scene) -> Sequence[Act]:
        """Return the act that is wanted."""
        school = None if self.school is None else find_organisation(scene.roster, self.school)
        if self.ended_on is not None:
            return [EndSpell(self.ended_on, school.id if school else None)]
        return [self._record(school)]

    def require_one_wish(self) -> None:
        """Refuse too little, and what says two things at once.

        Raises:
            Invalid: what is missing, or does not go together.
        """
        if self.ended_on is not None and (self.from_on or self.until_on or self.planned):
            raise Invalid(
                Fault("--ended says all there is to say.", "Leave out the other days.", key="--ended")
            )
        if self.ended_on is None and (self.school is None or self.from_on is None):
            key = "--school" if self.school is None else "--from"
            raise Invalid(
                Fault(
                    "A spell of schooling needs a school and a first day.",
                    "Add --school CODE and --from DATE; or end the present one with --ended DATE.",
                    key=key,
                )
            )

    def _record(self, school: Organisation | None) -> RecordSpell:
        if school is None or self.from_on is None:
            raise AssertionError("require_one_wish has let it pass")
        return RecordSpell(school.id, self.from_on, self.until_on, self.mode, self.planned, school.kind)


@taking
def schooling(
    given: Acting,
    number: Number,
    school: Annotated[
        str | None, typer.Option("--school", metavar="CODE", help="The school where the pupil goes.")
    ] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day there.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day, where it is known.")
    ] = None,
    mode: Annotated[
        SchoolingMode, typer.Option("--mode", help="How the pupil goes to school.")
    ] = SchoolingMode.ON_SITE,
    planned: Annotated[
        bool, typer.Option("--planned", help="It is agreed and has not begun: it does not count yet.")
    ] = False,
    ended: Annotated[
        str | None, typer.Option("--ended", metavar="DATE", help="The last day of the present schooling.")
    ] = None,
) -> None:
    """Record where a pupil goes to school, or that it ended.

    It is needed where the dates of the case do not tell it.
    """
    wish = _Given(
        school, _day(from_, "--from"), _day(until, "--until"), _day(ended, "--ended"), mode, planned
    )
    wish.require_one_wish()
    act(given, number, wish.acts)


def _day(text: str | None, where: str) -> date | None:
    return None if text is None else day_of(text, where)
