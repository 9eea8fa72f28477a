"""What is told on top of a page once something was done, by the one word that its address may carry."""

from __future__ import annotations

from sisam.web.frame import Told
from sisam.web.language import Texts
from sisam.web.pages.acts.registry import KINDS


def told_of(done: str, texts: Texts) -> tuple[Told, ...]:
    """Return what is told of an act that was just done, such as `told_of(nyss, asker.texts)`."""
    return (Told(texts(KINDS[done].done)),) if done in KINDS else ()
