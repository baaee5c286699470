"""Before and after, with others to compare with: rows collapsed to a panel, and effects on it."""
