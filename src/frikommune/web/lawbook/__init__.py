"""What applies, the norms and their versions, two days of law compared."""
