"""The questions of a new placement, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sisam.domain.fact import LegalBasis, PlacementType, Protection
from sisam.domain.organisation import Organisation
from sisam.engine.clocks import local_date
from sisam.web.language import marked
from sisam.web.pages.acts.kinds.protecting import IF_UNSURE
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.placements.answers import NO_SCHOOL, SCHOOL_UNKNOWN, Part, title_of
from sisam.web.pages.placements.walk import Walk
from sisam.wording.alphabet import sort_key

#: What is asked of the person in a part: the heading, and one sentence.
HEADS: Final[Mapping[Part, tuple[str, str]]] = {
    Part.KIND: (
        marked("Hur bråttom är det?"),
        marked("Svara på två frågor, så frågar nästa sidor bara om det som behövs."),
    ),
    Part.PUPIL: (
        marked("Vem är eleven?"),
        marked("Fyll i vem som ska placeras och vilket diarienummer ärendet har hos er."),
    ),
    Part.SCHOOL: (
        marked("Vilken skola går eleven i?"),
        marked("Välj den skola som ska få veta att eleven placeras och som lämnar över till ungdomshemmet."),
    ),
    Part.PLACEMENT: (
        marked("Vad är känt om placeringen?"),
        marked("Fyll i de dagar som du känner till. Det som saknas blir du påmind om senare."),
    ),
}
_KINDS: Final = (
    (
        PlacementType.ACUTE,
        marked("Ja, den är akut"),
        marked("Eleven är omhändertagen, eller behöver en plats i dag eller de närmaste dagarna."),
    ),
    (
        PlacementType.ASSESSMENT,
        marked("Nej, den är planerad för utredning"),
        marked("Eleven ska utredas på ungdomshemmet."),
    ),
    (
        PlacementType.TREATMENT,
        marked("Nej, den är planerad för behandling"),
        marked("Eleven ska få vård och behandling på ungdomshemmet."),
    ),
)
_PROTECTIONS: Final = (
    (Protection.NONE, marked("Nej"), ""),
    (
        Protection.SECRECY_MARKING,
        marked("Ja, sekretessmarkering"),
        IF_UNSURE,
    ),
    (Protection.PROTECTED_REGISTRATION, marked("Ja, skyddad folkbokföring"), ""),
    (Protection.FICTITIOUS, marked("Ja, fingerade personuppgifter"), ""),
)
_BASES: Final = (
    (LegalBasis.LVU_6, marked("6 § LVU"), marked("Omedelbart omhändertagande.")),
    (LegalBasis.LVU_2, marked("2 § LVU"), marked("Brister i hemmiljön.")),
    (LegalBasis.LVU_3, marked("3 § LVU"), marked("Den unges eget beteende.")),
    (LegalBasis.LVU_2_3, marked("2 och 3 §§ LVU"), marked("Både hemmiljön och det egna beteendet.")),
    (LegalBasis.SOL, marked("Socialtjänstlagen"), marked("Den unge och vårdnadshavarna är med på det.")),
    (LegalBasis.LSU, marked("LSU"), marked("Sluten ungdomsvård.")),
)
#: The forms that a pupil of that age can go to, by code.
_SCHOOL_FORMS: Final = (
    *("grundskola", "anpassad_grundskola", "specialskola", "sameskola"),
    *("gymnasieskola", "anpassad_gymnasieskola"),
)
#: The days that are asked for, in their order, with what helps; the acute path asks for few.
_DAYS_OF_ACUTE: Final = (
    ("omhandertagen", marked("Dagen för socialnämndens beslut. Från den räknas tiden för första kontakten.")),
    ("verkstalld", marked("Dagen då beslutet verkställdes.")),
    ("ansokt", marked("Lämna tomt om ansökan inte är gjord.")),
    ("inskriven", marked("Lämna tomt om eleven inte har kommit dit än.")),
)
_DAYS_OF_PLANNED: Final = (
    ("utredning", marked("Dagen då socialtjänsten beslutade att inleda utredningen.")),
    ("ansokt", marked("Lämna tomt om ansökan inte är gjord.")),
    ("verkstalld", marked("Lämna tomt om vården inte har börjat.")),
    ("inskriven", marked("Lämna tomt om eleven inte har kommit dit än.")),
    ("planerad", marked("Den dag då placeringen väntas ta slut, om den är bestämd.")),
)
#: A day that lies ahead, as a rule.
AHEAD: Final = "planerad"


def questions_of(walk: Walk, part: Part) -> tuple[Question, ...]:
    """Return what a part asks, in the language of whoever asks."""
    asked = {
        Part.KIND: _of_kind,
        Part.PUPIL: _of_pupil,
        Part.SCHOOL: _of_school,
        Part.PLACEMENT: _of_placement,
    }
    return tuple(asked[part](walk))


def names_asked(walk: Walk) -> frozenset[str]:
    """Return the names of all that is asked, in whichever part."""
    return frozenset(each.name for part in Part for each in questions_of(walk, part))


def _of_kind(walk: Walk) -> Iterator[Question]:
    _ = walk.texts
    kinds = tuple((value, _(title), _(hint)) for value, title, hint in _KINDS)
    yield Question(Manner.ALTERNATIVES, "slag", _(title_of("slag")), choices=kinds)
    protections = tuple((value, _(title), _(hint) if hint else "") for value, title, hint in _PROTECTIONS)
    hint = _(
        "Då visas varken namn, nummer, skola eller ungdomshem i listor och meddelanden. "
        "Du kan ändra svaret senare."
    )
    yield Question(Manner.ALTERNATIVES, "skydd", _(title_of("skydd")), hint, choices=protections)


def _of_pupil(walk: Walk) -> Iterator[Question]:
    _ = walk.texts
    number = _("Ärendets nummer hos er, till exempel SN-2026/17. Skriv aldrig elevens personnummer här.")
    yield Question(Manner.LINE, "dnr", _(title_of("dnr")), number)
    hidden = _("Behövs inte när uppgifterna är skyddade. Bara den som har rätt till det kan se namnet.")
    named = _("För- och efternamn, som i folkbokföringen.")
    yield Question(
        Manner.LINE, "namn", _(title_of("namn")), hidden if walk.protected else named, not walk.protected
    )
    digits = _("Tolv siffror, till exempel 20110315-2383.")
    yield Question(Manner.LINE, "pnr", _(title_of("pnr")), digits)
    missing = _("Då hjälper tjänsten dig inte att räkna tider som hänger på åldern.")
    yield Question(Manner.BOX, "utan_pnr", _(title_of("utan_pnr")), missing, required=False)
    home = _("Den kommun som ansvarar för eleven.")
    yield Question(Manner.LIST, "kommun", _(title_of("kommun")), home, choices=_municipalities(walk))
    if not walk.acute:
        forms = tuple((code, walk.asker.codes.get(code, code)) for code in _SCHOOL_FORMS)
        yield Question(Manner.LIST, "skolform", _(title_of("skolform")), required=False, choices=forms)


def _of_school(walk: Walk) -> Iterator[Question]:
    _, choices = walk.texts, walk.choices
    if len(choices.social_services) > 1:
        hint = _("Den som ansvarar för placeringen.")
        own = _organisations(choices.social_services)
        yield Question(Manner.LIST, "socialtjanst", _(title_of("socialtjanst")), hint, choices=own)
    unknown: tuple[Choice, ...] = (
        (SCHOOL_UNKNOWN, _("Jag vet inte än")),
        (NO_SCHOOL, _("Eleven går inte i någon skola")),
    )
    hint = _("Listan visar skolorna i hemkommunen.")
    schools = (*unknown, *_organisations(choices.schools))
    yield Question(Manner.SOUGHT, "hemskola", _("Skola"), hint, choices=schools)
    if len(choices.education_administrations) > 1:
        hint = _("Den som träder in om det inte finns någon skola.")
        found = _organisations(choices.education_administrations)
        yield Question(Manner.LIST, "utbildning", _(title_of("utbildning")), hint, choices=found)


def _of_placement(walk: Walk) -> Iterator[Question]:
    _, today = walk.texts, str(local_date(walk.asker.now))
    bases = tuple((value, _(title), _(hint)) for value, title, hint in _BASES)
    yield Question(Manner.ALTERNATIVES, "lagrum", _(title_of("lagrum")), choices=bases)
    homes = _organisations(walk.choices.youth_homes)
    for name, hint in _DAYS_OF_ACUTE if walk.acute else _DAYS_OF_PLANNED:
        if name == "inskriven":
            where = _("Lämna tomt om platsen inte är bestämd än.")
            yield Question(Manner.LIST, "hem", _(title_of("hem")), where, required=False, choices=homes)
        most = "" if name == AHEAD else today
        yield Question(Manner.DATE, name, _(title_of(name)), _(hint), required=False, most=most)


def _municipalities(walk: Walk) -> tuple[Choice, ...]:
    named = walk.asker.parts.municipalities.items()
    return tuple((code, name) for code, name in sorted(named, key=lambda each: sort_key(each[1])))


def _organisations(organisations: tuple[Organisation, ...]) -> tuple[Choice, ...]:
    return tuple((each.code, each.name) for each in organisations)
