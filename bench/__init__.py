"""Measurements against the limits the project has set itself, and against a peer. Run by `make bench`."""
