"""Events by lot: what the laws ask about, with attributes that are missing or odd at times."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from random import Random

from frikommune.cases.history import Event, Value
from tests.ledger.population.chance.words import chance

_TYPES = {
    "samtale": ("faelles", "ordinaer", "faelles", ""),
    "attest": ("lae265", "lae285", ""),
    "skema": ("lae265", "lae285", ""),
    "mikrolaan": ("stor", "lille", ""),
    "praktik": ("stor", "lille", ""),
    "afgang": ("job", "skole", ""),
    "sygemelding": ("lang", "kort"),
}
_HOURS = (0, 8, 8, 8, 8, 12, 23)


def event_of(r: Random, name: str, on: date, sequence: int, kind: str) -> Event:
    return Event(
        id=name,
        day=on,
        sequence=sequence,
        kind=kind,
        type=r.choice(_TYPES.get(kind, ("",))),
        form=r.choice(("personligt", "personligt", "telefon", "video", "brev", "", "")),
        moment=_moment(r, on) if chance(r, 0.6) else None,
        attributes=_attributes(r, on, kind),
    )


def _moment(r: Random, on: date) -> datetime:
    zone = timezone(timedelta(minutes=r.choice((0, 60, 60, 60, 60, 120, 330, -300))))
    second = r.choice((0, 0, 0, 0, 0, 1))
    if chance(r, 0.03):  # a log's day may be another than the instant's
        on += timedelta(days=r.choice((-1, 1)))
    found = datetime(on.year, on.month, on.day, r.choice(_HOURS), 0, second, tzinfo=zone)
    return found + timedelta(microseconds=1) if chance(r, 0.05) else found


def _attributes(r: Random, on: date, kind: str) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name in ("until", "afgang_den"):
        if chance(r, 0.75):
            found[name] = on + timedelta(days=r.choice((0, 1, 10, 20, 30, 60, -5)))
        elif chance(r, 0.1):
            found[name] = "ukendt"
    if chance(r, 0.7):
        found["til"] = r.choice(("job", "skole", "andet", True))
    if kind in ("mikrolaan", "praktik", "samtale"):
        if chance(r, 0.85):
            found["uger"] = r.choice((0, 1, 2, 3, 2.5, 4, "to", True))
        if chance(r, 0.8):
            found["hvad"] = r.choice(("bil", "hus", 7, 2.5, True, date(2018, 3, 1)))
    if kind == "ansatte":
        found["antal"] = r.choice((0, 1, 3, 7, 12, 30, 2.5, "mange", True, -4))
    return found
