"""Links from one name to another that lead back to where they began."""

from collections.abc import Mapping


def members_of_cycles(links: Mapping[str, str]) -> frozenset[str]:
    """Return every name from which the links lead back to it; each link is followed once."""
    members: set[str] = set()
    settled: set[str] = set()
    for start in links:
        way: dict[str, int] = {}
        current = start
        while current in links and current not in settled and current not in way:
            way[current] = len(way)
            current = links[current]
        if current in way:
            members.update(list(way)[way[current] :])
        settled.update(way)
    return frozenset(members)
