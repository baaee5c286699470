"""Drafts of exemptions, and laws that come, tried on past cases."""
