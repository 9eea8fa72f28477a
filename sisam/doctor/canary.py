"""Looking at the canary: when it answered last, and what to do where it does not."""

from collections.abc import Iterator
from datetime import datetime

from sisam.application.finding import Finding, Level
from sisam.application.ports.figures import Figures
from sisam.auditor.judging import CANARY_AT_MOST
from sisam.bootstrap import Program
from sisam.doctor.finding import well
from sisam.doctor.work import ago
from sisam.domain.canary import WORKFLOW

_PUBLISH = "Run `sisam workflow publish`; then the daemon makes one, or `sisam canary keep`."
_MAKE = "Let `sisam daemon` run, which makes one, or run `sisam canary keep`."
_LOOK = "Look at daemon and outbox above, then at the daemon's log: docs/howto/be-told-from-outside.md."


def canary(program: Program, figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield when the canary gave its last sign of life; nothing where the site keeps none."""
    if not program.settings.canary:
        return
    sign = program.canary_sign(now)
    if sign is None:
        remedy = _MAKE if _is_published(program) else _PUBLISH
        yield Finding("canary", Level.WARN, "there is none yet", remedy)
    elif now - sign <= CANARY_AT_MOST or figures.silent_since is not None:
        yield well("canary", f"its last sign of life {ago(sign, now)}")
    else:
        yield Finding("canary", Level.BAD, f"its last sign of life {ago(sign, now)}", _LOOK)


def _is_published(program: Program) -> bool:
    with program.store.read() as work:
        return any(part.name == WORKFLOW for part in work.rule_parts.parts())
