"""Who may do what: persons, their seats by municipality, signing in."""
