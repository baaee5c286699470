"""A caseworker's day: what is due, overdue, or may be left out, and by when."""
