"""Frikommune carries a legal exemption from idea to law."""

__version__ = "0.1.0"
