"""The pages on which somebody chooses over which ways they are written to, and reads it once more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter
from pydantic import BeforeValidator, Field, StringConstraints
from starlette.responses import Response

from sisam.application.register.contacting import choose_ways, ways_to
from sisam.domain.contact import Contact, Way
from sisam.errors import Invalid, NotFound
from sisam.web.asking import Asking, FreshAsker
from sisam.web.doors import SIGNED_IN, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, OptionalLine, line, taken
from sisam.web.language import marked
from sisam.web.pages.users.own_messages import OWN, OWN_WAYS, WAYS, may_choose_ways, open_ways
from sisam.web.showing import back_to, show
from sisam.web.typed import Typed, TypedForm

router = APIRouter()

KEEPING: Final = f"{OWN_WAYS}/spara"
#: Where the address of a way is typed.
_FIELDS: Final[Mapping[Way, str]] = {Way.APPRISE: "nummer", Way.WEBHOOK: "adress"}
_PROBLEMS: Final[Mapping[Way, str]] = {
    Way.APPRISE: marked("Nummer eller namn: skriv 2–100 tecken av a–z, siffror och + # @ _ . -"),
    Way.WEBHOOK: marked("Adress: skriv en adress på nätet som börjar med https://, utan mellanslag."),
}
#: As long as any address of a webhook.
WebAddress = Annotated[str, StringConstraints(max_length=2000), BeforeValidator(line)]


class Ways(Form):
    """Over which ways somebody is written to; what is left empty is none of them."""

    forst: Way = Field(title=marked("Det vi prövar först"))
    nummer: OptionalLine = Field(default="", title=marked("Nummer eller namn"))
    adress: WebAddress = Field(default="", title=marked("Adress"))


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose, as it was typed and as it is kept."""

    typed: Filled
    ways: tuple[Contact, ...]


@door(router, "GET", OWN_WAYS, right=SIGNED_IN)
def own_ways(asker: FreshAsker) -> Response:
    """Show over which ways somebody is written to, to be changed.

    Raises:
        NotFound: the site has no way but e-mail.
    """
    _require_more_than_mail(asker)
    ways = ways_to(asker.parts.site, asker.person.email)
    told = {_FIELDS[each.way]: each.address for each in ways if each.way in _FIELDS}
    return _form(asker, Filled.with_values(forst=ways[0].way.value, **told))


@door(router, "POST", OWN_WAYS, right=SIGNED_IN)
def read_once_more(asker: FreshAsker, typed: TypedForm) -> Response:
    """Show what was chosen before it is kept.

    Raises:
        NotFound: the site has no way but e-mail.
    """
    chosen = _chosen(asker, typed)
    if isinstance(chosen, Filled):
        return _form(asker, chosen)
    return show(
        asker.frame,
        "users/own_ways_confirm.html",
        form=chosen.typed,
        ways=[(asker.texts(WAYS[each.way]), each.address or asker.person.email) for each in chosen.ways],
        names=[*_FIELDS.values(), "forst"],
        url=KEEPING,
        back=OWN_WAYS,
    )


@door(router, "POST", KEEPING, right=SIGNED_IN)
def keep(asker: FreshAsker, typed: TypedForm) -> Response:
    """Write to somebody over the ways that they chose from now on.

    Raises:
        NotFound: the site has no way but e-mail.
    """
    chosen = _chosen(asker, typed)
    if isinstance(chosen, Filled):
        return _form(asker, chosen)
    choose_ways(asker.parts.site, asker.person.email, chosen.ways, asker.now)
    return back_to(f"{OWN}?nyss=vagar")


def _require_more_than_mail(asker: Asking) -> None:
    if not may_choose_ways(asker):
        raise NotFound("page", OWN_WAYS)


def _chosen(asker: Asking, typed: Typed) -> Choice | Filled:
    """Return what was chosen, or the form with what is wrong in it.

    Raises:
        NotFound: the site has no way but e-mail.
    """
    _require_more_than_mail(asker)
    form = taken(Ways, typed, asker.language)
    if isinstance(form, Filled):
        return form
    addresses = {Way.APPRISE: form.nummer, Way.WEBHOOK: form.adress}
    found = {Way.EMAIL: Contact(Way.EMAIL)} | {
        way: Contact(way, address)
        for way, address in addresses.items()
        if address and way in open_ways(asker)
    }
    problems = dict(_problems(asker, found))
    if form.forst not in found:
        problems.setdefault("forst", asker.texts("Det vi prövar först: fyll i det, eller välj e-post."))
    if problems:
        return Filled(typed.texts, problems)
    ways = sorted(found.values(), key=lambda each: each.way is not form.forst)
    return Choice(Filled(typed.texts), tuple(ways))


def _problems(asker: Asking, found: Mapping[Way, Contact]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with an address, by its field."""
    check = asker.parts.addresses
    # Operations may have named what nobody else may; it stays as it is.
    known = ways_to(asker.parts.site, asker.person.email)
    for way, field in _FIELDS.items():
        if way in found and found[way] not in known and check is not None:
            try:
                check(way, found[way].address, field)
            except Invalid:
                yield field, asker.texts(_PROBLEMS[way])


def _form(asker: Asking, form: Filled) -> Response:
    possible = (Way.EMAIL, *open_ways(asker))
    return show(
        asker.frame,
        "users/own_ways.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if form.problems else HTTPStatus.OK,
        form=form,
        email=asker.person.email,
        choices=[(way.value, asker.texts(WAYS[way])) for way in possible],
        possible={way.value for way in possible},
        url=OWN_WAYS,
        back=OWN,
    )
