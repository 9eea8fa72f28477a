"""The auditor: a process that only reads, asks whether everything holds, and tells it outside."""
