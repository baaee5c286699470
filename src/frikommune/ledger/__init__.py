"""Rulebook and history meet: every duty that arose, when it was due, what met it, and which law asked for it."""
