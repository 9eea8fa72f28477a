"""The case book: every open case as it stands, so that no day loads what nobody has touched."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sisam.application.cases.looking_through import look_through
from sisam.application.site import Site
from sisam.domain.canary import WORKFLOW as CANARY
from sisam.domain.case import Case
from sisam.domain.ids import CaseId
from sisam.domain.rules import Rules, RulesKey


@dataclass(slots=True)
class CaseBook:
    """The open cases by id, in the order of their opening, with the rules that each follows."""

    site: Site
    cases: dict[CaseId, Case] = field(default_factory=dict)
    _rules: dict[RulesKey, Rules] = field(default_factory=dict)

    def fill(self) -> None:
        """Read every open case."""
        with self.site.store.read() as work:
            self.cases = {case.id: case for case in look_through(work, open_only=True)}

    def keep(self, case: Case) -> None:
        """Keep a case as it is now; one that is closed is put away."""
        if case.rules.workflow_name == CANARY:
            return
        if case.open:
            self.cases[case.id] = case
        else:
            self.cases.pop(case.id, None)

    def renew(self, case_ids: Collection[CaseId]) -> None:
        """Read cases anew that have changed."""
        if case_ids:
            with self.site.store.read() as work:
                for case in work.cases.load_many(sorted(case_ids)):
                    self.keep(case)

    def rules_of(self, case: Case) -> Rules:
        """Return the rules that a case follows."""
        if case.rules not in self._rules:
            with self.site.store.read() as work:
                self._rules[case.rules] = self.site.rules.named(case.rules, work.rule_parts)
        return self._rules[case.rules]
