"""A case in time, as a picture."""
