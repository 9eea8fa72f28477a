"""The columns of the files that are brought in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a kind of file has, in the order in which they are documented."""

    required: frozenset[str]
    names: tuple[str, ...]


ORGANISATIONS = Columns(
    required=frozenset({"code", "kind", "name"}),
    names=(
        "code",
        "kind",
        "name",
        "parent_code",
        "controller_code",
        "municipality_code",
        "email",
        "phone",
    ),
)
SEATS = Columns(
    required=frozenset({"organisation_code", "role", "name", "email"}),
    names=(
        "organisation_code",
        "role",
        "name",
        "email",
        "phone",
        "language",
        "deputy",
        "active_from",
        "active_until",
    ),
)
PLACEMENTS = Columns(
    required=frozenset(
        {"case_number", "personal_number", "home_municipality", "placement_type", "legal_basis"}
    ),
    names=(
        "case_number",
        "pupil_name",
        "personal_number",
        "protection",
        "home_municipality",
        "social_services_code",
        "home_school_code",
        "education_administration_code",
        "school_form",
        "compulsory_schooling_until",
        "youth_home_code",
        "placement_type",
        "legal_basis",
        "investigation_opened_on",
        "custody_decided_on",
        "care_executed_on",
        "applied_on",
        "admitted_on",
        "first_lesson_on",
        "planned_discharge_on",
        "discharged_on",
        "receiving_school_code",
        "receiving_school_starts_on",
        "school_started_on",
        "previous_case_number",
    ),
)
STEPS = Columns(
    required=frozenset({"case_number", "step"}),
    names=(
        "case_number",
        "step",
        "round",
        "occurrence",
        "offered_on",
        "offered_by",
        "starts_on",
        "returned_on",
        "returned_by",
        "confirmed_on",
        "confirmed_by",
        "done_on",
        "done_by",
        "reason",
    ),
)

#: By what each kind of file is called, as in `placements.csv` and `sisam import placements`.
BY_KIND: Mapping[str, Columns] = {
    "organisations": ORGANISATIONS,
    "seats": SEATS,
    "placements": PLACEMENTS,
    "steps": STEPS,
}


def kind_that_fits(header: Sequence[str], expected: Columns) -> str | None:
    """Return the kind of file that a header fits better than the expected columns, if there is one."""
    fitting = {kind: len({*header} & {*columns.names}) for kind, columns in BY_KIND.items()}
    best = max(fitting, key=lambda kind: fitting[kind])
    return best if fitting[best] > len({*header} & {*expected.names}) else None
