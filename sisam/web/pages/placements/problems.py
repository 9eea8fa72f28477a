"""What is wrong in the answers of a part, in plain words beside the field that mends it."""

from __future__ import annotations

from datetime import date
from typing import Final

from sisam.application.cases.entering_one import wrong_columns
from sisam.engine.clocks import local_date
from sisam.web.filled import Filled
from sisam.web.forms import taken
from sisam.web.language import marked
from sisam.web.pages.placements.answers import COLUMNS, FORMS, NAMES, Part, title_of
from sisam.web.pages.placements.questions import AHEAD, names_asked, questions_of
from sisam.web.pages.placements.walk import Walk
from sisam.web.typed import Typed

_DIGITS: Final = 12
_LONGEST_NUMBER: Final = 32
_BETWEEN: Final = frozenset("/-")
#: What is said where there is but one thing that can be wrong.
_SENTENCES: Final = {
    "slag": marked("Välj om placeringen är akut."),
    "skydd": marked("Välj om eleven har skyddade personuppgifter."),
    "namn": marked("Elevens namn: skriv bara namnet, utan tecken framför."),
    "kommun": marked("Hemkommun: välj en kommun i listan."),
    "skolform": marked("Skolform: välj en skolform i listan."),
    "socialtjanst": marked("Välj vilken socialtjänst som ansvarar för placeringen."),
    "hemskola": marked("Välj en skola i listan, eller att du inte vet."),
    "utbildning": marked("Välj vilken utbildningsförvaltning som ansvarar."),
    "lagrum": marked("Välj vad placeringen grundas på."),
}
#: What only whoever keeps the register can mend.
_OF_REGISTER: Final = {
    "socialtjanst": marked("Hemkommunens socialtjänst finns inte i registret. Be er samordnare om hjälp."),
    "utbildning": marked(
        "Hemkommunens utbildningsförvaltning finns inte i registret. Be er samordnare om hjälp."
    ),
}
_OTHERWISE: Final = marked(
    "Registret är inte komplett, så ärendet kan inte öppnas. Be er samordnare om hjälp."
)


def checked(walk: Walk, part: Part) -> tuple[Filled, str]:
    """Return a part's form with what is wrong in it, and what no field of it can mend."""
    own = Typed({name: walk.typed.texts[name] for name in NAMES[part] if name in walk.typed.texts})
    form = taken(FORMS[part], own, walk.language)
    found = dict(form.problems) if isinstance(form, Filled) else {}
    asker = walk.asker
    entry = walk.entry(names_asked(walk))
    wrong = wrong_columns(asker.parts.site, asker.parts.placements, entry, walk.wish, asker.now)
    for name in NAMES[part]:
        if name not in found and (sentence := _sentence(walk, name, wrong)):
            found[name] = sentence
    return _beside_fields(walk, part, found, general=None in wrong and part is Part.SCHOOL)


def part_with_fault(columns: frozenset[str | None]) -> Part:
    """Return the first part in which something is wrong; what the register lacks is told with the school."""
    wrong = [part for part in Part for name in NAMES[part] if COLUMNS.get(name) in columns]
    return wrong[0] if wrong else Part.SCHOOL


def _beside_fields(walk: Walk, part: Part, found: dict[str, str], *, general: bool) -> tuple[Filled, str]:
    """Return problems in the order of the page; those of fields that are not on it are told above all."""
    shown = [each.name for each in questions_of(walk, part)]
    hidden = [_OF_REGISTER.get(name, _OTHERWISE) for name in found if name not in shown]
    problems = {name: found[name] for name in shown if name in found}
    above = hidden or ([_OTHERWISE] if general else [])
    return Filled(walk.typed.texts, problems), walk.texts(above[0]) if above else ""


def _sentence(walk: Walk, name: str, wrong: frozenset[str | None]) -> str:
    """Return what is wrong with an answer; empty: nothing."""
    _ = walk.texts
    if name == "utan_pnr":
        return ""
    if name == "pnr" and (sentence := _of_number(walk, wrong)):
        return _(sentence)
    if name == "namn" and not walk.given("namn") and not walk.protected:
        return _(marked("Skriv elevens namn."))
    if name == "socialtjanst" and not _is_own(walk):
        return _(_SENTENCES[name])
    if name not in COLUMNS or COLUMNS[name] not in wrong:
        return ""
    if name in _SENTENCES:
        return _(_SENTENCES[name])
    if name == "hem":
        return _(_of_home(walk))
    return _(_of_case_number(walk)) if name == "dnr" else _of_day(walk, name)


def _is_own(walk: Walk) -> bool:
    """Tell whether the social services that were named are among those to choose."""
    named, choices = walk.given("socialtjanst"), walk.choices.social_services
    return not named or named in {each.code for each in choices}


def _of_number(walk: Walk, wrong: frozenset[str | None]) -> str:
    number, without = "".join(walk.given("pnr").replace("-", "").split()), bool(walk.given("utan_pnr"))
    if number and without:
        return marked("Ta bort numret, eller krysset för att det saknas.")
    if not number:
        return "" if without else marked("Skriv numret, eller kryssa för att det saknas.")
    if not (number.isascii() and number.isdecimal() and len(number) == _DIGITS):
        return marked("Numret: skriv tolv siffror med århundradet, till exempel 20110315-2383.")
    wrong_number = marked("Numret stämmer inte. Jämför varje siffra med registret; någon av dem är fel.")
    return wrong_number if COLUMNS["pnr"] in wrong else ""


def _of_case_number(walk: Walk) -> str:
    number = walk.given("dnr")
    fits = len(number) <= _LONGEST_NUMBER and all(sign.isalnum() or sign in _BETWEEN for sign in number)
    if not fits:
        return marked(
            "Diarienummer: använd bara bokstäver, siffror, bindestreck och snedstreck, högst 32 tecken."
        )
    digits, own = number.replace("-", ""), "".join(walk.given("pnr").replace("-", "").split())
    if own and digits in {own, own[2:]}:
        return marked("Diarienummer: det här är elevens eget nummer. Skriv ärendets nummer i stället.")
    return marked(
        "Det finns redan ett ärende med det diarienumret. Kontrollera numret, eller sök upp ärendet."
    )


def _of_home(walk: Walk) -> str:
    if not walk.given("hem"):
        return marked("Välj det ungdomshem där eleven skrevs in.")
    return marked("Ungdomshemmet har inte precis en skola i registret. Be er samordnare om hjälp.")


def _of_day(walk: Walk, name: str) -> str:
    _, label = walk.texts, walk.texts(title_of(name))
    on, admitted = _day(walk, name), _day(walk, "inskriven")
    if on and name != AHEAD and on > local_date(walk.asker.now):
        return _("%(label)s: dagen har inte varit än. Lämna tomt tills det har hänt.", label=label)
    if on and name == AHEAD and admitted and on < admitted:
        return _("%(label)s: dagen ligger före inskrivningen.", label=label)
    return _("%(label)s: kontrollera året, och att dagen stämmer med elevens ålder.", label=label)


def _day(walk: Walk, name: str) -> date | None:
    try:
        return date.fromisoformat(walk.given(name))
    except ValueError:
        return None
