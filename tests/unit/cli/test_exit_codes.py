"""From kinds of error to exit codes."""

import pytest

from sisam.cli.exit_codes import ExitCode, exit_code_of
from sisam.domain.refusal import CaseClosed
from sisam.errors import Conflict, Fault, Invalid, NotFound, NotPermitted, SisamError, Unavailable


@pytest.mark.parametrize(
    "error",
    [
        Invalid(Fault("Wrong.", "Mend it.")),
        NotFound("case", "N1"),
        NotPermitted(),
        Conflict(),
        CaseClosed("N1"),
        Unavailable(),
        SisamError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_anticipated_error_ends_with_1(error: SisamError) -> None:
    assert ExitCode.ERROR == exit_code_of(error)


def test_the_codes_stay_as_they_are_documented() -> None:
    assert [0, 1, 2, 3] == [ExitCode.FINE, ExitCode.ERROR, ExitCode.USAGE, ExitCode.OVERDUE]
