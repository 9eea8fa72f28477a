"""How the doctor words what it finds."""

from datetime import timedelta

from sisam.application.finding import Finding, Level
from sisam.errors import Invalid, SisamError


def well(name: str, told: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(name, Level.OK, told)


def failed(name: str, error: SisamError, level: Level = Level.BAD) -> Finding:
    """Return what an error of ours says: what is wrong before the semicolon, what to do behind it."""
    if isinstance(error, Invalid) and error.faults:
        first, *others = error.faults
        more = f" (and {len(others)} more)" if others else ""
        return Finding(name, level, f"{first.where}: {first.sentence}{more}", first.remedy)
    sentence = (type(error).__doc__ or type(error).__name__).strip().splitlines()[0]
    told, _, remedy = sentence.partition("; ")
    return Finding(name, level, told.rstrip("."), f"{remedy[:1].upper()}{remedy[1:]}")


def lasting(duration: timedelta) -> str:
    """Return a duration as people say it: the greatest unit that it fills."""
    seconds = int(duration.total_seconds())
    for name, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        count = seconds // length
        if count:
            return f"{count} {name}" + ("s" if count > 1 else "")
    return f"{seconds} seconds"
