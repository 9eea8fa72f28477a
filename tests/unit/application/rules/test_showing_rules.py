"""The rules that new cases come under are shown with an agreement's times, or without."""

from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.rules.showing_rules import rules_in_force
from sisam.application.site import Site
from sisam.catalogue.agreements import read_agreement
from sisam.catalogue.bodies import hash_of
from sisam.domain.source import Source
from sisam.errors import NotFound
from tests.builders import NOW, a_rule_part, shipped_rules
from tests.sites import a_site

AGREEMENT = """
code = "norrby"
version = "1"
title = {{ sv = "Norrby kommun", en = "Norrby municipality" }}
registry_number = "SiS 2026/117"
municipality = "0380"
signed_by = ["sis", "social"]
valid_from = {valid_from}
{more}

[clock.contact]
due = {{ 2 = {{ count = 3, clock = "working_days" }} }}
"""


def a_site_that_adopted(folder: Path, valid_from: str = "2026-01-01", more: str = "") -> Site:
    """A site with one agreement that new cases may come under."""
    path = folder / "norrby.toml"
    path.write_text(AGREEMENT.format(valid_from=valid_from, more=more), encoding="utf-8")
    agreement, body = read_agreement(path)
    site = a_site()
    with site.store.write() as work:
        work.rule_parts.publish(
            a_rule_part(kind="agreement", name=agreement.code, version="1", hash=hash_of(body), body=body)
        )
        work.commit()
    return site


def test_without_an_agreement_the_published_workflow_is_shown(tmp_path: Path) -> None:
    shown = rules_in_force(a_site_that_adopted(tmp_path), NOW)

    assert shipped_rules().workflow == shown.workflow
    assert shown.agreement is None
    assert ["norrby"] == [each.code for each in shown.agreements]


def test_an_agreement_is_laid_over_the_workflow(tmp_path: Path) -> None:
    shown = rules_in_force(a_site_that_adopted(tmp_path), NOW, "norrby")

    assert Source.AGREEMENT is shown.workflow.steps["contact"].due[1].source
    assert Source.POLICY is shown.rules.workflow.steps["contact"].due[1].source


def test_an_agreement_that_nobody_adopted_is_not_found() -> None:
    with pytest.raises(NotFound):
        rules_in_force(a_site(), NOW, "norrby")


def test_an_agreement_that_has_ended_is_not_found(tmp_path: Path) -> None:
    ended = (NOW - timedelta(days=30)).date()
    site = a_site_that_adopted(tmp_path, "2020-01-01", f"valid_until = {ended}")

    assert () == rules_in_force(site, NOW).agreements
    with pytest.raises(NotFound):
        rules_in_force(site, NOW, "norrby")
