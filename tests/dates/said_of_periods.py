"""What is said of periods that are refused, word for word: what was done, its code, Danish and English."""

from __future__ import annotations

from datetime import date

from frikommune.dates import Period, Step, add_paused, day_when_sum_reached
from tests.dates.support import Said

OF_PERIODS: list[Said] = [
    (
        lambda: add_paused(date(9999, 12, 1), Step(days=20), [Period(date(9999, 12, 2), date.max)]),
        "day_out_of_range",
        """
Afvist: Dagen ligger uden for kalenderen
  Hvor: norm.toml
  Fik: 9999-12-01 + 20 days
  Forventede: En dag fra år 1 til år 9999
  Gør nu: Vælg et kortere tidsrum eller en anden dag.
""",
        """
Refused: The day lies outside the calendar
  Where: norm.toml
  Given: 9999-12-01 + 20 days
  Expected: A day from year 1 to year 9999
  Do next: Choose a shorter length of time or another day.
""",
    ),
    (
        lambda: Period(date(2018, 3, 1), date(2018, 2, 1)),
        "period_backwards",
        """
Afvist: Perioden slutter, før den begynder
  Hvor: norm.toml
  Fik: 2018-03-01 – 2018-02-01
  Forventede: En slutdag efter startdagen
  Gør nu: Ret start eller slut; slutdagen er den første dag efter perioden.
""",
        """
Refused: The period ends before it starts
  Where: norm.toml
  Given: 2018-03-01 – 2018-02-01
  Expected: An end day after the start day
  Do next: Correct the start or the end; the end is the first day after the period.
""",
    ),
    (
        lambda: Period(date(2018, 3, 1), date(2018, 3, 1)),
        "period_empty",
        """
Afvist: Perioden er tom: den slutter, den dag den begynder
  Hvor: norm.toml
  Fik: 2018-03-01 – 2018-03-01
  Forventede: En slutdag efter startdagen
  Gør nu: Ret start eller slut; slutdagen er den første dag efter perioden.
""",
        """
Refused: The period is empty: it ends the day it starts
  Where: norm.toml
  Given: 2018-03-01 – 2018-03-01
  Expected: An end day after the start day
  Do next: Correct the start or the end; the end is the first day after the period.
""",
    ),
    (
        lambda: day_when_sum_reached([], 0, None, date.max),
        "sum_not_positive",
        """
Afvist: Der skal mindst én dag til en sum af dage
  Hvor: norm.toml
  Fik: 0
  Forventede: Mindst 1 dag
  Gør nu: Angiv, hvor mange dage der skal samles.
""",
        """
Refused: A sum of days needs at least one day
  Where: norm.toml
  Given: 0
  Expected: At least 1 day
  Do next: Say how many days are to be gathered.
""",
    ),
]
