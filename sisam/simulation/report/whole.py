"""The whole report, from the headline to what to type next."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sisam.domain.notification_text import NotificationTexts
from sisam.simulation.diary import Diary
from sisam.simulation.figures import Figures
from sisam.simulation.post_office import PostOffice
from sisam.simulation.report.counties import counties
from sisam.simulation.report.lateness import lateness, rungs
from sisam.simulation.report.layout import WIDTH, counted, paragraph
from sisam.simulation.report.near_misses import near_misses
from sisam.simulation.report.next_commands import next_commands
from sisam.simulation.report.punctuality import punctuality
from sisam.simulation.report.schooling import schooling
from sisam.simulation.report.standing import standing
from sisam.simulation.report.telling import telling
from sisam.simulation.report.verdict import verdict
from sisam.simulation.story import Told


@dataclass(frozen=True, slots=True)
class Lived:
    """What the report tells of: a site, its people, and what they did."""

    folder: Path
    #: Where `sisam` lies, if the shell does not find it.
    programs: Path | None
    seed: int
    office: PostOffice
    told: Told
    texts: NotificationTexts


def report(figures: Figures, lived: Lived) -> str:
    """Return the report."""
    sections = (
        _headline(figures, lived),
        standing(figures),
        lateness(figures),
        counties(figures),
        rungs(figures),
        telling(figures, lived.told, lived.texts, lived.office),
        schooling(figures),
        punctuality(figures),
        near_misses(figures, lived.told.diary.met),
        verdict(figures.audit),
        next_commands(figures, lived.folder, lived.programs),
    )
    return "\n".join(line for section in sections for line in section) + "\n"


def _headline(figures: Figures, lived: Lived) -> Iterator[str]:
    days = (figures.last.on - figures.first.on).days
    organisations = counted(len(lived.told.country.roster.organisations), "organisation")
    yield f"{days} DAYS IN AN INVENTED COUNTRY"
    yield "═" * WIDTH
    yield from paragraph(
        f"{counted(len(figures.first.cases), 'placement')} ran when the first list was brought in on"
        f" {figures.first.on}; {_begun(figures)} began until the morning of {figures.last.on}, at"
        f" {organisations} (seed {lived.seed}). Homes, schools and people are invented; only the"
        " municipalities and counties are real.",
        indent="",
    )
    yield ""
    yield from paragraph(f"{_people(lived)} {_deeds(lived.told.diary)}", indent="")


def _begun(figures: Figures) -> str:
    return f"{len(figures.last.cases) - len(figures.first.cases):,} more"


def _people(lived: Lived) -> str:
    tempers = Counter(temper.name for temper in lived.told.country.tempers.values())
    listed = ", ".join(f"{count} {name}" for name, count in tempers.most_common())
    return f"Its organisations are {listed}."


def _deeds(diary: Diary) -> str:
    acting = counted(len(diary.persons), "person acted", "people acted")
    done = ", ".join(f"{kind} {count:,}" for kind, count in diary.deeds.most_common())
    refused = sum(diary.refusals.values())
    told = f" {counted(refused, 'time')} somebody was told that it cannot be done." if refused else ""
    return f"{acting} {sum(diary.deeds.values()):,} times: {done}.{told}"
