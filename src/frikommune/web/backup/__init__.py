"""Backup, restore, and verifying by restoring: one file that holds everything but the secrets."""
