"""The channel that posts messages, signed, to an address on the web (Standard Webhooks)."""

from sisam.channels.webhook.destination import Destination
from sisam.channels.webhook.webhook_channel import WebhookChannel

__all__ = ["Destination", "WebhookChannel"]
