"""Exports from case systems: mapping, preview, storing, what was refused."""
