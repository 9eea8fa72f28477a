"""A row of the list of alerts: of a case, or of the site itself."""

from dataclasses import dataclass
from datetime import date

from sisam.application.alerts.listing_alerts import AlertLine
from sisam.application.alerts.listing_site_alerts import SiteAlertLine
from sisam.cli.alert_in_words import late_code
from sisam.cli.site_alert_in_words import about_in_words
from sisam.domain.alert import Alert, AlertCause
from sisam.domain.ids import StepId
from sisam.domain.site_alert import SiteAlert


@dataclass(frozen=True, slots=True)
class AlertRow:
    """What the list shows of an alert; the site's own have neither case nor step."""

    alert: Alert | SiteAlert
    case_number: str | None = None
    step: str | None = None
    step_id: StepId | None = None
    late_party: str | None = None
    #: The code of whoever is late, or whose people mend it.
    organisation: str | None = None
    #: As the table has it: a protected one is said to be so.
    late: str = ""
    due: date | None = None
    #: What the site's own alert is about, as a key.
    about: str | None = None
    #: What it is about, for the table.
    told: str = ""
    acknowledged_by: str | None = None

    @classmethod
    def of_case(cls, line: AlertLine) -> "AlertRow":
        """Return the row of an alert of a case."""
        return cls(
            alert=line.alert,
            case_number=line.case.number,
            step=line.step.definition if line.step else None,
            step_id=line.alert.step_id,
            late_party=line.late.party if line.late else None,
            organisation=line.late_organisation.code if line.late_organisation else None,
            late=late_code(line) or "",
            due=line.deadline.due_on if line.deadline else None,
            told=line.step.definition if line.step else "",
            acknowledged_by=line.acknowledged_by.email if line.acknowledged_by else None,
        )

    @classmethod
    def of_site(cls, line: SiteAlertLine) -> "AlertRow":
        """Return the row of an alert of the site."""
        return cls(
            alert=line.alert,
            case_number=line.alert.detail.get("case_number") if _of_pupil(line) else None,
            about=line.alert.about.key,
            told=about_in_words(line),
            acknowledged_by=line.acknowledged_by.email if line.acknowledged_by else None,
        )


def _of_pupil(line: SiteAlertLine) -> bool:
    """Tell whether an alert is about a pupil; of a case whose rules throw `about` tells enough."""
    return line.alert.cause is AlertCause.NO_SCHOOL
