"""The files of a site's agreements, read and held against the workflow that new cases follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sisam.application.rules.adopting_agreements import WrittenAgreement
from sisam.bootstrap import Definitions, Program
from sisam.catalogue.agreements import agreement_files, read_agreement
from sisam.domain.agreement import Agreement
from sisam.domain.near_names import near_names
from sisam.domain.reckoning import Interval
from sisam.domain.workflow import Workflow
from sisam.engine.laying_over import laid_over
from sisam.errors import Fault, Invalid, NotFound
from sisam.proof.agreements import objections_to
from sisam.proof.objection import Objection
from sisam.proof.saying import interval_named, named, party_named


@dataclass(frozen=True, slots=True)
class AgreementFiles:
    """The agreements as they lie in the site's folder."""

    program: Program
    paths: dict[str, Path]

    @classmethod
    def of(cls, program: Program) -> "AgreementFiles":
        """Find the files of a site."""
        return cls(program, agreement_files(program.folder / program.settings.agreements_folder))

    def codes(self) -> list[str]:
        """Return the codes of all agreements that have a file."""
        return list(self.paths)

    def read(self, code: str) -> tuple[WrittenAgreement | None, tuple[Fault, ...]]:
        """Return an agreement, or what is wrong in its file.

        Raises:
            NotFound: it has no file.
        """
        path = self.paths.get(code)
        if path is None:
            raise NotFound("agreement", code).with_near(near_names(code, self.paths))
        try:
            return WrittenAgreement(*read_agreement(path)), ()
        except Invalid as error:
            return None, tuple(error.faults)

    def readable(self) -> dict[str, Agreement]:
        """Return the agreements whose files can be read, by their codes."""
        read = {code: self.read(code)[0] for code in self.paths}
        return {code: written.agreement for code, written in read.items() if written}

    def objections(self, agreement: Agreement) -> tuple[Objection, ...]:
        """Return what the proof objects to an agreement over the workflow that new cases follow."""
        site = self.program.site
        with site.store.read() as work:
            rules = site.rules.current(site.workflow_name, work.rule_parts)
        file = f"{self.program.settings.agreements_folder}/{agreement.code}.toml"
        texts = self.program.texts()
        return tuple(objections_to(agreement, rules.workflow, rules.law, texts, file))

    def objections_of_adopted(self, definitions: Definitions, day: date) -> tuple[Objection, ...]:
        """Return what the proof objects to the agreements that are not over, laid over new definitions."""
        site = self.program.site
        with site.store.read() as work:
            adopted = [each for each in site.rules.agreements(work.rule_parts) if not each.has_expired(day)]
        return tuple(
            objection
            for each in adopted
            for objection in objections_to(
                each, definitions.workflow, definitions.law, definitions.texts, f"agreement {each.code}"
            )
        )

    def accepted(self, code: str) -> WrittenAgreement:
        """Return an agreement that the proof accepts.

        Raises:
            NotFound: it has no file.
            Invalid: its file is faulty, or somebody would be forgotten under it; every fault is told.
        """
        written, faults = self.read(code)
        if written is None:
            raise Invalid(*faults)
        Invalid.unless_none(
            Fault(f"{each.sentence} {each.story}", each.remedy, each.origin.file, key=each.origin.key)
            for each in self.objections(written.agreement)
        )
        return written


def differences(workflow: Workflow, agreement: Agreement) -> Iterator[str]:
    """Yield a sentence for each thing that an agreement sets otherwise than a workflow."""
    agreed = laid_over(workflow, agreement)
    for step in workflow.steps.values():
        other = agreed.steps[step.id]
        for mine, theirs in zip(step.due, other.due, strict=True):
            if mine.interval != theirs.interval:
                yield f"{named(step)}: {_from_to(mine.interval, theirs.interval)} ({mine.id})."
        if step.answer and other.answer and step.answer != other.answer:
            yield f"{named(step)}: {_from_to(step.answer, other.answer)} to answer."
    for party in workflow.parties.values():
        role = agreed.parties[party.id].role
        if role is not party.role:
            yield f"{party_named(workflow, party.id)}: {role} is told, not {party.role}."


def _from_to(mine: Interval, theirs: Interval) -> str:
    return f"{interval_named(theirs)} instead of {interval_named(mine)}"
