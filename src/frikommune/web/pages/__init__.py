"""What every page shares: the frame, the two languages, the two days, refusals."""
