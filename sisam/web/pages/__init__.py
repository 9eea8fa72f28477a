"""The pages, a module or a folder each; every handler asks who it is, reads, calls a use case and shows."""
