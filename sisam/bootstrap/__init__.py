"""The composition root: puts the parts of a site together, so that no part needs to know the others."""

from sisam.bootstrap.definitions import Definitions, read_definitions
from sisam.bootstrap.opening import open_program
from sisam.bootstrap.program import Program
from sisam.bootstrap.random_ids import RandomIds
from sisam.bootstrap.roads import channel_of, further_channels_of, operations_channel_of

__all__ = [
    "Definitions",
    "Program",
    "RandomIds",
    "channel_of",
    "further_channels_of",
    "open_program",
    "operations_channel_of",
    "read_definitions",
]
