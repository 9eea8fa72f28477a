"""Listing agreements: whom they cover, how long, how many cases are under them, and who has none."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sisam.application.cases.looking_through import look_through
from sisam.application.rules.adopting_agreements import SOCIAL_SERVICES
from sisam.application.site import Site
from sisam.domain.agreement import Agreement, covering
from sisam.domain.case import Case
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.engine.clocks import local_date

#: An agreement that ends within this long is told of: to sign a new one takes its time.
ENDS_SOON = timedelta(days=60)
#: For how long back the register counts openings.
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """What a list tells of an agreement."""

    agreement: Agreement
    #: How it stands: ``adopted``, ``in_file`` (never adopted), ``changed`` (its file is another by now),
    #: ``ends_soon`` or ``expired``.
    standing: str
    open_cases: int


@dataclass(frozen=True, slots=True)
class MunicipalityLine:
    """How many cases a municipality has, and under which agreements."""

    municipality: str
    opened: int
    open_now: int
    agreements: tuple[str, ...]
    #: The codes of its social services whose new cases come under none.
    without: tuple[str, ...]


def list_agreements(site: Site, files: Mapping[str, Agreement], now: datetime) -> list[AgreementLine]:
    """Return a line for each agreement that was adopted or lies in a file, by its code."""
    day = local_date(now)
    with site.store.read() as work:
        adopted = {each.code: each for each in site.rules.agreements(work.rule_parts)}
        under = Counter(case.rules.agreement for case in look_through(work, open_only=True))
        versions = {
            part.name: {each.hash for each in work.rule_parts.parts() if each.name == part.name}
            for part in work.rule_parts.parts()
            if part.kind == "agreement"
        }
    lines = []
    for code in sorted({*adopted, *files}):
        agreement = adopted.get(code) or files[code]
        count = sum(
            found for key, found in under.items() if key is not None and key.hash in versions.get(code, ())
        )
        lines.append(AgreementLine(agreement, _standing(adopted.get(code), files.get(code), day), count))
    return lines


def _standing(adopted: Agreement | None, in_file: Agreement | None, day: date) -> str:
    if adopted is None:
        return "in_file"
    if adopted.has_expired(day):
        return "expired"
    if in_file is not None and in_file.hash != adopted.hash:
        return "changed"
    ends_soon = adopted.valid_until is not None and adopted.valid_until - day <= ENDS_SOON
    return "ends_soon" if ends_soon else "adopted"


def list_municipalities(
    site: Site, now: datetime, progress: Callable[[int], None] = lambda _count: None
) -> list[MunicipalityLine]:
    """Return a line for each municipality that has social services, the one that places most first.

    Placements count by who social services are now; those opened within a year, and those that are open.
    """
    with site.store.read() as work:
        roster = work.register.roster()
        adopted = site.rules.agreements(work.rule_parts)
        cases = look_through(work, open_only=False, progress=progress, workflow=site.workflow_name)
        opened, open_now = _counted(cases, roster, now)
    by_municipality = _social_services(roster)
    day = local_date(now)
    lines = [
        _line(code, services, adopted, opened[code], open_now[code], day)
        for code, services in by_municipality.items()
    ]
    return sorted(lines, key=lambda line: (-line.opened, -line.open_now, line.municipality))


def _counted(cases: Iterable[Case], roster: Roster, now: datetime) -> tuple[Counter[str], Counter[str]]:
    opened: Counter[str] = Counter()
    open_now: Counter[str] = Counter()
    for case in cases:
        municipality = roster.organisations[case.parties[SOCIAL_SERVICES]].municipality_code
        if municipality is not None:
            opened[municipality] += case.opened_at >= now - A_YEAR
            open_now[municipality] += case.open
    return opened, open_now


def _social_services(roster: Roster) -> dict[str, list[Organisation]]:
    found: dict[str, list[Organisation]] = {}
    for each in roster.organisations.values():
        if each.kind is OrganisationKind.SOCIAL_SERVICES and each.active and each.municipality_code:
            found.setdefault(each.municipality_code, []).append(each)
    return found


def _line(
    code: str,
    services: Sequence[Organisation],
    adopted: Sequence[Agreement],
    opened: int,
    open_now: int,
    day: date,
) -> MunicipalityLine:
    under = {each.code: covering(adopted, each, day) for each in services}
    return MunicipalityLine(
        municipality=code,
        opened=opened,
        open_now=open_now,
        agreements=tuple(sorted({each.code for each in under.values() if each is not None})),
        without=tuple(sorted(name for name, each in under.items() if each is None)),
    )
