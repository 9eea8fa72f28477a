"""What an event changes of a case: fields with their new values."""

from collections.abc import Mapping
from typing import Any

#: Field names of `Case` with their new values; the fold makes the next case of them in one go.
Changes = Mapping[str, Any]
