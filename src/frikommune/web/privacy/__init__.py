"""Privacy by design: no citizen's number anywhere, what is kept and why, for how long, and its end."""
