"""Rulebook and history meet: each duty that arose, when it was due, what met it, which law asked."""
