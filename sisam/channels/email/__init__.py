"""The channel that hands messages to a mail server."""

from sisam.channels.email.email_channel import EmailChannel
from sisam.channels.email.mail_server import MailServer, Security

__all__ = ["EmailChannel", "MailServer", "Security"]
