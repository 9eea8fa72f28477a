"""Looking at the canary: when it answered last, and what to do where it does not."""

from collections.abc import Iterator
from datetime import datetime

from sisam.application.finding import Finding, Level
from sisam.application.ports.figures import Figures
from sisam.auditor.judging import CANARY_AT_MOST
from sisam.bootstrap import Program
from sisam.doctor.finding import ago, well
from sisam.domain.canary import WORKFLOW
from sisam.wording.doctor_sentences import DoctorSentence


def canary(program: Program, figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield when the canary gave its last sign of life; nothing where the site keeps none."""
    if not program.settings.canary:
        return
    sign = program.canary_sign(now)
    if sign is None:
        remedy = DoctorSentence.MAKE_CANARY if _is_published(program) else DoctorSentence.PUBLISH_CANARY
        yield Finding("canary", Level.WARN, DoctorSentence.NO_CANARY.of(), remedy.of())
    elif now - sign <= CANARY_AT_MOST or figures.silent_since is not None:
        yield well("canary", DoctorSentence.CANARY.of(since=ago(sign, now)))
    else:
        how = DoctorSentence.CANARY.of(since=ago(sign, now))
        yield Finding("canary", Level.BAD, how, DoctorSentence.LOOK_FOR_CANARY.of())


def _is_published(program: Program) -> bool:
    with program.store.read() as work:
        return any(part.name == WORKFLOW for part in work.rule_parts.parts())
