"""The teller: how a case is spoken of to whoever looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.cases.showing_cases import CaseView
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.language import Language
from sisam.domain.organisation import Organisation
from sisam.domain.step import Side
from sisam.engine.clocks import local_date
from sisam.web.language import Texts, texts_in
from sisam.web.paths import case_path
from sisam.wording.cast import Cast
from sisam.wording.lists import capital
from sisam.wording.sides import side_in_words
from sisam.wording.titles import Titles


@dataclass(frozen=True, slots=True)
class Teller:
    """Speaks of one case in one language, and names nobody who may not be named."""

    view: CaseView
    language: Language
    now: datetime
    #: What municipalities and forms of school are called, by code.
    codes: Mapping[str, str]
    titles: Titles

    @classmethod
    def of(cls, view: CaseView, language: Language, now: datetime, codes: Mapping[str, str]) -> Teller:
        """Return whoever speaks of a case as it is shown."""
        return cls(view, language, now, codes, Titles.of(view.rules.workflow, language))

    @property
    def texts(self) -> Texts:
        """Return the sentences of the pages in the language."""
        return texts_in(self.language)

    @property
    def today(self) -> date:
        """Return the local day."""
        return local_date(self.now)

    @property
    def url(self) -> str:
        """Return the path of the case."""
        return case_path(self.view.case.id)

    @property
    def waiting(self) -> frozenset[PartyName]:
        """Return the parties that only stand in and are not needed: nobody hears that there are any."""
        return self.view.rules.workflow.only_stand_ins - self.view.parties.keys()

    def named(self, organisation_id: OrganisationId) -> Organisation | None:
        """Return an organisation of the case; None where it may not be named."""
        return self.view.viewer.named(self.view.case, organisation_id)

    def organisation(self, organisation_id: OrganisationId) -> str:
        """Return what an organisation is called, or that it is not told."""
        _ = self.texts
        found = self.named(organisation_id)
        return found.name if found else _("visas inte för er")

    def party(self, party: str) -> str:
        """Return what a party is called, fit to stand by itself."""
        return capital(self.titles.party(party))

    def side(self, side: Side) -> str:
        """Return an organisation with the party that it is now; the party alone where it may not be named."""
        organisation = self.named(side.organisation_id)
        party = self.titles.party(self.now_called(side))
        return side_in_words(party, organisation.name if organisation else "")

    def now_called(self, side: Side) -> str:
        """Return which party an organisation is now: another one is at its place since a transfer, say."""
        parties = self.view.case.parties
        if parties.get(side.party, side.organisation_id) == side.organisation_id:
            return side.party
        return next((name for name, each in parties.items() if each == side.organisation_id), side.party)

    @property
    def cast(self) -> Cast:
        """Return who and what the journal names, with the organisations that may be named."""
        names = self.view.viewer.names(self.view.case)
        return Cast.of((each.event for each in self.view.journal), names, self.codes)
