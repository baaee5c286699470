"""Frozen, hashed extracts on which evaluations run: the same extract gives the same numbers anywhere."""
