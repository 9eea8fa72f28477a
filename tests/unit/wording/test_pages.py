"""A page that a message leads to is that of a case or the list of all."""

import pytest

from sisam.domain.ids import AlertId, CaseId, StepId
from sisam.wording.pages import alert_page, import_page, list_behind, page_of


@pytest.mark.parametrize("public_url", ["https://sisam.example.se", "https://sisam.example.se/"])
def test_a_case_has_a_page_of_its_own_and_all_else_leads_to_the_list(public_url: str) -> None:
    page = page_of(CaseId("c1"), public_url)

    assert "https://sisam.example.se/arenden/c1" == page
    assert "https://sisam.example.se" == page_of(None, public_url) == list_behind(page)


def test_a_step_has_a_page_of_its_own() -> None:
    page = page_of(CaseId("c1"), "https://sisam.example.se", StepId("c1.s2"))

    assert "https://sisam.example.se/arenden/c1/steg/c1.s2" == page
    assert "https://sisam.example.se" == list_behind(page)
    assert "" == page_of(CaseId("c1"), "", StepId("c1.s2"))


def test_an_alert_has_a_page_of_its_own() -> None:
    page = alert_page(AlertId("c1.a1"), "https://sisam.example.se/")

    assert "https://sisam.example.se/larm/c1.a1" == page
    assert "https://sisam.example.se" == list_behind(page)
    assert "" == alert_page(AlertId("c1.a1"), "")


def test_a_file_that_waits_has_a_page_of_its_own() -> None:
    page = import_page("request-1", "https://sisam.example.se/")

    assert "https://sisam.example.se/import/request-1" == page
    assert "https://sisam.example.se" == list_behind(page)
    assert "" == import_page("request-1", "")


def test_where_there_are_no_pages_there_is_no_address() -> None:
    assert ("", "") == (page_of(CaseId("c1"), ""), list_behind(""))


def test_only_the_last_part_of_an_address_names_the_case() -> None:
    assert "https://example.se/arenden/sisam" == list_behind("https://example.se/arenden/sisam/arenden/c1")
