"""The command that changes a fact of a case."""

from typing import Annotated

import typer

from sisam.application.cases.doing import Scene
from sisam.cli.acting import act
from sisam.cli.given import Acting, taking
from sisam.cli.words import Number
from sisam.domain import command as acts
from sisam.domain.fact import Fact
from sisam.domain.refusal import UnknownName
from sisam.engine.acts.setting_facts import facts_that_change
from sisam.intake.school_forms import school_forms


@taking
def set_fact(
    given: Acting,
    number: Number,
    fact: Annotated[
        str, typer.Argument(metavar="FACT", help="The fact, such as legal_basis.", show_default=False)
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="What it is now, such as lvu_3.", show_default=False)
    ],
) -> None:
    """Record a fact that has changed, such as the legal basis.

    After the court's decision, for example, it is another one from that day on.
    """

    def made(scene: Scene) -> list[acts.Act]:
        possible = facts_that_change(scene.rules.workflow)
        if fact not in possible:
            raise UnknownName(kind="fact", name=fact, possible=possible)
        if fact == Fact.SCHOOL_FORM and value not in school_forms():
            raise UnknownName(kind="value", name=value, possible=tuple(school_forms()))
        return [acts.SetFact(Fact(fact), value)]

    act(given, number, made)
