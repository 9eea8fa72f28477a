"""Local time: the zone in which all days of the site are counted."""

from typing import Final
from zoneinfo import ZoneInfo

#: Days begin and end here, whatever the clock of the machine is set to.
STOCKHOLM: Final = ZoneInfo("Europe/Stockholm")
