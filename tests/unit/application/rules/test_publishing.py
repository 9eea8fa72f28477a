"""A part of the rules is kept for good under its version, with what the proof said of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sisam.application.rules.publishing import VersionTaken, publish
from sisam.application.site import Site
from tests.builders import NOW, a_rule_part, shipped_parts
from tests.sites import a_site

NEW_LAW = a_rule_part(kind="law", name="law", version="2", hash="two", published_at=NOW + timedelta(hours=1))


def published(site: Site) -> list[tuple[str, str]]:
    with site.store.read() as work:
        return [(part.kind, part.version) for part in work.rule_parts.parts()]


def test_a_new_part_is_kept_and_told() -> None:
    site = a_site()

    assert [NEW_LAW] == publish(site, [NEW_LAW])
    assert ("law", "2") == published(site)[-1]


def test_what_is_published_already_is_not_new() -> None:
    site = a_site()
    before = published(site)

    assert [] == publish(site, shipped_parts())
    assert before == published(site)


def test_only_the_new_ones_of_several_are_told() -> None:
    assert [NEW_LAW] == publish(a_site(), [*shipped_parts(), NEW_LAW])


def test_another_content_under_a_version_that_is_taken_is_refused_and_nothing_is_kept() -> None:
    site = a_site()
    before = published(site)
    law = next(part for part in shipped_parts() if part.kind == "law")

    with pytest.raises(VersionTaken) as error:
        publish(site, [NEW_LAW, replace(law, hash="another")])

    assert ("law", "law", law.version) == (error.value.kind, error.value.name, error.value.version)
    assert before == published(site)


def test_a_version_is_taken_for_its_own_kind_and_name_only() -> None:
    law = next(part for part in shipped_parts() if part.kind == "law")
    other = a_rule_part(kind="workflow", name="outreach", version=law.version, hash="other")

    assert [other] == publish(a_site(), [other])


def test_what_the_proof_refused_is_kept_with_its_verdict() -> None:
    site = a_site()
    publish(site, [replace(NEW_LAW, verdict="refused")])

    with site.store.read() as work:
        assert "refused" == work.rule_parts.part("law", "two").verdict
