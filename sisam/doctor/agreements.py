"""Looking at the agreements: whether one has expired, or ends before a new one can be signed."""

from collections.abc import Iterator
from datetime import datetime

from sisam.application.finding import Finding, Level
from sisam.application.rules.listing_agreements import AgreementLine, list_agreements
from sisam.bootstrap import Program
from sisam.doctor.finding import well

_REMEDY = "Sign a new one, write it under a new version, and run `sisam agreement adopt {code}`."


def agreements(program: Program, now: datetime) -> Iterator[Finding]:
    """Yield each agreement that has expired or ends within 60 days; nothing where none was adopted."""
    lines = list_agreements(program.site, {}, now)
    ending = [line for line in lines if line.standing in ("expired", "ends_soon")]
    yield from map(_finding, ending)
    if lines and not ending:
        yield well("agreements", f"{len(lines)} in force, none ends within 60 days")


def _finding(line: AgreementLine) -> Finding:
    code, until = line.agreement.code, line.agreement.valid_until
    if line.standing == "expired":
        told = f"{code} expired on {until}: new cases do not come under it; {line.open_cases} open ones stay"
    else:
        told = f"{code} ends on {until}, with {line.open_cases} open cases under it"
    return Finding("agreements", Level.WARN, told, _REMEDY.format(code=code))
