"""Civil days: calendar steps with declared rounding, half-open periods, moments, Danish working days.

A step keeps the law's own unit: weeks stay weeks and months stay months. Nothing here reads the clock.
"""

from frikommune.dates.moments import as_day, in_zone, local_day, parse_day, parse_iso_day, parse_moment
from frikommune.dates.periods import Period, add_paused, day_when_sum_reached
from frikommune.dates.steps import Rounding, Step
from frikommune.dates.workdays import holiday_name, is_working_day, iso_week, roll_to_working_day

__all__ = [
    "Period",
    "Rounding",
    "Step",
    "add_paused",
    "as_day",
    "day_when_sum_reached",
    "holiday_name",
    "in_zone",
    "is_working_day",
    "iso_week",
    "local_day",
    "parse_day",
    "parse_iso_day",
    "parse_moment",
    "roll_to_working_day",
]
