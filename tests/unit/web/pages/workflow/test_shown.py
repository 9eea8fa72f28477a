"""The page of the workflow says in words all that it draws, and brings no style of its own."""

import re

import pytest

from sisam.domain.language import Language
from tests.builders import an_agreement
from tests.unit.web.pages.written import anchors_in, shown, workflow_page, written


@pytest.mark.parametrize("language", Language)
def test_every_link_within_the_page_leads_to_something_on_it(language: Language) -> None:
    page = workflow_page(language)

    assert set() == set(re.findall(r'href="#([^"]+)"', page)) - anchors_in(page)


def test_no_two_things_on_the_page_have_the_same_id() -> None:
    ids = re.findall(r'\bid="([^"]+)"', workflow_page())

    assert len(set(ids)) == len(ids)


def test_nothing_is_styled_where_it_stands() -> None:
    assert [] == re.findall(r"<[^>]*\sstyle=|<style|<script(?! src=)|\son\w+=", workflow_page())


def test_every_number_of_the_drawing_stands_in_the_list_too() -> None:
    page = workflow_page()
    drawn = {badge.number for badge in shown().drawing.badges}

    assert drawn == {int(number) for number in re.findall(r'<li id="vag-(\d+)"', page)}


def test_the_state_of_a_case_is_marked_and_written_out() -> None:
    page = written("workflow/page.html", shown=shown(here="admitted"), case_url="/arenden/x")

    assert 1 == page.count("flow-here")
    assert "Ärendet är i läget ”Inskriven”." in page
    assert 'href="/arenden/x"' in page


def test_a_state_that_the_workflow_does_not_have_is_not_marked() -> None:
    assert "" == shown(here="elsewhere").here


def test_an_agreement_is_marked_wherever_it_changes_something() -> None:
    page = written("workflow/page.html", shown=shown(agreement=an_agreement()), case_url="")

    assert '<option value="norrby" selected>Norrby kommun</option>' in page
    assert 2 == page.count('<span class="agreed">')


def test_law_and_policy_are_told_apart_in_words() -> None:
    page = workflow_page()

    assert "13 § LVU (1990:52)" in page
    laws = re.findall(r'<span class="source source-law">([^<]+)</span>', page)
    policies = re.findall(r'<span class="source source-policy">([^<]+)</span>', page)
    assert all("lag" in each for each in laws)
    assert policies
    assert [] == [each for each in policies if "lag" in each]
