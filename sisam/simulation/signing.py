"""Signing: municipalities make agreements with the agency, most at once and some in the midst."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sisam.application.rules.adopting_agreements import adopt_agreement
from sisam.bootstrap import Program
from sisam.cli.agreement_files import AgreementFiles
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.intake.municipalities import Municipality
from sisam.simulation.names import slug
from sisam.simulation.nation import Nation

_SIGNED_BEFORE = 0.6
_TEXT = """\
code = "{code}"
version = "1"
title = {{ sv = "{name}", en = "{name}" }}
registry_number = "SiS {year}/{number}"
municipality = "{municipality}"
signed_by = [{signed_by}]
valid_from = {valid_from}

# Contact within 3 working days where the placement is planned, and an answer to it within 2.
[clock.contact]
due = {{ 2 = {{ count = 3, clock = "working_days" }} }}
answer = {{ count = 2, clock = "working_days" }}
"""


@dataclass(frozen=True, slots=True)
class Signing:
    """An agreement that is adopted on a day."""

    on: date
    code: str
    text: str


def drawn_signings(nation: Nation, roster: Roster, seed: int) -> list[Signing]:
    """Return the agreements, the earliest first, for as many placements as the parameters say."""
    chance = random.Random(f"{seed}:agreements")
    share = nation.parameters.value("sisam", "municipality_has_agreement_share_of_placements")
    weights = {each.code: nation.parameters.municipality_weight(each.code) for each in nation.places}
    wanted, found = share * sum(weights.values()), list[Signing]()
    for number, place in enumerate(chance.sample(nation.places, len(nation.places)), start=101):
        if wanted > 0:
            wanted -= weights[place.code]
            found.append(_signing(nation, roster, place, number, chance))
    return sorted(found, key=lambda each: (each.on, each.code))


def adopt(program: Program, signing: Signing, email: str, via: str, now: datetime) -> None:
    """Lay an agreement's file into the site, and adopt it as the person with that e-mail address.

    Raises:
        SisamError: the file is faulty, or the person may not adopt it.
    """
    folder = program.folder / program.settings.agreements_folder
    folder.mkdir(exist_ok=True)
    (folder / f"{signing.code}.toml").write_text(signing.text, encoding="utf-8")
    written = AgreementFiles.of(program).accepted(signing.code)
    adopt_agreement(program.site, written, email, via, now)


def _signing(
    nation: Nation, roster: Roster, place: Municipality, number: int, chance: random.Random
) -> Signing:
    days = (nation.until - nation.first).days
    later = 0 if chance.random() < _SIGNED_BEFORE else chance.randrange(1, days)
    on, code = nation.first + timedelta(days=later), slug(place.name)
    services = roster.of_kind(OrganisationKind.SOCIAL_SERVICES, place.code)
    text = _TEXT.format(
        code=code,
        name=place.name,
        year=on.year,
        number=number,
        municipality=place.code,
        signed_by=_quoted(["agency", *(each.code for each in services)]),
        valid_from=on.isoformat(),
    )
    return Signing(on, code, text)


def _quoted(codes: Sequence[str]) -> str:
    return ", ".join(f'"{code}"' for code in codes)
