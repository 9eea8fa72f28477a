"""What keeps a webhook from being called, in words."""

from sisam.channels.webhook.failures import Stage, WebhookFails


def test_what_was_seen_is_told_by_how_far_the_call_came() -> None:
    assert "finding: no such name" == WebhookFails(Stage.FINDING, "no such name").in_plain_words()
