"""The pages of help: all tasks, and one task."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.register.finding_agency import find_agency
from sisam.errors import NotFound
from sisam.web.asking import Visitor
from sisam.web.doors import PUBLIC, door
from sisam.web.pages.help.topics import GROUPS, PLACES, TOPICS
from sisam.web.showing import show

router = APIRouter()

HELP: Final = "/hjalp"


@door(router, "GET", HELP, right=PUBLIC)
def all_help(visitor: Visitor) -> Response:
    """Show everything that there is help for."""
    return show(visitor.frame, "help/index.html", groups=GROUPS)


@door(router, "GET", f"{HELP}/{{slug}}", right=PUBLIC)
def help_with(visitor: Visitor, slug: str) -> Response:
    """Show help with one task; whoever is locked out may read it too.

    Raises:
        NotFound: there is none of that name.
    """
    topic = TOPICS.get(slug)
    if topic is None:
        raise NotFound("help", slug)
    return show(
        visitor.frame,
        "help/topic.html",
        topic=topic,
        text=f"help/{visitor.language}/{slug}.html",
        next=tuple(TOPICS[each] for each in topic.next),
        place=PLACES[topic.place] if topic.place else None,
        may_go=bool(topic.place) and visitor.has(PLACES[topic.place].right),
        agency=find_agency(visitor.parts.site) if topic.tells_agency else None,
    )
