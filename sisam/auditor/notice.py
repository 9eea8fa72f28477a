"""The notice: what a look found as operations read it, in ids and counts alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from sisam.application.ports.channel import Envelope
from sisam.auditor.inspection import TITLES, UNCHECKED, Inspection
from sisam.auditor.told import Told
from sisam.domain.language import Language

_ID_DIGITS: Final = 24
_ROUTE: Final = """\
This mail comes from the auditor itself, past the site's outbox. It is sent
when something else is wrong, when all is well again, and once a day while
anything is wrong.
"""
_WHAT_TO_DO: Final = """\
At the site, `sisam doctor` says what to do and `sisam audit` lists every
violation with its ids.
"""
_WHAT_TO_DO_WITHOUT_IDS: Final = """\
At the site, `sisam doctor` says what to do; what each word means stands in
docs/howto/be-told-from-outside.md under "When it is red".
"""
_SILENT: Final = "nothing is broken, but the site is silent: adopt it"


@dataclass(frozen=True, slots=True)
class Notice:
    """Writes to operations, at a site whose messages bear a domain."""

    mail_domain: str
    #: What each invariant is called, by its id.
    titles: Mapping[str, str]

    def envelope(self, inspection: Inspection, news: Told, address: str) -> Envelope:
        """Return the mail to one address; every attempt to tell the same bears the same id."""
        # To the second, as the spool keeps it over a restart.
        named = f"{news.at.isoformat(timespec='seconds')} {news.digest} {address}"
        token = sha256(named.encode()).hexdigest()[:_ID_DIGITS]
        return Envelope(
            message_id=f"<auditor-{token}@{self.mail_domain}>",
            to_name="Operations",
            to_address=address,
            subject=subject_of(inspection),
            body="\n".join(self._blocks(inspection)),
            language=Language.EN,
        )

    def _blocks(self, inspection: Inspection) -> Iterator[str]:
        yield f"At {inspection.at:%Y-%m-%d %H:%M} UTC the auditor looked at {_cases(inspection.checked)}.\n"
        if not inspection.counts:
            yield _nothing_found(inspection)
        else:
            yield "\n".join(lines_of(inspection, self.titles)) + "\n"
            yield _WHAT_TO_DO if names_invariants(inspection) else _WHAT_TO_DO_WITHOUT_IDS
        yield _ROUTE


def names_invariants(inspection: Inspection) -> bool:
    """Tell whether `sisam audit` would find any of it too."""
    return any(each not in TITLES for each in inspection.counts)


def lines_of(inspection: Inspection, titles: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each invariant that is broken, and one for each hindrance."""
    counts = {each: count for each, count in inspection.counts.items() if each != UNCHECKED}
    wide = max(map(len, counts), default=0)
    high = max((len(str(count)) for count in counts.values()), default=0)
    for each, count in counts.items():
        yield f"  {each:<{wide}}  {count:>{high}}  {titles.get(each, '')}".rstrip()
    for sentence in inspection.could_not:
        yield f"  could not check: {sentence}"


def subject_of(inspection: Inspection) -> str:
    """Return the verdict and the ids on one line."""
    if not inspection.counts:
        return f"SiSam auditor: {'all is well again' if inspection.swept else _SILENT}"
    return f"SiSam auditor: {inspection.verdict} ({', '.join(inspection.counts)})"


def figures_of(inspection: Inspection) -> str:
    """Return the verdict and a line for each invariant with its count, for whoever watches from outside."""
    return "\n".join((inspection.verdict, *(f"{each} {count}" for each, count in inspection.counts.items())))


def _cases(checked: int) -> str:
    return "1 case" if checked == 1 else f"{checked} cases"


def _nothing_found(inspection: Inspection) -> str:
    if inspection.swept:
        return "All is well again: every invariant holds, and a daemon sweeps.\n"
    return (
        "Nothing is broken, but the site was restored and is silent: nobody sweeps,\n"
        "and nobody is told anything. `sisam adopt` says who will hear; with `--yes`\n"
        "the site speaks.\n"
    )
