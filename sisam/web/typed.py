"""What somebody typed into a form, as it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

#: More fields than any form of the site has.
MAX_FIELDS: Final = 500
MAX_FILES: Final = 4
#: Hidden fields that belong to every form and to no model of one.
TOKEN_FIELD: Final = "_token"  # noqa: S105 — the name of a field
KEY_FIELD: Final = "_key"
REVISION_FIELD: Final = "_revision"
OF_EVERY_FORM: Final = frozenset({TOKEN_FIELD, KEY_FIELD, REVISION_FIELD})
#: Which button was pressed, of a form that has several.
TURN_FIELD: Final = "_steg"


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields and files of a form, nothing of them believed yet."""

    #: Each field's texts by its name; a name may come more than once.
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: Each file by its field's name, the last one where there are several.
    files: Mapping[str, UploadFile] = field(default_factory=dict)

    @classmethod
    def of(cls, form: FormData) -> Typed:
        """Return what a form brought."""
        texts: dict[str, tuple[str, ...]] = {}
        files: dict[str, UploadFile] = {}
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files[name] = value
            else:
                texts[name] = (*texts.get(name, ()), value)
        return cls(texts, files)

    def text(self, name: str) -> str:
        """Return what came under a name, the first where there are several; empty: nothing."""
        return next(iter(self.texts.get(name, ())), "")

    @property
    def own(self) -> Typed:
        """Return what belongs to the form itself, and can be typed once more."""
        hidden = OF_EVERY_FORM | {TURN_FIELD}
        return Typed({name: texts for name, texts in self.texts.items() if name not in hidden}, self.files)


async def typed_of(request: Request) -> Typed:
    """Read the form of a request, once, and return what was typed."""
    if not hasattr(request.state, "typed"):
        form = await request.form(max_fields=MAX_FIELDS, max_files=MAX_FILES)
        request.state.typed = Typed.of(form)
    typed: Typed = request.state.typed
    return typed


#: The parameter of a handler that takes a form.
TypedForm = Annotated[Typed, Depends(typed_of)]
