"""What people do day by day at the pages: find what is asked of them, hand over, answer."""

from playwright.sync_api import Locator

from tests.browser.person import Person

LOOK = "Se vad som händer"


def begins_the_day(person: Person, email: str) -> None:
    """Come to work: the session of the day before is long over."""
    person.arrives(email)
    person.goto("/att-gora")


def takes_up(person: Person, step: str, number: str) -> None:
    """Press in the list of work the button of a step of a case."""
    _line(person, step, number).locator(".work-act a").click()
    person.page.wait_for_load_state()


def reads(person: Person, step: str, number: str) -> None:
    """Open from the list of work the page of a step of a case."""
    _line(person, step, number).get_by_role("link", name=step, exact=True).click()
    person.page.wait_for_load_state()


def _line(person: Person, step: str, number: str) -> Locator:
    person.goto("/att-gora")
    page = person.page
    lines = page.locator(".work-group .work-line", has=page.get_by_role("heading", name=step, exact=True))
    return lines.filter(has_text=number)


def opens_case(person: Person, pupil: str) -> None:
    """Open a pupil's case from the list of cases."""
    person.goto("/arenden")
    person.press(pupil)


def does(person: Person, deed: str, look: str = LOOK, done: str = "Klart:") -> None:
    """Look at what will happen, do it, and be told that it is done."""
    person.press(look)
    person.press(deed)
    person.sees(done)


def hands_over(person: Person, step: str, number: str, message: str = "") -> None:
    """Hand over a step that stands in the own list of work."""
    takes_up(person, step, number)
    if message:
        person.fill("Meddelande till mottagaren (frivilligt)", message)
    does(person, "Lämna över")


def confirms(person: Person, step: str, number: str) -> None:
    """Confirm a step that stands in the own list of work."""
    takes_up(person, step, number)
    does(person, "Bekräfta")


def has_done(person: Person, step: str, number: str) -> None:
    """Say that a step in the own list of work is done."""
    takes_up(person, step, number)
    does(person, "Markera som klart")
