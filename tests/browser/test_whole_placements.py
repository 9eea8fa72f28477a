"""Whole placements, walked by several people in windows of their own, from the first day to the last."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sisam.cli.main import main
from tests.browser.accounts import PASSWORD, code_of
from tests.browser.days import Days, lead_mails_to_pages
from tests.browser.deeds import (
    LOOK,
    begins_the_day,
    confirms,
    does,
    hands_over,
    has_done,
    opens_case,
    takes_up,
)
from tests.browser.keyboard import choose_by_keyboard, press_by_keyboard, type_by_keyboard
from tests.browser.live_server import LiveServer
from tests.browser.person import Person
from tests.browser.sideways import no_sideways_scrolling
from tests.browser.town import NOW

pytestmark = pytest.mark.browser

OLLE = "olle.ek@boden.example"
RUT, PIA = "rut.bjork@boden.example", "pia.tall@sis.example"
ULF, BO = "ulf.berg@boden.example", "bo.as@boden.example"
#: Who looks after the read log of social services in Boden.
STEN = "sten.stod@sis.example"
CASE = "SN-2026/20"
PUPIL = "Love Fors"
CONTACT, HANDOVER = "Tidig kontakt med hemskolan", "Pedagogisk överlämning"


@pytest.fixture
def site(site: Path) -> Path:
    """The town's site, whose mails lead to its pages, and whose read log somebody looks after."""
    lead_mails_to_pages(site)
    sten = ("log_reviewer", "--name", "Sten Stöd", "--email", STEN)
    assert 0 == main(("--site", str(site), "--now", NOW, "seat", "add", "boden-soc", *sten))
    return site


@pytest.fixture
def days(server: LiveServer, site: Path) -> Days:
    """The days from `town.NOW` on."""
    return Days(server, site)


def opens_the_case(olle: Person) -> None:
    """Open an acute placement, from the list of work to the button at the end."""
    olle.goto("/att-gora")
    olle.press("Ny placering")
    olle.check("Ja, den är akut")
    olle.check("Nej")
    olle.press("Fortsätt")
    olle.fill("Diarienummer", CASE)
    olle.fill("Elevens namn", PUPIL)
    olle.fill("Personnummer eller samordningsnummer", "20110305-2385")
    olle.press("Fortsätt")
    olle.choose("Skola", "Björkskolan")
    olle.press("Fortsätt")
    olle.check("6 § LVU")
    olle.fill("Beslut om omedelbart omhändertagande (frivilligt)", "2026-11-02")
    olle.press("Fortsätt")
    olle.press("Öppna ärendet")
    olle.sees("Klart: ärendet är öppnat.")


def follows_the_mail(person: Person, days: Days, email: str, tells: str) -> None:
    """Follow the link of a mail, and sign in on the way."""
    if person.session():
        person.window.context.clear_cookies()
    person.goto(days.path_in_mail(email, tells, CASE))
    person.sign_in(email)


def acknowledges_by_the_mail(person: Person, days: Days, email: str, tells: str, until: str) -> None:
    """Follow the mail of an alert, and take it on until a day."""
    follows_the_mail(person, days, email, tells)
    person.fill("Vad tänker du göra?", "Jag tar hand om det i dag.")
    person.fill("Till och med vilken dag?", until)
    person.press("Kvittera")
    person.sees("Klart: du har kvitterat larmet.")


def is_alarmed(person: Person, step: str) -> bool:
    """Tell whether an alert about a step of the case waits for somebody to acknowledge it."""
    person.goto("/larm")
    waiting = person.page.locator(".work-alerts .work-line").filter(has_text=CASE)
    return waiting.filter(has_text=step).count() > 0


def names_the_home(olle: Person) -> None:
    """Record at which home the pupil has a place."""
    opens_case(olle, PUPIL)
    olle.press("Allt ni kan göra i ärendet")
    olle.press("Registrera en part")
    olle.choose("Vilken part?", "Ungdomshemmet")
    olle.press(LOOK)
    olle.choose("Organisation", "Ungdomshemmet Tallhem")
    does(olle, "Registrera en part")


def happens(person: Person, what: str, on: str = "") -> None:
    """Record in the case that was opened what has happened."""
    opens_case(person, PUPIL)
    person.press("Allt ni kan göra i ärendet")
    person.press(what)
    if on:
        person.fill("När hände det? (frivilligt)", on)
    does(person, what)


