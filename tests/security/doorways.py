"""Every door of the pages as security.md has it, written by hand: what it asks for, and how it is tried.

A door that does not stand here fails the matrix. A new one needs its right, a value for each name in its
path that is not in `OBJECTS`, and, where asking barely does not suffice, how else it may answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sisam.domain.access import Function, Right
from sisam.domain.joint_request import ImportKind
from sisam.web.gatekeeper import Entry
from sisam.web.pages.acts.registry import KINDS
from sisam.web.pages.users.acts import ACTS
from tests.security.estate import READ_IN

R = Right
PUBLIC, SIGNED_IN = Entry.PUBLIC, Entry.SIGNED_IN
#: Names in paths behind which somebody's things lie: an own one, a foreign one and none are tried.
OBJECTS: Final = frozenset(
    {"case_id", "step_id", "alert_id", "request_id", "code", "person_id", "controller_id"},
)


@dataclass(frozen=True, slots=True)
class Doorway:
    """What a door asks for, and how it is tried."""

    right: Right | Entry
    #: What stands for the names of its path that are nobody's things.
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: What is asked with it, such as `?steg={step_id}`.
    query: str = ""
    #: How the own thing may be answered too, because of how it is and not because of who asks.
    also: frozenset[int] = frozenset()
    #: What is asked for behind it, where the door itself lets in whoever is signed in.
    within: Right | None = None
    #: Who is let in without it, for what they look after of the site.
    besides: frozenset[Function] = frozenset()
    #: What its form must hold for it to look at what it is about.
    fields: Mapping[str, str] = field(default_factory=dict)


_SLUGS = {"slug": tuple(KINDS)}
_ACCOUNT = {"slug": tuple(ACTS)}
_KINDS = {"kind": tuple(ImportKind)}
_INVITED = {"invitation_id": ("no-such-invitation",)}
#: It waits for the agency's reviewer; nobody read anything in the others.
_MONTHS = {"month": (READ_IN,)}
_OF_THE_SITE = frozenset({Function.ADMINISTRATOR, Function.OPERATIONS, Function.LOG_REVIEWER})
#: An act that does not fit the step is none.
_STATE = frozenset({404})

DOORWAYS: Final[Mapping[str, Doorway]] = {
    "GET /halsa": Doorway(PUBLIC),
    "GET /statisk/{digest}/{name}": Doorway(
        PUBLIC, {"digest": ("0" * 16,), "name": ("sisam.css",)}, also=_STATE
    ),
    "GET /logga-in": Doorway(PUBLIC),
    "POST /logga-in": Doorway(PUBLIC),
    "POST /logga-ut": Doorway(SIGNED_IN),
    "GET /logga-in/igen": Doorway(SIGNED_IN),
    "POST /logga-in/igen": Doorway(SIGNED_IN),
    "POST /logga-in/demo": Doorway(PUBLIC, also=_STATE),
    "POST /logga-in/ombud": Doorway(PUBLIC, also=_STATE),
    "GET /inbjudan/{invitation_id}": Doorway(PUBLIC, _INVITED),
    "POST /inbjudan/{invitation_id}": Doorway(PUBLIC, _INVITED),
    "POST /inbjudan/{invitation_id}/engangskod": Doorway(PUBLIC, _INVITED),
    "GET /konto": Doorway(SIGNED_IN),
    "POST /konto/avsluta": Doorway(SIGNED_IN),
    "GET /konto/losenord": Doorway(SIGNED_IN),
    "POST /konto/losenord": Doorway(SIGNED_IN),
    "GET /konto/telefon": Doorway(SIGNED_IN),
    "POST /konto/telefon": Doorway(SIGNED_IN),
    "GET /konto/reservkoder": Doorway(SIGNED_IN),
    "POST /konto/reservkoder": Doorway(SIGNED_IN),
    "GET /konto/meddelanden": Doorway(SIGNED_IN),
    "POST /konto/meddelanden": Doorway(SIGNED_IN),
    "GET /konto/meddelanden/vagar": Doorway(SIGNED_IN, also=_STATE),
    "POST /konto/meddelanden/vagar": Doorway(SIGNED_IN, also=_STATE),
    "POST /konto/meddelanden/vagar/spara": Doorway(SIGNED_IN, also=_STATE),
    "POST /sprak": Doorway(PUBLIC),
    "POST /utseende": Doorway(PUBLIC),
    "GET /hjalp": Doorway(PUBLIC),
    "GET /hjalp/{slug}": Doorway(PUBLIC, {"slug": ("no-such-help",)}, also=_STATE),
    "GET /ordlista": Doorway(PUBLIC),
    "GET /tillganglighet": Doorway(PUBLIC),
    "GET /arbetsflode": Doorway(SIGNED_IN),
    "GET /": Doorway(SIGNED_IN),
    "GET /att-gora": Doorway(R.WORK_LIST),
    "GET /arenden": Doorway(R.READ_CASE),
    "POST /arenden": Doorway(R.SEARCH),
    "GET /arenden/ny": Doorway(R.ACT),
    "POST /arenden/ny": Doorway(R.ACT, also=_STATE),
    "GET /arenden/{case_id}": Doorway(R.READ_CASE),
    "GET /arenden/{case_id}/utskrift": Doorway(R.READ_CASE),
    "GET /arenden/{case_id}/visa": Doorway(R.UNMASK),
    "POST /arenden/{case_id}/visa": Doorway(R.UNMASK),
    "GET /arenden/{case_id}/gor": Doorway(R.READ_CASE),
    "GET /arenden/{case_id}/gor/{slug}": Doorway(R.ACT, _SLUGS, "?steg={step_id}", _STATE),
    "POST /arenden/{case_id}/gor/{slug}": Doorway(R.ACT, _SLUGS, "?steg={step_id}", _STATE),
    "GET /arenden/{case_id}/steg/{step_id}": Doorway(R.READ_CASE),
    "GET /arenden/{case_id}/steg/{step_id}/utan-svar": Doorway(R.FORCE_HANDOVER),
    "POST /arenden/{case_id}/steg/{step_id}/utan-svar": Doorway(R.FORCE_HANDOVER),
    "GET /arenden/{case_id}/steg/{step_id}/begaran/{request_id}": Doorway(R.FORCE_HANDOVER, also=_STATE),
    "POST /arenden/{case_id}/steg/{step_id}/begaran/{request_id}": Doorway(R.FORCE_HANDOVER, also=_STATE),
    "GET /larm": Doorway(SIGNED_IN, within=R.READ_CASE, besides=_OF_THE_SITE),
    "GET /larm/{alert_id}": Doorway(SIGNED_IN, within=R.READ_CASE),
    "POST /larm/{alert_id}/kvittera": Doorway(SIGNED_IN, within=R.ACKNOWLEDGE),
    "POST /larm/{alert_id}/anteckna": Doorway(SIGNED_IN, within=R.ACKNOWLEDGE),
    "POST /larm/{alert_id}/skjut-upp": Doorway(SIGNED_IN, within=R.ACKNOWLEDGE),
    "POST /larm/{alert_id}/lagg-pa": Doorway(SIGNED_IN, within=R.ACKNOWLEDGE),
    "GET /logg": Doorway(R.READ_LOG),
    "POST /logg": Doorway(R.READ_LOG),
    "GET /logg/fil/logg.csv": Doorway(R.READ_LOG),
    "GET /logg/granskning/{controller_id}/{month}": Doorway(R.READ_LOG, _MONTHS),
    "POST /logg/granskning/{controller_id}/{month}": Doorway(R.READ_LOG, _MONTHS),
    "POST /logg/granskning/{controller_id}/{month}/skriv-under": Doorway(R.READ_LOG, _MONTHS),
    "GET /overblick": Doorway(R.STATISTICS),
    "GET /overblick/fil/{name}": Doorway(R.STATISTICS, {"name": ("overblick.xlsx",)}, also=_STATE),
    "GET /drift": Doorway(R.OVERSIGHT),
    "GET /anvandare": Doorway(R.USERS),
    "GET /anvandare/{person_id}": Doorway(R.USERS),
    "GET /anvandare/{person_id}/{slug}": Doorway(R.USERS, _ACCOUNT),
    "POST /anvandare/{person_id}/{slug}": Doorway(R.USERS, _ACCOUNT),
    "GET /anvandare/bjud-in": Doorway(R.USERS),
    "POST /anvandare/bjud-in": Doorway(R.USERS),
    "GET /import": Doorway(R.IMPORT),
    "POST /import": Doorway(R.IMPORT),
    "POST /import/begar": Doorway(R.IMPORT, also=frozenset({403})),
    "GET /import/{request_id}": Doorway(R.IMPORT, also=_STATE),
    "POST /import/{request_id}": Doorway(R.IMPORT, also=_STATE, fields={"svar": "nej", "avtryck": "x"}),
    "GET /import/mall/{kind}": Doorway(R.IMPORT, _KINDS),
    "GET /import/mall/{kind}/fil": Doorway(R.IMPORT, _KINDS),
    "GET /organisation": Doorway(R.SEATS),
    "GET /organisation/{code}": Doorway(R.SEATS),
    "GET /organisation/{code}/person/{person_id}": Doorway(R.SEATS),
    "GET /organisation/{code}/ny": Doorway(R.SEATS),
    "POST /organisation/{code}/ny": Doorway(R.SEATS),
    "GET /organisation/{code}/slut": Doorway(R.SEATS, also=_STATE),
    "POST /organisation/{code}/slut": Doorway(R.SEATS, also=_STATE),
    "GET /organisation/{code}/person/{person_id}/borta": Doorway(R.SEATS),
    "POST /organisation/{code}/person/{person_id}/borta": Doorway(R.SEATS),
    "POST /organisation/{code}/person/{person_id}/ar-har": Doorway(R.SEATS, also=_STATE),
}
