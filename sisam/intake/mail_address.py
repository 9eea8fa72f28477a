"""A cell that holds an e-mail address."""

from email_validator import EmailNotValidError, validate_email

from sisam.intake.complaint import Complaint, quoted


def read_mail_address(text: str) -> str:
    """Return an e-mail address in the form in which mail servers take it; nothing is looked up.

    The reserved domain `test` is let through, so that a site can be tried with invented people.

    Raises:
        Complaint: no mail could be sent to it, for its form alone.
    """
    try:
        address = validate_email(
            text, check_deliverability=False, allow_smtputf8=False, test_environment=True
        )
    except EmailNotValidError as error:
        raise Complaint(
            f"{quoted(text)} is not an e-mail address. {error}",
            "Write an address such as anna.ek@kommun.se.",
        ) from error
    return address.ascii_email or address.normalized
