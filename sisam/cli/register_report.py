"""What an import of organisations or seats came to, in sentences."""

from collections.abc import Iterator

from sisam.application.register.register_news import RegisterNews, RegisterReport, Sitting, Standing
from sisam.cli.import_report import MISSING_TOLD, ROWS_TOLD
from sisam.cli.saying import counted, say

_TOLD_AS = {
    Standing.ADDED: "added",
    Standing.CHANGED: "changed",
    Standing.UNCHANGED: "unchanged",
    Standing.KEPT: "kept as they ended",
}
_MISSED = {
    "organisation": "of the register that the file does not have",
    "time": "in seats that the file does not have",
}


def tell_register(news: RegisterNews, what: str, *, dry_run: bool) -> None:
    """Say what came of the rows, or would come of them, and what the file does not tell of any more."""
    if dry_run:
        say("A dry run: nothing was changed.")
    counts = news.counts
    told = ", ".join(f"{counts[each]} {words}" for each, words in _TOLD_AS.items() if counts.get(each))
    say(f"{counted(len(news.reports), 'row')}: {told or 'nothing to do'}.")
    lines = [line for each in news.reports if (line := _sentence(each, dry_run=dry_run))]
    for line in lines[:ROWS_TOLD]:
        say(f"  {line}")
    if len(lines) > ROWS_TOLD:
        say(f"  … and {counted(len(lines) - ROWS_TOLD, 'row')} more.")
    _tell_missing(news.missing, what)


def _sentence(report: RegisterReport, *, dry_run: bool) -> str:
    """Return what came of a row; nothing where nothing did, or where it was added as it stands."""
    told = "; ".join(_said(report, "would become" if dry_run else "became"))
    return f"Row {report.row}, {report.subject}: {told}." if told else ""


def _said(report: RegisterReport, became: str) -> Iterator[str]:
    for each in report.changes:
        if report.standing is Standing.KEPT:
            yield f"{each.name} stays ended on {each.was}; write a later first day to begin a new one"
        else:
            was = f" (was {each.was})" if each.was else ""
            yield f"{each.name} {became} {each.told}{was}"


def _tell_missing(missing: tuple[str | Sitting, ...], what: str) -> None:
    if missing:
        rest = len(missing) - MISSING_TOLD
        named = ", ".join(map(str, missing[:MISSING_TOLD])) + (f" and {rest} more" if rest > 0 else "")
        say(f"{counted(len(missing), what)} {_MISSED[what]}: {named}.")
        if what == "time":
            say("Nothing was changed by that; see `sisam seat end --help` where somebody has left.")
        else:
            say("Nothing was changed by that.")
