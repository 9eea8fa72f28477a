"""What stands around a page: among it where the browser goes back to."""

import re

from tests.unit.web.pages.sign_in.signing import signed_in_browser

_BACK_TO = re.compile('data-back-to="([^"]*)"')


def test_a_page_that_answers_a_form_says_where_to_come_back_to() -> None:
    browser, _ = signed_in_browser()

    asked = browser.get("/konto/losenord").text
    answer = browser.post("/konto/losenord", losenord="kort", igen="annat")

    assert [] == _BACK_TO.findall(asked)
    assert (422, ["/konto/losenord"]) == (answer.status_code, _BACK_TO.findall(answer.text))
