"""Trials by municipality, on any day, with the timeline of the programme."""
