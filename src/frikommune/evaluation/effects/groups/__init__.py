"""Two groups, or one against a known figure: shares, means and counts of events."""
