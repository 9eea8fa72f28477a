"""What an import of placements came to, in sentences or as JSON."""

from collections.abc import Iterator, Mapping

from sisam.application.cases.importing import Imported
from sisam.application.cases.row_news import About, Difference, News, RowReport, Standing
from sisam.cli.listing import JsonValue
from sisam.cli.saying import counted, say
from sisam.wording.anchors import ANCHOR_PHRASES
from sisam.wording.titles import Titles

#: So many rows are told one by one; the rest are counted.
ROWS_TOLD = 20
#: So many missing cases are named.
MISSING_TOLD = 10
_TOLD_AS = {
    Standing.OPENED: "opened",
    Standing.CHANGED: "changed",
    Standing.UNCHANGED: "unchanged",
    Standing.KEPT: "kept as people have recorded them since",
    Standing.CLOSED: "about closed cases that stand otherwise",
}
#: The keys of the JSON, with what they mean.
IMPORT_KEYS: Mapping[str, str] = {
    "rows": "how many rows the file has",
    "counts": "by what came of them: how many rows",
    "reports": "each row that did not simply stand as before: row, case, standing (opened, changed, kept, "
    "closed), changes and kept (each: about, name, was, told), state, steps, moved_deadlines",
    "missing": "open cases that came from a file and do not stand in this one",
}
_IDENTITY = {"name": "the name", "number": "the personal number", "protection": "the kind of protection"}


def tell_counts(imported: Imported) -> None:
    """Say how many rows came to what."""
    counts = imported.news.counts
    told = ", ".join(f"{counts[each]} {words}" for each, words in _TOLD_AS.items() if counts.get(each))
    say(f"{counted(imported.rows, 'row')}: {told or 'nothing to do'}.")


def tell_rows(news: News, titles: Titles, *, dry_run: bool) -> None:
    """Say row by row what changed, or would change; rows that open cases are told in a dry run only."""
    told = [each for each in news.reports if dry_run or each.standing is not Standing.OPENED]
    for report in told[:ROWS_TOLD]:
        say(f"  {sentence(report, titles, dry_run=dry_run)}")
    if len(told) > ROWS_TOLD:
        say(f"  … and {counted(len(told) - ROWS_TOLD, 'row')} more; see them all with --json.")


def tell_missing(news: News) -> None:
    """Say which open cases came from a file and do not stand in this one; nobody closes them for that."""
    missing = news.missing
    if missing:
        rest = len(missing) - MISSING_TOLD
        named = ", ".join(missing[:MISSING_TOLD]) + (f" and {rest} more" if rest > 0 else "")
        stand = "stands" if len(missing) == 1 else "stand"
        say(f"{counted(len(missing), 'open case')} that came from a file {stand} no longer in it: {named}.")
        say("Nothing was changed by that; see `sisam case close --help` where a placement has ended.")


def sentence(report: RowReport, titles: Titles, *, dry_run: bool) -> str:
    """Return what came of a row, or would come of it."""
    told = "; ".join([*_said(report, titles, dry_run=dry_run), *_kept(report, titles)])
    return f"Row {report.row}, {report.case_number}: {told}."


def _said(report: RowReport, titles: Titles, *, dry_run: bool) -> Iterator[str]:
    if report.standing is Standing.OPENED:
        opened = "a case would be opened" if dry_run else "a case was opened"
        owed = counted(report.steps, "step")
        yield f'{opened}, which stands in "{titles.state(report.state)}" with {owed} owed'
    elif report.standing is Standing.CLOSED:
        yield "the case is closed, and nothing of the row was recorded"
    else:
        became = "would become" if dry_run else "became"
        yield from (_changed(each, titles, became) for each in report.changes)
    if report.moved_deadlines:
        moved = "would move" if dry_run else "moved"
        yield f"{counted(report.moved_deadlines, 'deadline')} {moved}"


def _changed(difference: Difference, titles: Titles, became: str) -> str:
    if difference.name == "restricted":
        return f"the case {became} that of a pupil with protected identity"
    if difference.about is About.IDENTITY:
        return f"{_IDENTITY[difference.name]} {became} another one"
    if difference.told is None:
        return f"{_named(difference, titles)} {became} another one"
    was = f" (was {difference.was})" if difference.was else ""
    return f"{_named(difference, titles)} {became} {difference.told}{was}"


def _kept(report: RowReport, titles: Titles) -> Iterator[str]:
    for each in report.kept:
        stays = each.was or ("as it was recorded" if each.told is None else "unknown")
        yield f"{_named(each, titles)} stays {stays}, since somebody recorded that after the file said it"


def _named(difference: Difference, titles: Titles) -> str:
    if difference.about is About.DATE:
        return ANCHOR_PHRASES.get(difference.name, ("", difference.name))[1]
    if difference.about is About.PARTY:
        return titles.party(difference.name)
    return difference.name.replace("_", " ")


def as_json(imported: Imported) -> JsonValue:
    """Return all of it with keys that stay."""
    news = imported.news
    return {
        "rows": imported.rows,
        "counts": {each.value: news.counts.get(each, 0) for each in Standing},
        "reports": [_row_as_json(each) for each in news.reports],
        "missing": list(news.missing),
    }


def _row_as_json(report: RowReport) -> JsonValue:
    return {
        "row": report.row,
        "case": report.case_number,
        "standing": report.standing,
        "changes": [_difference_as_json(each) for each in report.changes],
        "kept": [_difference_as_json(each) for each in report.kept],
        "state": report.state,
        "steps": report.steps,
        "moved_deadlines": report.moved_deadlines,
    }


def _difference_as_json(difference: Difference) -> JsonValue:
    return {
        "about": difference.about,
        "name": difference.name,
        "was": difference.was,
        "told": difference.told,
    }
