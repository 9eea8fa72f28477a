"""Why a case cannot come under other rules, or an agreement not be laid over a workflow."""

from dataclasses import dataclass

from sisam.domain.refusal import Unsuitable
from sisam.errors import Conflict


@dataclass(eq=False)
class AgreementMisfit(Unsuitable):
    """The agreement is about something that the workflow does not have, or that law has set."""

    agreement: str
    #: ``step``, ``rule``, ``answer``, ``law`` or ``party``.
    what: str
    name: str


@dataclass(eq=False)
class RulesFollowedAlready(Conflict):
    """The case follows these rules."""

    number: str


@dataclass(eq=False)
class RulesUnfit(Conflict):
    """The other rules do not know something that the case has; it would be lost."""

    #: ``state``, ``party``, ``step``, ``place``, ``ladder`` or ``rule``.
    what: str
    name: str
    version: str
