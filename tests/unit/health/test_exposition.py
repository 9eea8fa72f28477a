"""The metrics hold every count and age, and nothing that could name anybody."""

from datetime import datetime, timedelta

from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from sisam.application.ports.figures import Figures, Gauges
from sisam.application.ports.outbox import MessageStatus
from sisam.domain.alert import AlertCause
from sisam.domain.deadline import DeadlineStatus
from sisam.errors import Unavailable
from sisam.health.exposition import CHANNELS, SiteCollector
from tests.builders import NOW


class Told:
    """Figures as they were told."""

    def __init__(self, figures: Figures | None) -> None:
        self._figures = figures

    def figures(self, now: datetime) -> Figures:  # noqa: ARG002
        if self._figures is None:
            raise Unavailable
        return self._figures


def samples(gauges: Gauges) -> dict[tuple[str, ...], float]:
    """The values by name and label, as a monitor reads them."""
    text = generate_latest(SiteCollector(gauges, NOW)).decode()
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


SECONDS = [timedelta(seconds=each) for each in (1, 20, 300, 4000, 50_000)]
FULL = Figures(
    silent_since=NOW - SECONDS[0],
    open_cases=7,
    closed_cases=3,
    due_cases=2,
    due_since=NOW - SECONDS[1],
    live_steps=20,
    deadlines={"pending": 19, "missed": 4},
    alerts={"overdue": 4},
    unanswered_alerts=1,
    messages={"queued": 5, "sent": 6},
    waiting_since=NOW - SECONDS[2],
    daemons=2,
    last_beat=NOW - SECONDS[3],
    last_sweep_completed=NOW - SECONDS[4],
)


def test_every_figure_is_told() -> None:
    found = samples(Told(FULL))

    assert (7, 3) == (found["sisam_cases", "open"], found["sisam_cases", "closed"])
    assert (2, 20, 1) == (
        found["sisam_cases_due",],
        found["sisam_steps_live",],
        found["sisam_alerts_unanswered",],
    )
    assert (19, 4, 0) == tuple(found["sisam_deadlines", each] for each in ("pending", "missed", "met"))
    assert (4, 5) == (found["sisam_alerts", "overdue"], found["sisam_messages", "queued"])
    assert (1, 0, 1, 2) == tuple(found[f"sisam_{each}",] for each in ("up", "ready", "silent", "daemons"))
    assert [each.total_seconds() for each in SECONDS] == [
        found[f"sisam_{each}_age_seconds",]
        for each in ("silence", "case_due", "message_due", "beat", "sweep")
    ]


def test_what_has_never_been_has_no_age() -> None:
    assert [] == [name for name, *_ in samples(Told(Figures())) if name.endswith("_age_seconds")]


def test_a_database_that_does_not_answer_is_told_and_nothing_is_made_up() -> None:
    assert {("sisam_up",): 0} == samples(Told(None))


def test_labels_are_words_of_closed_lists_whatever_the_database_holds() -> None:
    strange = Figures(
        messages={"kim.ek@example.se": 1},
        alerts={"20110315-2383": 1},
        deadlines={"Kim": 1},
        channels_down={"kim": NOW},
    )

    labels = {label for _, *labels in samples(Told(strange)) for label in labels}

    assert labels == {"open", "closed", *DeadlineStatus, *AlertCause, *MessageStatus, *CHANNELS}


def test_a_channel_that_is_down_is_told_by_the_word_of_a_closed_list() -> None:
    found = samples(Told(Figures(channels_down={"email": NOW, "kim.ek@example.se": NOW})))

    assert dict.fromkeys(CHANNELS, 0) | {"email": 1} == {
        name[1]: value for name, value in found.items() if name[0] == "sisam_channel_down"
    }


def test_how_long_something_has_not_been_sent_is_told() -> None:
    found = samples(Told(Figures(unsent_since=NOW - SECONDS[3])))

    assert SECONDS[3].total_seconds() == found["sisam_message_unsent_age_seconds",]
