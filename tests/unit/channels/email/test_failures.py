"""What keeps a mail server from being used, in words."""

from sisam.channels.email.failures import CertificatesUnreadable, MailServerFails, Stage


def test_what_was_seen_is_told_by_how_far_the_conversation_came() -> None:
    failure = MailServerFails("mail.example.se", Stage.CONNECTING, "Connection refused")

    assert "connecting: Connection refused" == failure.in_plain_words()


def test_what_the_mail_server_has_no_part_in_is_told_by_its_sentence() -> None:
    told = CertificatesUnreadable("ca.pem").in_plain_words()

    assert told.endswith("holds no certificate that can be read. (path: ca.pem)")
