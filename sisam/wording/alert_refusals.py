"""The catalogue of refusals of what is done about an alert, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

SWEDISH_OF_AN_ALERT: Mapping[str, str] = {
    "AlertMissing": "Ärendet har inget pågående larm {alert}. Titta i listan över larm och försök igen.",
    "TooLong": (
        "Ett larm kan inte kvitteras till och med {until}. Välj en dag från i dag till och med {latest}."
    ),
    "SnoozedTooLong": (
        "Larmet kan inte skjutas upp till och med {until}. Det får vänta högst så länge som det väntar på "
        "den här nivån. Välj en dag från i dag till och med {latest}, eller kvittera larmet med en plan."
    ),
    "SnoozedInVain": (
        "Larmet går ändå inte vidare före {on}, så det behöver inte skjutas upp till och med {until}. Välj "
        "en senare dag om det går, eller kvittera larmet med en plan."
    ),
    "SnoozedAlready": (
        "Larmet är redan uppskjutet till och med {until} och kan bara skjutas upp en gång på varje nivå. "
        "Kvittera det med en plan i stället."
    ),
    "AcknowledgedAlready": (
        "Larmet är kvitterat till och med {until} och tyst så länge. Det behöver inte skjutas upp."
    ),
    "AssignedTooLong": (
        "Larmet kan inte ligga på en person till och med {until}. Välj en dag från i dag till och "
        "med {latest}."
    ),
    "OnLastRung": (
        "Larmet {alert} står på sista nivån och går till alla som sitter där. Det kan inte läggas på en "
        "person. Kvittera det med en plan i stället."
    ),
    "SeatNotTold": (
        "Larmet går inte till rollen {role} på den nivå där det står nu. Titta i larmet vilka det går till."
    ),
    "SitsElsewhere": (
        "Larmet går inte till {email}, som inte har rollen hos er eller är borta i dag. "
        "Välj någon som har rollen och är på plats."
    ),
    "SitsTwice": (
        "Larmet går till flera roller som {email} har. Då skulle kollegorna i de andra rollerna inget "
        "höra. Välj någon som har en av dem."
    ),
}
ENGLISH_OF_AN_ALERT: Mapping[str, str] = {
    "AlertMissing": "The case has no live alert {alert}. Look at the list of alerts and try again.",
    "TooLong": "An alert cannot be acknowledged until {until}. Choose a day from today to {latest}.",
    "SnoozedTooLong": (
        "The alert cannot be postponed until {until}. It may wait at most as long as it waits on this rung. "
        "Choose a day from today to {latest}, or acknowledge the alert with a plan."
    ),
    "SnoozedInVain": (
        "The alert does not go on before {on} in any case, so it need not be postponed until {until}. Choose "
        "a later day if there is one, or acknowledge the alert with a plan."
    ),
    "SnoozedAlready": (
        "The alert is postponed until {until} already, and can be postponed only once on each rung. "
        "Acknowledge it with a plan instead."
    ),
    "AcknowledgedAlready": (
        "The alert is acknowledged until {until} and quiet till then. It need not be postponed."
    ),
    "AssignedTooLong": (
        "The alert cannot be given to one person until {until}. Choose a day from today to {latest}."
    ),
    "OnLastRung": (
        "The alert {alert} stands on the last rung and goes to everybody who sits there. It cannot be given "
        "to one person. Acknowledge it with a plan instead."
    ),
    "SeatNotTold": (
        "The alert does not go to the role {role} on the rung where it stands now. Look at the alert to see "
        "whom it goes to."
    ),
    "SitsElsewhere": (
        "The seat that the alert tells at your organisation is not held by {email}, or they are away today. "
        "Choose somebody who holds it and is there."
    ),
    "SitsTwice": (
        "The alert tells several seats that {email} holds. Their colleagues in the others would hear "
        "nothing. Choose somebody who holds one of them."
    ),
}
