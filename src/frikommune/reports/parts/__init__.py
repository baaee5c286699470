"""Pieces of papers that several papers share."""
