"""The names of a site come from its settings, and nobody invented passes for somebody real."""

import pytest

from sisam.cli.web_parts import DemoOfRealPeople, SampleInProduction, hosts_of, keep_apart
from sisam.settings import Settings
from sisam.web.parts import LOOPBACK_HOSTS


def test_a_site_behind_a_proxy_answers_under_its_public_name_alone() -> None:
    behind = Settings(web_tls=True, public_url="https://sisam.example.se", web_proxies=["10.0.0.7"])

    assert frozenset({"sisam.example.se"}) == hosts_of(behind)


def test_a_site_on_this_machine_answers_under_its_names_too() -> None:
    assert LOOPBACK_HOSTS == hosts_of(Settings())
    assert LOOPBACK_HOSTS | {"sisam.local"} == hosts_of(Settings(public_url="http://sisam.local:8321"))


def test_real_people_are_served_in_production_and_invented_ones_in_a_demonstration() -> None:
    keep_apart(demo=False, sample=False)
    keep_apart(demo=True, sample=True)


def test_production_refuses_sample_data() -> None:
    with pytest.raises(SampleInProduction):
        keep_apart(demo=False, sample=True)


def test_a_demonstration_refuses_everything_else() -> None:
    with pytest.raises(DemoOfRealPeople):
        keep_apart(demo=True, sample=False)
