"""The identifiers that records refer to each other by: opaque text, never a name or a number of a person."""

from typing import NewType

CaseId = NewType("CaseId", str)
SubjectId = NewType("SubjectId", str)
StepId = NewType("StepId", str)
DeadlineId = NewType("DeadlineId", str)
AlertId = NewType("AlertId", str)
CommandId = NewType("CommandId", str)
PersonId = NewType("PersonId", str)
OrganisationId = NewType("OrganisationId", str)
#: A party's name in a workflow, such as ``home_school``.
PartyName = NewType("PartyName", str)
