"""How a command ends: one table from the kinds of error to exit codes."""

from collections.abc import Mapping
from enum import IntEnum

from sisam.errors import Conflict, Invalid, NotFound, NotPermitted, SisamError, Unavailable


class ExitCode(IntEnum):
    """The closed list of exit codes; monitoring may rely on them."""

    FINE = 0
    ERROR = 1
    USAGE = 2
    #: Something is overdue or violated, the doctor found something bad, or a statement is not borne out.
    OVERDUE = 3


#: What each code means, for the reference page.
MEANINGS: Mapping[ExitCode, str] = {
    ExitCode.FINE: "All is done, or all holds.",
    ExitCode.ERROR: "It was refused, could not be done, or went wrong; nothing was half done.",
    ExitCode.USAGE: "The command was not typed as it is documented.",
    ExitCode.OVERDUE: (
        "Something is overdue (`--check`), an invariant is violated (`audit`, `auditor --once`), "
        "something is bad (`doctor`), or a statement is not borne out (`statement verify`, `compare`)."
    ),
}

#: By kind of error.
EXIT_CODES: Mapping[type[SisamError], ExitCode] = {
    Invalid: ExitCode.ERROR,
    NotFound: ExitCode.ERROR,
    NotPermitted: ExitCode.ERROR,
    Conflict: ExitCode.ERROR,
    Unavailable: ExitCode.ERROR,
}


def exit_code_of(error: SisamError) -> ExitCode:
    """Return the exit code of an error's kind."""
    return next((EXIT_CODES[kind] for kind in type(error).__mro__ if kind in EXIT_CODES), ExitCode.ERROR)
