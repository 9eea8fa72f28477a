"""What is told when cases have come under other rules."""

from sisam.application.rules.moving_on import MovingReport
from sisam.cli.failing import sentence_of
from sisam.cli.saying import counted, say
from sisam.wording.titles import Titles


def tell_moved(report: MovingReport, named: str, *, dry_run: bool, titles: Titles | None) -> None:
    """Say how many cases came, or would come, under rules, what that changes, and which cannot come."""
    if dry_run:
        say("A dry run; nothing was changed. This would happen:")
    cases = counted(len(report.moved), "open case")
    say(f"{cases} {'would come' if dry_run else 'came'} under {named}.")
    retimed = [each for each in report.moved if each.retimed]
    if retimed:
        deadlines = counted(sum(each.retimed for each in retimed), "deadline")
        would = "would be" if dry_run else "were" if deadlines[0:2] != "1 " else "was"
        say(f"  {deadlines} {would} set anew, in {counted(len(retimed), 'case')}.")
    late = sum(each.late for each in report.moved)
    if late:
        say(f"  {late} of them {'would be' if dry_run else 'are'} past already, with an alert each.")
    told = sum(each.told for each in report.moved)
    if told:
        say(f"  {counted(told, 'seat')} {'would be' if dry_run else 'are'} told that an agreement applies.")
    for number, refusal in report.unfit.items():
        say(f"  Case {number} stays under its rules. {sentence_of(refusal, titles)}")
