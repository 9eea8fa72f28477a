"""The parts of the pages, put together from a site that is open."""

from importlib.metadata import version
from urllib.parse import urlsplit

from sisam.application.last_sweep import LastSweep
from sisam.bootstrap import Program
from sisam.channels.addresses import require_own_address
from sisam.cli.house import house_view
from sisam.cli.places import county_names, place_names
from sisam.clock import Clock
from sisam.errors import Conflict
from sisam.intake.import_files import CsvImportFiles
from sisam.intake.school_forms import school_form_names
from sisam.intake.typed_placements import CellsOfPlacements
from sisam.settings import Settings
from sisam.web.parts import LOOPBACK_HOSTS, WebDiary, WebParts
from sisam.web.session_gate import ProxyHeaders, SessionGate


class SampleInProduction(Conflict):
    """The site holds sample data, and in production no page shows invented people as if they were real. Make
    a new site with `sisam init`, or set mode = "demo" in config.toml.
    """  # noqa: D205 — one sentence more than a line holds


class DemoOfRealPeople(Conflict):
    """The site does not hold sample data, and in a demonstration everybody may sign in as anybody. Set
    mode = "production" in config.toml.
    """  # noqa: D205


def web_parts(program: Program, clock: Clock, diary: WebDiary) -> WebParts:
    """Return what the pages of a site are made of.

    Raises:
        SampleInProduction: invented people would pass for real ones.
        DemoOfRealPeople: real people would be open to everybody.
    """
    settings = program.settings
    demo = settings.mode == "demo"
    with program.site.store.read() as work:
        keep_apart(demo=demo, sample=work.site_states.get().sample)
    return WebParts(
        site=program.site,
        clock=clock,
        diary=diary,
        placements=CellsOfPlacements(),
        hosts=hosts_of(settings),
        tls=settings.web_tls,
        demo=demo,
        gatekeeper=SessionGate(program.people(), clock, tls=settings.web_tls, headers=_headers_of(settings)),
        version=version("sisam"),
        last_sweep=LastSweep(program.site.store),
        municipalities=place_names(),
        files=CsvImportFiles(),
        addresses=require_own_address,
        school_forms=school_form_names(),
        counties=county_names(),
        house=house_view(program),
    )


def keep_apart(*, demo: bool, sample: bool) -> None:
    """Let a site be served whose people are of the kind that its mode is for.

    Raises:
        SampleInProduction: invented people would pass for real ones.
        DemoOfRealPeople: real people would be open to everybody.
    """
    if sample and not demo:
        raise SampleInProduction
    if demo and not sample:
        raise DemoOfRealPeople


def _headers_of(settings: Settings) -> ProxyHeaders | None:
    if not settings.proxy_user_header:
        return None
    return ProxyHeaders(settings.proxy_user_header, settings.proxy_time_header)


def hosts_of(settings: Settings) -> frozenset[str]:
    """Return the names under which the pages answer: the public one and, without TLS, this machine's own."""
    public = urlsplit(settings.public_url).hostname
    named = frozenset({public} if public else ())
    return named if settings.web_tls else named | LOOPBACK_HOSTS
