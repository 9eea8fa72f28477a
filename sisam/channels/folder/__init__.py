"""The channel that lays every message into a folder, as a file that any mail program opens."""

from sisam.channels.folder.folder_channel import FolderChannel

__all__ = ["FolderChannel"]
