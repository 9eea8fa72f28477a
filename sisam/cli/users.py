"""The commands on users: who can sign in to the pages."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated

import typer

from sisam import log
from sisam.application.administering import administrator
from sisam.application.people.inviting import Invited, invite, recover
from sisam.application.people.listing_users import User, UserStatus, list_users
from sisam.application.people.people import People
from sisam.application.people.switching_off import disable, enable, end_sessions
from sisam.cli.errand import Errand, set_out, via
from sisam.cli.given import Personal, taking
from sisam.cli.listing import Column, Listing, print_json
from sisam.cli.saying import counted, remark, say
from sisam.domain.actor import Actor
from sisam.domain.ids import PersonId
from sisam.domain.seat import Person
from sisam.wording.pages import invitation_page

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List who can sign in to the pages; invite people, and switch accounts off.",
)
EmailArgument = Annotated[
    str, typer.Argument(metavar="EMAIL", help="The person's e-mail address.", show_default=False)
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of sentences.")]

USERS: Listing[User] = Listing(
    empty="Nobody has a seat.",
    columns=(
        Column("email", "the person's address", lambda user: user.person.email, "email"),
        Column("name", "the person's name", lambda user: user.person.name, "name"),
        Column("status", f"one of: {', '.join(UserStatus)}", lambda user: user.status, "status"),
        Column(
            "sessions", "at how many browsers they are signed in", lambda user: user.sessions, "signed in"
        ),
        Column(
            "invited_until", "when the invitation that waits ends, or null", lambda user: user.invited_until
        ),
    ),
)


@app.command("list")
@taking
def list_(
    given: Personal, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False
) -> None:
    """List who has a seat or an account, and who can sign in."""
    errand = set_out(given)
    USERS.show(list_users(errand.program.people(), _by(given, errand), errand.now), as_json=as_json)


@app.command("invite")
@taking
def invite_(given: Personal, email: EmailArgument, as_json: JsonOption = False) -> None:
    """Invite a person who has a seat, and print their code once.

    The person gets a mail with a link, which is worth nothing without the code. Give the code another way:
    by telephone, or from hand to hand. An invitation from before is withdrawn.
    """
    _invite(given, email, "invited", invite, as_json=as_json)


@app.command("recover")
@taking
def recover_(given: Personal, email: EmailArgument, as_json: JsonOption = False) -> None:
    """Invite a person anew, as after a lost telephone.

    All that they signed in with before is taken from them, and they are signed out everywhere at once. Be
    sure of who asks before you give them the code.
    """
    _invite(given, email, "recovered", recover, as_json=as_json)


@app.command("disable")
@taking
def disable_(given: Personal, email: EmailArgument) -> None:
    """Let a person sign in no more, and sign them out at once."""
    person = _switch(given, email, "disabled", disable)
    say(f"{person.email} cannot sign in any more, and is signed out.")


@app.command("enable")
@taking
def enable_(given: Personal, email: EmailArgument) -> None:
    """Let a person sign in again, with what they had before."""
    person = _switch(given, email, "enabled", enable)
    say(f"{person.email} is not switched off.")


@app.command("end-sessions")
@taking
def end_sessions_(given: Personal, email: EmailArgument) -> None:
    """Sign a person out everywhere; they can sign in again."""
    errand = set_out(given)
    by = _by(given, errand)
    count = end_sessions(errand.program.people(), email, by, errand.now)
    _log(errand.person_id(email), "signed_out", by)
    say(f"{counted(count, 'session')} ended.")


#: The keys of what `invite` and `recover` print as JSON, with what they hold.
INVITED_KEYS: Mapping[str, str] = {
    "email": "the person's address",
    "code": "the code to give them another way; it is shown this once",
    "page": "where the mail's link leads, or null where the site has no public_url",
    "expires_at": "when the invitation ends",
}
_Inviting = Callable[[People, str, Actor | None, datetime], Invited]


def _invite(given: Personal, email: str, what: str, inviting: _Inviting, *, as_json: bool) -> None:
    errand = set_out(given)
    by = _by(given, errand)
    invited = inviting(errand.program.people(), email, by, errand.now)
    _log(invited.person.id, what, by)
    page = invitation_page(invited.invitation.id, errand.program.settings.public_url)
    if as_json:
        print_json(
            {
                "email": invited.person.email,
                "code": invited.code,
                "page": page or None,
                "expires_at": invited.invitation.expires_at,
            }
        )
        return
    say(f"{invited.person.email} is invited until {invited.invitation.expires_at:%Y-%m-%d %H:%M} UTC.")
    print(f"Code: {invited.code}")
    remark("Give them the code by telephone or from hand to hand; it is not shown again.")
    if not page:
        path = invitation_page(invited.invitation.id, "/")
        remark(f"No mail leads to the page, since config.toml names no public_url; it lies at {path} there.")


def _switch(
    given: Personal, email: str, what: str, switching: Callable[[People, str, Actor | None, datetime], Person]
) -> Person:
    errand = set_out(given)
    by = _by(given, errand)
    person = switching(errand.program.people(), email, by, errand.now)
    _log(person.id, what, by)
    return person


def _by(given: Personal, errand: Errand) -> Actor | None:
    """Return the administrator who does it; None: the owner of the site's files, in nobody's name."""
    if not given.who:
        return None
    with errand.program.site.store.read() as work:
        return administrator(work.register.roster(), given.who, via(), errand.day)


def _log(person_id: PersonId, what: str, by: Actor | None) -> None:
    log.log_event("user_changed", person_id=person_id, what=what, by=by.person_id if by else None, via=via())
