"""What is said of moments that are refused, word for word: what was done, its code, Danish and English."""

from __future__ import annotations

from datetime import UTC, datetime

from frikommune.dates import in_zone, local_day, parse_day, parse_moment
from tests.dates.support import COPENHAGEN, Said

OF_MOMENTS: list[Said] = [
    (
        lambda: in_zone(datetime(9999, 12, 31, 23, 30, tzinfo=UTC), COPENHAGEN),
        "day_out_of_range",
        """
Afvist: Dagen ligger uden for kalenderen
  Hvor: norm.toml
  Fik: 9999-12-31T23:30:00+00:00, Europe/Copenhagen
  Forventede: En dag fra år 1 til år 9999
  Gør nu: Vælg et kortere tidsrum eller en anden dag.
""",
        """
Refused: The day lies outside the calendar
  Where: norm.toml
  Given: 9999-12-31T23:30:00+00:00, Europe/Copenhagen
  Expected: A day from year 1 to year 9999
  Do next: Choose a shorter length of time or another day.
""",
    ),
    (
        lambda: parse_day("1/3-2018", "linje 7"),
        "day_unreadable",
        """
Afvist: Dagen kan ikke læses
  Hvor: norm.toml, linje 7
  Fik: 1/3-2018
  Forventede: En dag som 2018-03-01 eller 01.03.2018
  Gør nu: Skriv år-måned-dag eller dag.måned.år, med fire cifre i årstallet.
""",
        """
Refused: The day cannot be read
  Where: norm.toml, linje 7
  Given: 1/3-2018
  Expected: A day such as 2018-03-01 or 01.03.2018
  Do next: Write year-month-day or day.month.year, with four digits in the year.
""",
    ),
    (
        lambda: parse_day("30.02.2018", "linje 7"),
        "no_such_day",
        """
Afvist: Dagen 2018-02-30 findes ikke
  Hvor: norm.toml, linje 7
  Fik: 30.02.2018
  Forventede: En dag, der findes i kalenderen
  Gør nu: Ret dag, måned eller år.
""",
        """
Refused: There is no day 2018-02-30
  Where: norm.toml, linje 7
  Given: 30.02.2018
  Expected: A day that is in the calendar
  Do next: Correct the day, the month or the year.
""",
    ),
    (
        lambda: parse_moment("2018-03-01", "linje 7"),
        "moment_unreadable",
        """
Afvist: Tidspunktet kan ikke læses
  Hvor: norm.toml, linje 7
  Fik: 2018-03-01
  Forventede: Dag og klokkeslæt med UTC-forskel, som 2018-03-01T08:30:00+01:00
  Gør nu: Skriv tidspunktet efter ISO 8601.
""",
        """
Refused: The moment cannot be read
  Where: norm.toml, linje 7
  Given: 2018-03-01
  Expected: A day and a time with the offset from UTC, such as 2018-03-01T08:30:00+01:00
  Do next: Write the moment as in ISO 8601.
""",
    ),
    (
        lambda: parse_moment("2018-02-30T12:00Z", "linje 7"),
        "no_such_day",
        """
Afvist: Dagen 2018-02-30 findes ikke
  Hvor: norm.toml, linje 7
  Fik: 2018-02-30
  Forventede: En dag, der findes i kalenderen
  Gør nu: Ret dag, måned eller år.
""",
        """
Refused: There is no day 2018-02-30
  Where: norm.toml, linje 7
  Given: 2018-02-30
  Expected: A day that is in the calendar
  Do next: Correct the day, the month or the year.
""",
    ),
    (
        lambda: parse_moment("2018-03-01T08:30", "linje 7"),
        "moment_without_offset",
        """
Afvist: Tidspunktet mangler UTC-forskel
  Hvor: norm.toml, linje 7
  Fik: 2018-03-01T08:30
  Forventede: Dag og klokkeslæt med UTC-forskel, som 2018-03-01T08:30:00+01:00
  Gør nu: Tilføj forskellen, eller angiv tidszonen, fx Europe/Copenhagen.
""",
        """
Refused: The moment has no offset from UTC
  Where: norm.toml, linje 7
  Given: 2018-03-01T08:30
  Expected: A day and a time with the offset from UTC, such as 2018-03-01T08:30:00+01:00
  Do next: Add the offset, or name the time zone, such as Europe/Copenhagen.
""",
    ),
    (
        lambda: local_day(datetime(2018, 3, 1, 8, 30)),
        "moment_without_offset",
        """
Afvist: Tidspunktet mangler UTC-forskel
  Hvor: norm.toml
  Fik: 2018-03-01T08:30:00
  Forventede: Dag og klokkeslæt med UTC-forskel, som 2018-03-01T08:30:00+01:00
  Gør nu: Tilføj forskellen, eller angiv tidszonen, fx Europe/Copenhagen.
""",
        """
Refused: The moment has no offset from UTC
  Where: norm.toml
  Given: 2018-03-01T08:30:00
  Expected: A day and a time with the offset from UTC, such as 2018-03-01T08:30:00+01:00
  Do next: Add the offset, or name the time zone, such as Europe/Copenhagen.
""",
    ),
    (
        lambda: parse_moment("2018-03-25T02:30", "linje 7", COPENHAGEN),
        "no_such_moment",
        """
Afvist: Klokkeslættet findes ikke den dag i Europe/Copenhagen: uret bliver stillet frem
  Hvor: norm.toml, linje 7
  Fik: 2018-03-25T02:30
  Forventede: Et klokkeslæt, der findes i tidszonen
  Gør nu: Ret klokkeslættet, eller tilføj dets UTC-forskel.
""",
        """
Refused: There is no such time that day in Europe/Copenhagen: the clock is put forward
  Where: norm.toml, linje 7
  Given: 2018-03-25T02:30
  Expected: A time that exists in the time zone
  Do next: Correct the time, or add its offset from UTC.
""",
    ),
    (
        lambda: parse_moment("2018-03-25T12:30", "linje 7", "Europe/Kobenhavn"),
        "zone_unknown",
        """
Afvist: Tidszonen “Europe/Kobenhavn” findes ikke
  Hvor: norm.toml, linje 7
  Fik: Europe/Kobenhavn
  Forventede: Et IANA-navn som Europe/Copenhagen
  Gør nu: Ret navnet; dansk tid hedder Europe/Copenhagen.
""",
        """
Refused: There is no time zone “Europe/Kobenhavn”
  Where: norm.toml, linje 7
  Given: Europe/Kobenhavn
  Expected: An IANA name such as Europe/Copenhagen
  Do next: Correct the name; Danish time is called Europe/Copenhagen.
""",
    ),
]
