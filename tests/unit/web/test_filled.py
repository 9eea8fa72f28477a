"""A form that came back keeps what was typed."""

from sisam.web.filled import Filled


def test_a_blank_form_has_nothing_in_it_and_nothing_wrong() -> None:
    form = Filled()
    assert ("", "", False) == (form.text("namn"), form.problem("namn"), form.holds("namn", "x"))


def test_a_form_can_begin_with_values() -> None:
    assert "Alskolan" == Filled.with_values(skola="Alskolan").text("skola")


def test_boxes_that_belong_together_keep_each_what_was_ticked() -> None:
    form = Filled({"handlingar": ("betyg", "plan")})
    assert [True, True, False] == [form.holds("handlingar", one) for one in ("betyg", "plan", "intyg")]


def test_a_problem_stands_with_its_field() -> None:
    assert "Skriv varför." == Filled(problems={"skal": "Skriv varför."}).problem("skal")
