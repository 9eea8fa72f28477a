from __future__ import annotations

from datetime import timedelta

import pytest

from sisam.errors import NotFound
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, a_rule_part


def test_a_part_comes_back_by_kind_and_hash(store: SqlStore) -> None:
    law, workflow = a_rule_part(), a_rule_part(kind="workflow", name="placement", body='{"title": "Åäö"}')

    with store.write() as unit:
        unit.rule_parts.publish(law)
        unit.rule_parts.publish(workflow)

        assert (law, workflow) == (unit.rule_parts.part("law", "h"), unit.rule_parts.part("workflow", "h"))


def test_a_part_stays_as_it_was_published_first(store: SqlStore) -> None:
    with store.write() as unit:
        unit.rule_parts.publish(a_rule_part())
        unit.rule_parts.publish(a_rule_part(verdict="refused", published_at=NOW + timedelta(days=1)))

        assert [a_rule_part()] == unit.rule_parts.parts()


def test_parts_come_in_the_order_of_their_publication(store: SqlStore) -> None:
    parts = [a_rule_part(hash=name, published_at=NOW + timedelta(days=day)) for day, name in enumerate("cab")]

    with store.write() as unit:
        for part in reversed(parts):
            unit.rule_parts.publish(part)

        assert parts == unit.rule_parts.parts()


def test_a_part_that_was_never_published_is_not_found(store: SqlStore) -> None:
    with store.read() as unit, pytest.raises(NotFound):
        unit.rule_parts.part("law", "other")
