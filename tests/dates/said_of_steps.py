"""What is said of steps that are refused, word for word: what was done, its code, Danish and English."""

from __future__ import annotations

from datetime import date
from typing import cast

from frikommune.dates import Rounding, Step
from tests.dates.support import Said, months

OF_STEPS: list[Said] = [
    (
        lambda: Step.parse("months"),
        "step_unreadable",
        """
Afvist: Tidsrummet kan ikke læses
  Hvor: norm.toml
  Fik: months
  Forventede: Hele tal med enheder, fx “3 months” eller “6 months 2 weeks”; hver enhed højst én gang
  Gør nu: Skriv tallet før enheden med mellemrum imellem.
""",
        """
Refused: The length of time cannot be read
  Where: norm.toml
  Given: months
  Expected: Whole numbers with units, such as “3 months” or “6 months 2 weeks”; each unit once at most
  Do next: Write the number before its unit, with a space between.
""",
    ),
    (
        lambda: Step.parse("2 fortnights"),
        "unknown_unit",
        """
Afvist: Enheden “fortnights” findes ikke
  Hvor: norm.toml
  Fik: 2 fortnights
  Forventede: days, weeks, months eller years
  Gør nu: Vælg en af: days, months, weeks, years.
""",
        """
Refused: There is no unit “fortnights”
  Where: norm.toml
  Given: 2 fortnights
  Expected: days, weeks, months or years
  Do next: Choose one of: days, months, weeks, years.
""",
    ),
    (
        lambda: Step.parse("3 Months", "down"),
        "unknown_unit",
        """
Afvist: Enheden “Months” findes ikke
  Hvor: norm.toml
  Fik: 3 Months
  Forventede: days, weeks, months eller years
  Gør nu: Mente du “months”?
""",
        """
Refused: There is no unit “Months”
  Where: norm.toml
  Given: 3 Months
  Expected: days, weeks, months or years
  Do next: Did you mean “months”?
""",
    ),
    (
        lambda: Step.parse("3 months"),
        "rounding_undeclared",
        """
Afvist: Måneder og år kan føre til en dag, der ikke findes, og afrundingen er ikke angivet
  Hvor: norm.toml
  Fik: 3 months
  Forventede: Et tidsrum med angivet afrunding
  Gør nu: Angiv month_end = "down" (sidste dag i måneden), "up" (den 1. i den næste) eller "error" (afvis).
""",
        """
Refused: Months and years can lead to a day that does not exist, and no rounding is declared
  Where: norm.toml
  Given: 3 months
  Expected: A length of time with its rounding declared
  Do next: Declare month_end = "down" (last day of the month), "up" (the 1st of the next) or "error" (refuse).
""",
    ),
    (
        lambda: Step(months=1, rounding=cast("Rounding", "nearest")),
        "rounding_unknown",
        """
Afvist: Afrundingen “nearest” findes ikke
  Hvor: norm.toml
  Fik: nearest
  Forventede: down, up eller error
  Gør nu: Angiv month_end = "down" (sidste dag i måneden), "up" (den 1. i den næste) eller "error" (afvis).
""",
        """
Refused: There is no rounding “nearest”
  Where: norm.toml
  Given: nearest
  Expected: down, up or error
  Do next: Declare month_end = "down" (last day of the month), "up" (the 1st of the next) or "error" (refuse).
""",
    ),
    (
        lambda: months(1, "error").after(date(2018, 1, 31), 3),
        "no_such_day",
        """
Afvist: Dagen 2018-04-31 findes ikke
  Hvor: norm.toml
  Fik: 2018-01-31 + 3 × (1 month)
  Forventede: En dag, der findes, når tidsrummet er lagt til
  Gør nu: Angiv month_end = "down" eller "up", eller vælg en anden dag.
""",
        """
Refused: There is no day 2018-04-31
  Where: norm.toml
  Given: 2018-01-31 + 3 × (1 month)
  Expected: A day that exists once the time is added
  Do next: Declare month_end = "down" or "up", or choose another day.
""",
    ),
    (
        lambda: Step(weeks=1).after(date.max),
        "day_out_of_range",
        """
Afvist: Dagen ligger uden for kalenderen
  Hvor: norm.toml
  Fik: 9999-12-31 + 1 week
  Forventede: En dag fra år 1 til år 9999
  Gør nu: Vælg et kortere tidsrum eller en anden dag.
""",
        """
Refused: The day lies outside the calendar
  Where: norm.toml
  Given: 9999-12-31 + 1 week
  Expected: A day from year 1 to year 9999
  Do next: Choose a shorter length of time or another day.
""",
    ),
    (
        lambda: Step(years=1, rounding="up").after(date(9999, 12, 31)),
        "day_out_of_range",
        """
Afvist: Dagen ligger uden for kalenderen
  Hvor: norm.toml
  Fik: 9999-12-31 + 1 year
  Forventede: En dag fra år 1 til år 9999
  Gør nu: Vælg et kortere tidsrum eller en anden dag.
""",
        """
Refused: The day lies outside the calendar
  Where: norm.toml
  Given: 9999-12-31 + 1 year
  Expected: A day from year 1 to year 9999
  Do next: Choose a shorter length of time or another day.
""",
    ),
]
