"""A demo says where its pages are and who is there, and finds a port before it is made."""

import pytest

from sisam.application.people.trying_out import Part
from sisam.cli.showing_demo import port_for, told
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.seat import Person, Role
from sisam.settings import Settings
from sisam.web.serving import Address, PagesUnusable

HOST = Settings().web_host


def test_a_port_that_is_asked_for_is_kept_and_no_other_is_taken_for_it() -> None:
    with Address(HOST, 0).bind() as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PagesUnusable):
            port_for(port, Settings())

    assert port == port_for(port, Settings())


def test_where_any_will_do_or_the_usual_one_is_taken_it_is_known_beforehand() -> None:
    with Address(HOST, 0).bind() as taken:
        port = taken.getsockname()[1]
        usual = Settings(web_port=port)
        free = {port_for(None, usual), port_for(0, usual)}

    assert set() == free & {0, port}
    assert port == port_for(None, usual)


def test_who_is_there_stands_under_where_they_sit_in_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    place = "Utbildningsförvaltningen i Malung-Sälen"
    office = Organisation(OrganisationId("o"), "o", OrganisationKind.SOCIAL_SERVICES, place)
    anna = Person(PersonId("a"), "Anna Ek", "anna.ek@malung.example")
    bo = Person(PersonId("b"), "Bo Alm", f"{'bo' * 20}@malung.example")
    parts = [Part(anna, Role.COORDINATOR, office), Part(bo, Role.LOG_REVIEWER, office)]

    assert [
        f"  {place}",
        "    Coordinator   Anna Ek <anna.ek@malung.example>",
        "    Log reviewer  Bo Alm",
        f"                  <{bo.email}>",
    ] == "\n".join(told(parts, "http://127.0.0.1:1")).rstrip().splitlines()[-4:]
