"""The doctor warns where everything works and nobody is told all the same."""

import pytest

from sisam.application.finding import Level
from sisam.application.ports.figures import Figures
from sisam.doctor.telling import telling
from sisam.settings import Settings

BUSY = Figures(open_cases=2)
OURS = {"channel": "email", "smtp_host": "localhost", "mail_domain": "kommunen.se"}


@pytest.mark.parametrize(
    ("settings", "figures", "word"),
    [
        ({}, BUSY, "nobody gets mail"),
        (OURS | {"mail_domain": "sisam.invalid"}, Figures(), "mail_domain is sisam.invalid"),
    ],
)
def test_whoever_is_told_by_nothing_is_warned(settings: dict[str, str], figures: Figures, word: str) -> None:
    (found,) = telling(Settings.model_validate(settings), figures)

    assert (Level.WARN, True, True) == (found.level, word in found.told, bool(found.remedy))


@pytest.mark.parametrize(("settings", "figures"), [({}, Figures()), (OURS, BUSY)])
def test_a_site_without_cases_and_one_with_mail_are_well(settings: dict[str, str], figures: Figures) -> None:
    assert [] == list(telling(Settings.model_validate(settings), figures))
