"""Several starts: each by itself, then together (Callaway and Sant'Anna)."""
