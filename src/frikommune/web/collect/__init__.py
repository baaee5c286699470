"""Asking the municipalities for what a status needs, and freezing it."""
