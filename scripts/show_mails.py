"""Writes a mail of each kind, in both languages, as a site would send it."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sisam.application.ports.outbox import OutboxItem
from sisam.bootstrap import Program, open_program
from sisam.domain.case import Case
from sisam.domain.ids import CaseId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.engine.clocks import local_date
from sisam.wording.mail_page import mail_page
from sisam.wording.mails import render
from sisam.wording.messages import item_fields
from sisam.wording.titles import Titles

USAGE = "Usage: python -m scripts.show_mails SITE FOLDER (a demo site will do)"
_ALL = 1_000_000
#: How many things the mail of several tells.
_SEVERAL = 5
_TO_COME = timedelta(days=12)
_DATED = (ItemKind.VACANCY, ItemKind.STATEMENT, ItemKind.LOG_REVIEW)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is told to a seat on a day, and the case that it is about, if it is about one."""

    message: Message
    on: date
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The same in one language."""

    template: Template
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Show:
    """The mails of a site, and what it takes to say them in any language."""

    program: Program
    roster: Roster
    titles: Mapping[Language, Titles]

    def write(self, folder: Path) -> list[Template]:
        """Write the mails to a folder, as text and as pages; return the kinds that the site never told."""
        folder.mkdir(parents=True, exist_ok=True)
        told = {each.message.template: each for each in self._of_cases()}
        day = max((each.on for each in told.values()), default=date(2026, 11, 20))
        several = list(told.values())[:_SEVERAL]
        told |= {each.message.template: each for each in invented(self.roster, day)}
        for template, each in told.items():
            self._write(folder, template, [each])
        if several:
            self._write(folder, "several", several)
        return [template for template in Template if template not in told]

    def _of_cases(self) -> Iterator[Told]:
        """Yield the newest of each kind that the site has told of a case that is not restricted."""
        with self.program.store.read() as work:
            found: set[Template] = set()
            for message in work.outbox.listed(None, _ALL):
                for item in message.items:
                    if item.template in found or item.case_id is None or item.seat is None:
                        continue
                    case = work.cases.load_whole(CaseId(item.case_id))
                    if not case.restricted:
                        found.add(item.template)
                        yield Told(_message(item, item.seat, case), local_date(message.created_at), case)

    def _write(self, folder: Path, name: str, told: Sequence[Told]) -> None:
        texts = self.program.texts()
        for language in Language:
            rendered = render([self._said(each, language) for each in told], texts, language)
            for ending, content in {
                "html": mail_page(rendered, language),
                "txt": f"{rendered.subject}\n\n{rendered.body}",
            }.items():
                (folder / f"{name}.{language}.{ending}").write_text(content, "utf-8")

    def _said(self, told: Told, language: Language) -> Said:
        message, case = told.message, told.case
        fields = item_fields(
            message,
            self.titles[language],
            self.roster,
            message.to,
            told.on,
            restricted=False,
            public_url=self.program.site.public_url,
            case=case,
            passes=_passes(told),
        )
        return Said(message.template, fields)


def invented(roster: Roster, day: date) -> Iterator[Told]:
    """Yield what a site seldom tells, about an office of social services where something is wrong."""
    office = roster.of_kind(OrganisationKind.SOCIAL_SERVICES, None)[0]
    agency = roster.of_kind(OrganisationKind.AGENCY, None)[0]
    theirs, above = Seat(office.id, Role.COORDINATOR), Seat(agency.id, Role.COORDINATOR)
    seat = {"organisation_id": office.id, "role": Role.OFFICER.value}
    today = {"on": day.isoformat()}
    month = {"organisation_id": office.id, "month": f"{day - timedelta(days=day.day):%Y-%m}"}
    some: list[tuple[Template, ItemKind, Seat, dict[str, str]]] = [
        (Template.VACANCY, ItemKind.VACANCY, theirs, seat | today | {"count": "3"}),
        (
            Template.VACANCY_AHEAD,
            ItemKind.VACANCY,
            theirs,
            seat | {"on": (day + _TO_COME).isoformat(), "count": "3"},
        ),
        (Template.UNDELIVERABLE, ItemKind.UNDELIVERABLE, theirs, seat | today),
        (Template.STORM, ItemKind.SUMMARY, theirs, seat | {"count": "64"}),
        (
            Template.IMPORTED,
            ItemKind.SUMMARY,
            theirs,
            seat | {"count": "12", "waiting": "31", "late": "4"},
        ),
        (
            Template.STATEMENT,
            ItemKind.STATEMENT,
            theirs,
            seat | today | _counts("12", "3", "1") | {"checksum": "3f1c 77a0 52be 19d4"},
        ),
        (Template.IMPORT_WANTED, ItemKind.NOTICE, above, today | {"about": "a1b2"}),
        (Template.INVITED, ItemKind.NOTICE, theirs, seat | today),
        (Template.ACCOUNT_CHANGED, ItemKind.NOTICE, theirs, seat),
        (Template.LOG_REVIEW, ItemKind.LOG_REVIEW, theirs, month),
        (Template.LOG_REVIEW_LATE, ItemKind.LOG_REVIEW, theirs, month),
        (Template.CASE_FAILS, ItemKind.TECHNICAL, above, today | {"reason": "KeyError"}),
        (Template.CHANNEL_DOWN, ItemKind.TECHNICAL, above, today | {"reason": "email"}),
        (Template.AUDIT_RED, ItemKind.TECHNICAL, above, today | {"reason": "I03", "count": "2"}),
        (Template.AUDITOR_SILENT, ItemKind.TECHNICAL, above, today),
        (Template.STORM_OPERATIONS, ItemKind.TECHNICAL, above, {"count": "312"}),
    ]
    for template, kind, to, values in some:
        number = "P-105" if template is Template.CASE_FAILS else ""
        due_on = day + _TO_COME if kind in _DATED else None
        yield Told(Message(kind, template, to, case_number=number, due_on=due_on, values=values), day)


def main(arguments: Sequence[str]) -> int:
    """Write the mails of a site to a folder and say of what there are none."""
    if len(arguments) != 2:
        print(USAGE, file=sys.stderr)
        return 2
    program = open_program(Path(arguments[0]))
    with closing(program.store):
        with program.store.read() as work:
            roster = work.register.roster()
            rules = program.site.rules.current(program.site.workflow_name, work.rule_parts)
        titles = {language: Titles.of(rules.workflow, language) for language in Language}
        missing = Show(program, roster, titles).write(Path(arguments[1]))
    print(
        f"The mails lie in {arguments[1]}. Of these kinds the site has none: {', '.join(missing) or 'none'}."
    )
    return 0


def _counts(cases: str, waiting: str, late: str) -> dict[str, str]:
    told = {"cases": cases, "waiting": waiting, "late": late, "alerts": late}
    return told | {"owed": "2", "owed_late": "1", "vacancies": "1"}


def _passes(told: Told) -> bool:
    step_id = told.message.step_id
    return told.case is not None and step_id is not None and told.case.steps[step_id].passes_accountability


def _message(item: OutboxItem, to: Seat, case: Case) -> Message:
    step = case.steps.get(item.step_id) if item.step_id else None
    return Message(
        kind=item.kind,
        template=item.template,
        to=to,
        case_id=case.id,
        case_number=case.number,
        step_id=item.step_id,
        step=step.definition if step else None,
        alert_id=item.alert_id,
        rung=item.rung,
        round=item.round,
        due_on=item.due_on,
        values=item.values,
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
