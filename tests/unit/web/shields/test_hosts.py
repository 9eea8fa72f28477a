"""The site answers under its own name, and where it has TLS over nothing else."""

import pytest

from sisam.web.parts import LOOPBACK_HOSTS
from tests.unit.web.site_of_pages import HOST, Heard, browser, pages


@pytest.mark.parametrize("name", [HOST, HOST.upper(), f"{HOST}:8321"])
def test_its_own_name_is_answered(name: str) -> None:
    assert 303 == browser(pages()).get("/", headers={"Host": name}).status_code


@pytest.mark.parametrize("name", ["localhost:8321", "127.0.0.1", "[::1]:8321"])
def test_this_machine_s_own_names_are_answered_where_they_are_named(name: str) -> None:
    assert 303 == browser(pages(hosts=LOOPBACK_HOSTS)).get("/", headers={"Host": name}).status_code


@pytest.mark.parametrize(
    "name",
    ["", "evil.example", f"{HOST}.evil.example", f"evil.{HOST}", f"{HOST}@evil.example", "[", "127.0.0.1"],
)
def test_another_name_is_not(name: str) -> None:
    heard = Heard()

    answer = browser(pages(diary=heard)).get("/", headers={"Host": name})

    assert (421, ["host"]) == (answer.status_code, heard.refused)
    assert "evil" not in answer.text


def test_two_names_are_none() -> None:
    twice = [("Host", HOST), ("Host", "evil.example")]

    assert 421 == browser(pages()).get("/", headers=twice).status_code


def test_where_there_is_tls_nobody_is_answered_without() -> None:
    app = pages(tls=True)

    assert (421, 303) == (browser(app).get("/").status_code, browser(app, "https").get("/").status_code)


def test_a_machine_that_watches_the_site_hears_under_any_name_that_it_lives() -> None:
    answer = browser(pages(tls=True)).get("/halsa", headers={"Host": "10.0.0.1"})

    assert (200, "alive\n") == (answer.status_code, answer.text)
