"""The settings of a demo say that it is one, and where its pages are."""

import tomllib

import pytest

from sisam.catalogue.folders import shipped
from sisam.settings import CONFIG_FILE, Settings
from sisam.simulation.demo import settings_of_demo


@pytest.mark.parametrize(("port", "at"), [(None, Settings().web_port), (9000, 9000)])
def test_they_name_the_address_to_which_its_mails_lead(port: int | None, at: int) -> None:
    usual = shipped(CONFIG_FILE).read_text("utf-8")
    before, after = (Settings(**tomllib.loads(each)) for each in (usual, settings_of_demo(usual, port)))

    own = {"mode": "demo", "public_url": f"http://127.0.0.1:{at}", "web_port": at}
    assert before.model_copy(update=own) == after
