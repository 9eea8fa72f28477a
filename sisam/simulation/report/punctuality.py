"""What was done in time, by routine: what was asked for, and what was answered."""

from collections.abc import Iterable, Iterator, Sequence

from sisam.domain.deadline import DeadlineKind
from sisam.domain.language import Language
from sisam.engine.timeliness import Timeliness
from sisam.simulation.figures import Figures
from sisam.simulation.report.layout import counted, heading, paragraph, table
from sisam.wording.titles import Titles


def punctuality(figures: Figures) -> Iterator[str]:
    """Yield the section on what was done in time."""
    titles = Titles.of(figures.rules.workflow, Language.SV)
    by_routine: dict[int, list[Timeliness]] = {}
    for step, deed in figures.deeds:
        by_routine.setdefault(titles.routine(step) or 0, []).append(deed)
    every = [deed for _, deed in figures.deeds]
    yield from heading("Done in time", f"{_share(every)} % of {counted(len(every), 'deed')}")
    yield from table(
        ("routine", "done", "in time", "answered", "in time", "days late"),
        (
            *((str(routine or "none"), *_row(deeds)) for routine, deeds in sorted(by_routine.items())),
            ("all", *_row(every)),
        ),
    )
    yield ""
    told = sum(deed.told_late for deed in every)
    yield from paragraph(
        "In time is in per cent, by the day when it happened; days late is the middle one of those that were"
        f" late. {counted(told, 'deed')} happened in time and {_was(told)} recorded afterwards."
    )


def _row(deeds: Sequence[Timeliness]) -> tuple[str, ...]:
    done = [each for each in deeds if each.kind is not DeadlineKind.ANSWER]
    answered = [each for each in deeds if each.kind is DeadlineKind.ANSWER]
    return f"{len(done):,}", _share(done), f"{len(answered):,}", _share(answered), _late(deeds)


def _share(deeds: Sequence[Timeliness]) -> str:
    return str(sum(each.in_time for each in deeds) * 100 // len(deeds)) if deeds else "–"


def _late(deeds: Iterable[Timeliness]) -> str:
    late = sorted(each.days_late for each in deeds if not each.in_time)
    return str(late[len(late) // 2]) if late else "–"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
