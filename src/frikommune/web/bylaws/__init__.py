"""The bylaws, public before a trial starts."""
