"""The channel that hands messages to a service for SMS or chat, by way of Apprise."""

from sisam.channels.apprise.apprise_channel import AppriseChannel

__all__ = ["AppriseChannel"]
