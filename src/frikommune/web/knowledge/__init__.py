"""Experience, side effects, barriers, advocacy."""