def comes_to_the_home(olle: Person, rut: Person, days: Days) -> None:
    """The alert, the contact, and the admission."""
    days.come_to("2026-11-04")
    acknowledges_by_the_mail(olle, days, OLLE, f"Försenat: {CONTACT}", until="2026-11-06")
    hands_over(olle, CONTACT, CASE, "Jag heter Olle Ek. Ring mig när du vill.")
    days.send_mails()
    follows_the_mail(rut, days, RUT, f"Bekräfta: {CONTACT}")
    rut.sees("Ring mig när du vill.")
    rut.press("Bekräfta")
    does(rut, "Bekräfta")
    assert not is_alarmed(olle, CONTACT)

    days.come_to("2026-11-05")
    begins_the_day(olle, OLLE)
    names_the_home(olle)
    happens(olle, "Skriv in")


def is_handed_over(olle: Person, rut: Person, pia: Person, days: Days) -> None:
    """What the pupil can and needs comes to the home, at the second attempt."""
    days.come_to("2026-11-09")
    begins_the_day(rut, RUT)
    hands_over(rut, HANDOVER, CASE)
    days.send_mails()
    follows_the_mail(pia, days, PIA, f"Bekräfta: {HANDOVER}")
    pia.press("Skicka tillbaka")
    pia.fill("Varför skickar du tillbaka det?", "Betygen saknas.")
    does(pia, "Skicka tillbaka")
    days.send_mails()
    follows_the_mail(rut, days, RUT, f"Skickat tillbaka: {HANDOVER}")
    rut.sees("Betygen saknas.")
    rut.press("Lämna över")
    rut.check("Överlämningsunderlag")
    does(rut, "Lämna över")
    confirms(pia, HANDOVER, CASE)
    begins_the_day(olle, OLLE)
    opens_case(olle, PUPIL)
    olle.sees("Pia Tall")
    has_done(pia, "Påbörja kartläggningen", CASE)


def is_given_a_place(olle: Person, ulf: Person, bo: Person, pia: Person, days: Days) -> None:
    """The discharge is planned, and a school place agreed."""
    days.come_to("2026-11-23")
    begins_the_day(olle, OLLE)
    takes_up(olle, "Ange planerad utskrivning", CASE)
    olle.fill("Datum", "2027-01-08")
    does(olle, "Registrera ett datum")
    takes_up(olle, "Ta reda på den mottagande skolan", CASE)
    olle.choose("Organisation", "Åsskolan, Boden")
    does(olle, "Registrera en part")

    days.come_to("2026-12-01")
    begins_the_day(ulf, ULF)
    takes_up(ulf, "School place with a start date", CASE)
    ulf.fill("Date of the planned start of school", "2027-01-11")
    does(ulf, "Hand over", "See what will happen", "Done:")
    days.send_mails()
    follows_the_mail(bo, days, BO, "Bekräfta: Skolplats med startdag")
    bo.press("Bekräfta")
    does(bo, "Bekräfta")
    bo.sees("Åsskolan")

    days.come_to("2027-01-04")
    begins_the_day(pia, PIA)
    hands_over(pia, "Övergångshandling", CASE)
    begins_the_day(bo, BO)
    confirms(bo, "Övergångshandling", CASE)


def goes_on_in_school(olle: Person, pia: Person, bo: Person, days: Days) -> None:
    """The pupil leaves the home, begins in school, and is followed up."""
    days.come_to("2027-01-08")
    begins_the_day(pia, PIA)
    happens(pia, "Skriv ut")
    has_done(pia, "Avgångsintyg", CASE)

    days.come_to("2027-01-15")
    begins_the_day(bo, BO)
    hands_over(bo, "Har eleven börjat?", CASE, "Ja, första dagen.")
    begins_the_day(olle, OLLE)
    confirms(olle, "Har eleven börjat?", CASE)
    happens(olle, "Övergå till uppföljning")

    for day, step in {
        "2027-02-08": "Uppföljning efter en månad",
        "2027-04-08": "Uppföljning efter tre månader",
    }.items():
        days.come_to(day)
        begins_the_day(bo, BO)
        hands_over(bo, step, CASE)
        begins_the_day(olle, OLLE)
        confirms(olle, step, CASE)


def is_closed(olle: Person, days: Days) -> None:
    """The case ends, with two names."""
    opens_case(olle, PUPIL)
    olle.press("Allt ni kan göra i ärendet")
    olle.press("Avsluta ärendet")
    olle.check("Flyttat utomlands")
    olle.choose(
        "Vem står bakom det tillsammans med dig? (frivilligt)", "Maja Lind, Chef, Socialtjänsten i Boden"
    )
    olle.fill("Varför? (frivilligt)", "Familjen har flyttat till Narvik.")
    does(olle, "Avsluta ärendet")


