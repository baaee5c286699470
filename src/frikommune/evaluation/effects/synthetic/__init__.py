"""One treated unit against a mix of others: synthetic control."""
