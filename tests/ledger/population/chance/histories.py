"""Histories by lot, of the kind that the reader of cases lets through, about the things a law speaks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from random import Random

from frikommune.cases.history import Event, History, Spell, Use
from tests.ledger.building import day, spell
from tests.ledger.population.chance.events import event_of
from tests.ledger.population.chance.laws import WrittenLaw
from tests.ledger.population.chance.words import GROUPS, MUNICIPALITIES, chance

_USUAL = (0, 1, 7, 14, 20, 21, 27, 28, 29, 30, 31, 58, 59, 60, 89, 90, 91)


def observation_day(r: Random, law: WrittenLaw) -> date:
    """Any day: before everything, on a day of the law, in the middle of it all, or long after."""
    touching = [law.around, *law.days()]
    late = law.around + r.randint(60, 330)
    return day(r.choice((law.around - 60 * chance(r, 0.3), r.choice(touching), late, late, late, late + 100)))


def history(r: Random, law: WrittenLaw, subject: str) -> History:
    """A history whose dates lie around those of the law."""
    touching = [one + r.choice((-1, 0, 0, 1)) for one in law.days()]
    spells = _spells(r, law, touching)
    touching += [(one.start - day(0)).days + r.choice(_USUAL) for one in spells]
    events = _events(r, law, spells, touching)
    uses = _uses(r, law, spells) if law.exemptions else []
    return History(subject, tuple(spells), tuple(events), tuple(uses), synthetic=True)


def _spells(r: Random, law: WrittenLaw, touching: list[int]) -> list[Spell]:
    """Courses of one to three groups with their moves, perhaps with gaps, perhaps one after another."""
    found: list[Spell] = []
    asked = [group for group in GROUPS if group in law.groups()]
    for group in dict.fromkeys((r.choice(asked), *r.sample(GROUPS, r.choice((0, 0, 1, 2))))):
        starts = [law.around + r.choice((0, 30, 58, r.randint(-20, 120)))]
        if touching and chance(r, 0.5):  # so that something in the law changes where a window begins or ends
            starts = [r.choice(touching) - r.choice(_USUAL)]
        for _ in range(r.choice((0, 0, 0, 1, 1, 2, 3))):
            later = [one for one in touching if starts[-1] < one < starts[-1] + 200]
            usual = starts[-1] + r.choice((1, 10, 27, 31, r.randint(1, 120)))
            starts.append(r.choice(later) if later and chance(r, 0.4) else usual)
        found += _course(r, group, starts)
    if chance(r, 0.2) and found[-1].end is not None:  # another group from the day the last one ends
        other = [group for group in GROUPS if all(one.group != group for one in found)]
        if other:
            found.append(replace(found[-1], id="siden", group=other[0], start=found[-1].end, end=None))
    return sorted(found, key=lambda one: (one.start, one.id))


def _course(r: Random, group: str, edges: list[int]) -> list[Spell]:
    found = []
    for place, start in enumerate(edges):
        last = place + 1 == len(edges)
        end = None if last else edges[place + 1]
        if last and chance(r, 0.6):
            end = start + r.choice((1, 6, 28, 31, r.randint(1, 200), r.randint(1, 700)))
        if not last and end is not None and end > start + 1 and chance(r, 0.15):
            end -= 1  # a day between: two courses
        planned = r.choice(("", "day", "moment", "text"))
        where = "aalborg" if chance(r, 0.4) else r.choice((*MUNICIPALITIES, *MUNICIPALITIES, "andetsteds"))
        one = spell(start, end, where, group, id=f"{group[:2]}{place}")
        found.append(replace(one, attributes=_planned(r, planned, start)))
    return found


def _planned(r: Random, kind: str, start: int) -> dict[str, date | str]:
    on = day(start + r.choice((0, 10, 40, 90)))
    if kind == "moment":
        zone = timezone(timedelta(hours=r.choice((0, 1, 2, -5))))
        return {"planned": datetime(on.year, on.month, on.day, r.choice((0, 12, 23)), tzinfo=zone)}
    return {"planned": on} if kind == "day" else {"planned": "snart"} if kind == "text" else {}


def _events(r: Random, law: WrittenLaw, spells: list[Spell], touching: list[int]) -> list[Event]:
    found: list[Event] = []
    kinds = law.kinds()
    days: list[int] = []
    for sequence in range(1, r.choice((0, 3, 5, 7, 9, 12, 16)) + 1):
        on = _day(r, spells, touching)
        if days and chance(r, 0.25):
            on = r.choice(days) + r.choice((0, 0, 0, 1, 3, 7, 10, 28, 30))
        here = [one for one in spells if one.start <= day(on) and (one.end is None or day(on) < one.end)]
        tied = r.choice(spells) if chance(r, 0.04) else r.choice(here) if here and chance(r, 0.15) else None
        if not here and tied is None:
            continue
        days.append(on)
        one = event_of(r, f"e{sequence}", day(on), sequence, r.choice(kinds))
        found.append(replace(one, spell=tied.id if tied else ""))
    if chance(r, 0.5):
        r.shuffle(found)
        found = [replace(one, sequence=place) for place, one in enumerate(found)]
    return sorted(found, key=lambda one: (one.day, one.sequence))


def _day(r: Random, spells: list[Spell], touching: list[int]) -> int:
    """A day of some spell, often near its beginning, or one on which something begins."""
    if chance(r, 0.3):
        return r.choice(touching)
    one = r.choice(spells)
    lasts = (one.end - one.start).days - 1 if one.end else 300
    return (one.start - day(0)).days + min(lasts, r.randint(0, r.choice((30, 90, 300))))


def _uses(r: Random, law: WrittenLaw, spells: list[Spell]) -> list[Use]:
    """Decisions of all kinds; some come again soon after."""
    usable = [one for one in law.exemptions if "use" in one] or list(law.exemptions)
    begun = [(one.start - day(0)).days for one in spells]
    found: list[Use] = []
    for number in range(r.choice((0, 1, 1, 2, 3))):
        if found and chance(r, 0.4):
            later = timedelta(days=r.choice((0, 0, 1, 10)))
            again = replace(found[-1], id=f"u{number}", decided_on=found[-1].decided_on + later, occurrence=0)
            found.append(again)
            continue
        exemption = r.choice(usable)
        given = [(one.start - day(0)).days for one in law.grants if one.exemption == exemption["id"]]
        decided = r.choice(given) if given and chance(r, 0.2) else _day(r, spells, begun)
        norm = r.choice(law.norms)["id"] if chance(r, 0.08) else r.choice(exemption["change"])["norm"]
        name = "ukendt" if chance(r, 0.03) else exemption["id"]
        found.append(_use(r, f"u{number}", name, norm, decided))
    return found


def _use(r: Random, name: str, exemption: str, norm: str, decided: int) -> Use:
    approved = r.choice((None, decided, decided, decided - 3, decided + 20))
    return Use(
        id=name,
        exemption=exemption,
        norm=norm,
        decided_on=day(decided),
        recorded_on=day(decided + r.choice((0, 0, 0, 1, 30, -2))),
        reason=r.choice(("syg",) * 5 + ("af andre grunde", "af andre grunde", "", " ")),
        occurrence=r.choice((0, 0, 0, 0, 1, 2, 3)),
        approved_by="" if chance(r, 0.2) else "leder",
        approved_on=None if approved is None else day(approved),
    )
