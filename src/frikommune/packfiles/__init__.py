"""Finds, reads and checks packs: the only room that reads TOML."""
