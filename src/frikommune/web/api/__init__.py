"""The API for case systems."""
