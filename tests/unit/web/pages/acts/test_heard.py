"""Who will hear of an act is told how in words of everyday, however the server is set up."""

from datetime import UTC, datetime

import pytest

from sisam.application.cases.previewing import Hears
from sisam.domain.contact import Way
from sisam.domain.language import Language
from sisam.domain.seat import Role
from sisam.web.language import texts_in
from sisam.web.pages.acts.heard import hearing
from sisam.wording.titles import Titles
from tests.builders import shipped_rules

NOW = datetime(2026, 11, 2, 7, tzinfo=UTC)


@pytest.mark.parametrize("channel", [Way.EMAIL, "folder"])
@pytest.mark.parametrize(("language", "said"), [(Language.SV, "e-post"), (Language.EN, "e-mail")])
def test_a_folder_on_the_server_stands_for_e_mail(channel: str, language: Language, said: str) -> None:
    titles = Titles.of(shipped_rules().workflow, language)
    hears = Hears(Role.COORDINATOR, channel, (), NOW, later=False)

    assert said == hearing(hears, titles, texts_in(language)).way