def test_a_placement_is_walked_from_the_acute_decision_to_its_closing(
    person: Callable[..., Person], days: Days
) -> None:
    olle, rut, pia, ulf, bo = (person() for _ in range(5))
    olle.sign_in(OLLE)
    opens_the_case(olle)

    comes_to_the_home(olle, rut, days)
    is_handed_over(olle, rut, pia, days)
    is_given_a_place(olle, ulf, bo, pia, days)
    goes_on_in_school(olle, pia, bo, days)
    is_closed(olle, days)

    days.audit()

    sten = person()
    sten.arrives(STEN)
    assert {"Olle Ek"} == readers(sten, OLLE)


def readers(sten: Person, email: str) -> set[str]:
    """Return who, of those with an address, has been shown something of the case."""
    sten.goto("/logg")
    sten.fill("Ärendenummer", CASE)
    sten.fill("E-postadress", email)
    sten.press("Visa")
    rows = sten.page.locator("main tbody tr").filter(has_text=CASE).filter(has_text="Visades")
    return {each.locator("td").first.inner_text().splitlines()[0] for each in rows.all()}


@pytest.mark.parametrize(
    "look", [{"scripts": False}, {"width": 360, "scheme": "dark", "phone": True}], ids=["no scripts", "phone"]
)
def test_an_acute_placement_is_walked_to_its_handover(
    person: Callable[..., Person], days: Days, look: dict[str, object]
) -> None:
    olle, rut, pia = (person(**look) for _ in range(3))
    olle.sign_in(OLLE)
    opens_the_case(olle)
    hands_over(olle, CONTACT, CASE)
    no_sideways_scrolling(olle.page)
    days.send_mails()
    follows_the_mail(rut, days, RUT, f"Bekräfta: {CONTACT}")
    rut.press("Bekräfta")
    does(rut, "Bekräfta")
    no_sideways_scrolling(rut.page)

    days.come_to("2026-11-03")
    begins_the_day(olle, OLLE)
    names_the_home(olle)
    happens(olle, "Skriv in")
    begins_the_day(rut, RUT)
    hands_over(rut, HANDOVER, CASE)
    days.send_mails()
    follows_the_mail(pia, days, PIA, f"Bekräfta: {HANDOVER}")
    no_sideways_scrolling(pia.page)
    pia.press("Bekräfta")
    does(pia, "Bekräfta")

    pia.goto("/arenden?visa=ansvariga")
    pia.sees(PUPIL)
    days.audit()


def test_an_early_contact_is_made_with_the_keyboard_alone(person: Callable[..., Person]) -> None:
    olle, rut = person(), person()
    signs_in_by_keyboard(olle, OLLE)
    page = olle.page
    press_by_keyboard(page, "Ny placering")
    choose_by_keyboard(page, "Ja, den är akut")
    choose_by_keyboard(page, "Nej")
    press_by_keyboard(page, "Fortsätt")
    type_by_keyboard(page, "Diarienummer", CASE)
    type_by_keyboard(page, "Elevens namn", PUPIL)
    type_by_keyboard(page, "Personnummer eller samordningsnummer", "20110305-2385")
    press_by_keyboard(page, "Fortsätt")
    type_by_keyboard(page, "Skola", "Björk")
    press_by_keyboard(page, "Fortsätt")
    choose_by_keyboard(page, "6 § LVU")
    press_by_keyboard(page, "Fortsätt")
    press_by_keyboard(page, "Öppna ärendet")
    press_by_keyboard(page, f"Lämna över: {CONTACT}")
    press_by_keyboard(page, LOOK)
    press_by_keyboard(page, "Lämna över")

    signs_in_by_keyboard(rut, RUT)
    press_by_keyboard(rut.page, f"Svara: {CONTACT}, {CASE}")
    press_by_keyboard(rut.page, LOOK)
    press_by_keyboard(rut.page, "Bekräfta")
    rut.sees("Klart: du har bekräftat att ni har tagit emot steget.")


def signs_in_by_keyboard(person: Person, email: str) -> None:
    """Sign in without touching a mouse."""
    person.goto("/logga-in")
    type_by_keyboard(person.page, "E-postadress", email)
    type_by_keyboard(person.page, "Lösenord", PASSWORD)
    type_by_keyboard(person.page, "Engångskod", code_of(email, person.server.clock.now()))
    press_by_keyboard(person.page, "Logga in")
