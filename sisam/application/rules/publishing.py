"""Publishing: a part of the rules is kept with the proof's verdict, and nothing else is ever followed."""

from collections.abc import Sequence
from dataclasses import dataclass

from sisam.application.ports.rule_book import StoredPart
from sisam.application.site import Site
from sisam.errors import Conflict

#: The verdict of a part that the proof accepts.
ACCEPTED = "accepted"


@dataclass(eq=False)
class VersionTaken(Conflict):
    """Another definition was published under that version; give the changed one a new version."""

    kind: str
    name: str
    version: str


def publish(site: Site, parts: Sequence[StoredPart], *, only_try: bool = False) -> list[StoredPart]:
    """Keep parts for good and return those that are new; new cases follow them from now on.

    Trying alone writes nothing.

    Raises:
        VersionTaken: a version names another content already.
    """
    with site.store.write() as work:
        known = work.rule_parts.parts()
        new = []
        for part in parts:
            same = [each for each in known if (each.kind, each.name) == (part.kind, part.name)]
            if any(each.hash == part.hash for each in same):
                continue
            if any(each.version == part.version for each in same):
                raise VersionTaken(kind=part.kind, name=part.name, version=part.version)
            work.rule_parts.publish(part)
            new.append(part)
        if not only_try:
            work.commit()
        return new
