"""One made-up history: 5 spells in 4 groups and 4 municipalities, 40 events, 4 uses of exemptions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from frikommune.cases.history import Event, History, Spell, Use

OBSERVED = date(2020, 10, 1)

_SPELLS = (
    Spell("f1", "dagpenge", "Morsø", date(2017, 3, 1), date(2017, 7, 3)),
    Spell("f2", "dagpenge", "Aalborg", date(2017, 7, 3), date(2018, 2, 5)),
    Spell("f3", "sygedagpenge", "Aalborg", date(2018, 2, 5), date(2018, 9, 3)),
    Spell("f4", "jobafklaring", "Rebild", date(2018, 9, 3), date(2019, 3, 4)),
    Spell("f5", "ledighedsydelse", "Thisted", date(2019, 3, 4)),
)
_EVENTS = """
2017-03-22 samtale faelles personligt
2017-04-12 samtale ordinaer personligt
2017-05-10 samtale ordinaer personligt
2017-05-15 kursus ivaerksaetter uger=4
2017-06-14 samtale ordinaer telefonisk
2017-06-20 samtale ordinaer personligt
2017-07-12 samtale ordinaer personligt
2017-08-09 samtale faelles personligt
2017-08-21 kursus ivaerksaetter uger=6
2017-09-13 samtale ordinaer personligt
2017-10-02 jobrotation
2017-11-15 samtale ordinaer personligt
2018-01-10 samtale faelles telefonisk
2018-03-12 laegeattest lae285
2018-03-26 samtale opfoelgning personligt
2018-04-23 samtale opfoelgning personligt
2018-05-22 samtale opfoelgning telefonisk
2018-06-11 laegeattest lae125
2018-06-18 samtale opfoelgning personligt
2018-07-30 samtale opfoelgning personligt
2018-08-13 rehabiliteringsmoede
2018-08-27 samtale opfoelgning personligt
2018-10-01 samtale ordinaer personligt
2018-10-15 psykologbehandling
2018-11-12 samtale ordinaer telefonisk
2018-12-03 laegeattest lae265
2018-12-10 rehabiliteringsmoede
2019-01-14 samtale ordinaer personligt
2019-02-11 revalidering-afgoerelse bevilling
2019-02-18 rehabiliteringsmoede
2019-04-08 samtale ordinaer personligt
2019-06-24 samtale ordinaer personligt
2019-09-16 samtale ordinaer personligt
2019-11-04 revalidering-afgoerelse aendring
2019-12-09 samtale ordinaer personligt
2020-02-24 tilbud
2020-03-09 samtale ordinaer telefonisk
2020-05-25 samtale ordinaer telefonisk
2020-08-17 samtale ordinaer personligt
2020-08-31 revurdering
"""
_USES = (
    ("2.1a", "lae265-rehabiliteringsmoede", date(2018, 8, 6), "tilstraekkelig-dokumentation"),
    ("2.1b", "rehabiliteringsmoede-foer-jobafklaring", date(2018, 9, 3), "kun-arbejdsmarkedsrettet"),
    ("3.10", "lae265-jobafklaring", date(2018, 9, 3), "helbredet er belyst"),
    ("3.1", "revalidering-lae265", date(2019, 11, 4), "tilstraekkeligt-belyst"),
)


def history(later: timedelta = timedelta()) -> History:
    """The history, all of it so much later."""
    spells = tuple(replace(one, start=one.start + later, end=one.end and one.end + later) for one in _SPELLS)
    events = tuple(_event(n, line, later) for n, line in enumerate(_EVENTS.strip().splitlines(), 1))
    uses = tuple(
        Use(f"b{n}", what, norm, day + later, day + later, reason, approved_by="l-1", approved_on=day + later)
        for n, (what, norm, day, reason) in enumerate(_USES, 1)
    )
    return History("borger-1", spells, events, uses, synthetic=True)


def _event(number: int, line: str, later: timedelta) -> Event:
    day, kind, *rest = line.split()
    attributes = {name: int(value) for name, _, value in (word.partition("=") for word in rest) if value}
    words = [word for word in rest if "=" not in word]
    type_, form = (*words, "", "")[:2]
    return Event(
        f"h{number}", date.fromisoformat(day) + later, number, kind, type_, form, attributes=attributes
    )
