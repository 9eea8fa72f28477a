"""Who a pupil is: the part of a placement that only the vault keeps."""

from dataclasses import dataclass

from sisam.domain.fact import Protection


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """A pupil's name, number and protection; it never shows its values by accident."""

    #: Empty while it is not known.
    name: str = ""
    #: Twelve digits of a personal or coordination number; None while it is not known.
    number: str | None = None
    protection: Protection = Protection.NONE

    @property
    def restricted(self) -> bool:
        """Tell whether the pupil lives under any kind of protected identity."""
        return self.protection is not Protection.NONE

    def __repr__(self) -> str:
        """Return the name of the class alone, so that no log or traceback tells who it is."""
        return "Identity(…)"
