"""One trial, readable by a politician."""
