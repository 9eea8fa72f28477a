"""Looking at the agreements: whether one has expired, or ends before a new one can be signed."""

from collections.abc import Iterator
from datetime import datetime

from sisam.application.finding import Finding, Level
from sisam.application.rules.listing_agreements import AgreementLine, list_agreements
from sisam.bootstrap import Program
from sisam.doctor.finding import well
from sisam.wording.doctor_sentences import DoctorSentence


def agreements(program: Program, now: datetime) -> Iterator[Finding]:
    """Yield each agreement that has expired or ends within 60 days; nothing where none was adopted."""
    lines = list_agreements(program.site, {}, now)
    ending = [line for line in lines if line.standing in ("expired", "ends_soon")]
    yield from map(_finding, ending)
    if lines and not ending:
        yield well("agreements", DoctorSentence.AGREEMENTS.of(count=len(lines)))


def _finding(line: AgreementLine) -> Finding:
    code, until = line.agreement.code, line.agreement.valid_until
    sentence = DoctorSentence.EXPIRED if line.standing == "expired" else DoctorSentence.ENDING
    how = sentence.of(code=code, until=until, cases=line.open_cases)
    return Finding("agreements", Level.WARN, how, DoctorSentence.SIGN_ANEW.of(code=code))
