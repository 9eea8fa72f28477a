"""Objections to a workflow, or to an agreement laid over it, in words and as JSON."""

from collections.abc import Sequence

from sisam.cli.saying import say
from sisam.proof.objection import Objection


def print_objections(objections: Sequence[Objection]) -> None:
    """Say each objection: where, what, what to do, and who would be forgotten."""
    for each in objections:
        say(f"{each.origin.file}, {each.origin.key}:")
        say(f"  {each.sentence}")
        say(f"  What to do: {each.remedy}")
        say(f"  Who would be forgotten: {each.story}")
        print()


def objections_as_json(objections: Sequence[Objection]) -> list[dict[str, object]]:
    """Return objections as they are printed as JSON."""
    return [
        {
            "code": each.code,
            "file": each.origin.file,
            "key": each.origin.key,
            "sentence": each.sentence,
            "remedy": each.remedy,
            "story": each.story,
        }
        for each in objections
    ]
