"""Make the synthetic export in examples/export: 60 citizens who do not exist, as a case system writes.

Run by hand: `python examples/make_export.py`. The same seed gives the same files, byte for byte.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent / "export"
SEED = 26  # with it, all seven exemptions are used at least once
LAST = date(2018, 12, 31)
FIRST_MONTHS = range(6)

PLACES = {
    "Morsø": "773", "Thisted": "787", "Frederikshavn": "813", "Vesthimmerland": "820", "Rebild": "840",
    "Jammerbugt": "849", "Aalborg": "851", "Hjørring": "860",
}  # fmt: skip
HEADS = {
    "spells": ["Borgernøgle", "Forløbsnr", "Målgruppe", "Kommunenr", "Startdato", "Slutdato"],
    "events": ["Borgernøgle", "Aktivitetsnr", "Dato", "Kode", "Betegnelse", "Kontaktform", "Årsag",
               "Afgangsdato", "Afgang til", "Uger", "Mentor indtil"],
    "uses": ["Borgernøgle", "Fravigelse", "Besluttet", "Begrundelse", "I stedet", "Registreret", "Leder",
             "Godkendt"],
}  # fmt: skip
NAMES = {
    "7": "Jobsamtale", "19": "Fælles jobsamtale", "17": "Jobsamtale med a-kasse", "10": "CV-samtale",
    "S1": "Opfølgning, sygedagpenge", "A285": "LÆ285 modtaget", "A265": "LÆ265 modtaget",
    "RT": "Møde i rehabiliteringsteam", "RP": "Forberedende del udfyldt",
    "RB": "Revalidering bevilget", "RF": "Revalidering forlænget", "JR": "Jobrotation", "KU": "Kursus",
    "TI": "Vejledning og opkvalificering", "LR": "Revurdering, ledighedsydelse",
    "L3": "Tre spørgsmål besvaret",
    "ME": "Ret- og pligtmentor", "MK": "Mentorkontakt", "ML": "Mikrolån", "UP": "Uddannelsespålæg",
}  # fmt: skip


class Citizen:
    """One made-up citizen while the rows are written."""

    def __init__(self, export: Export, place: str, start: date, months: int) -> None:
        export.people += 1
        self.export, self.draw, self.place, self.start = export, export.draw, place, start
        self.key = f"SYNT-{export.people:03}"
        self.end = start + timedelta(days=int(30.4 * months))

    def spell(self, group: str, start: date, end: date | None, place: str = "") -> None:
        """A run under one group; `end` is its last day."""
        self.export.spells.append(
            [self.key, f"F{len(self.export.spells) + 1:04}", group, PLACES[place or self.place], _day(start),
             _day(end) if end and end <= LAST else ""]
        )  # fmt: skip

    def event(self, day: date, code: str, *, form: str = "", **more: str) -> None:
        """Something that was done, if the citizen had not left and the export was not yet drawn."""
        if day > min(LAST, self.end):
            return
        told = [more.get(name, "") for name in ("aarsag", "afgang", "til", "uger", "indtil")]
        number = f"A{len(self.export.events) + 1:05}"
        self.export.events.append([self.key, number, _day(day), code, NAMES[code], form, *told])

    def use(self, what: str, day: date, reason: str, *, leader: str = "", instead: str = "") -> None:
        """A decision to use an exemption; a leader who checks it does so within three days."""
        checked = _day(_weekday(day + timedelta(days=self.draw.randint(0, 3)))) if leader else ""
        row = [self.key, what, _day(day), reason, instead, _day(day), leader, checked]
        if day <= min(LAST, self.end):
            self.export.uses.append(row)

    def after(self, low: int, high: int, base: date | None = None) -> date:
        """A weekday so many days after the start, or after another day."""
        return _weekday((base or self.start) + timedelta(days=self.draw.randint(low, high)))

    def chance(self, share: float) -> bool:
        """Whether it happens this time."""
        return self.draw.random() < share


class Export:
    """The three tables of the export, and the dice that fill them."""

    def __init__(self, seed: int) -> None:
        self.draw, self.people = Random(seed), 0
        self.spells: list[list[str]] = []
        self.events: list[list[str]] = []
        self.uses: list[list[str]] = []

    def write(self, folder: Path) -> None:
        """Write the tables, semicolons between the columns."""
        folder.mkdir(exist_ok=True)
        for name, head in HEADS.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter=";", lineterminator="\n").writerows([head, *getattr(self, name)])


def dagpenge(one: Citizen) -> None:
    """Talks once a month for half a year, then every third month; joint talks in between."""
    half = one.after(70, 100)
    moved = one.place == "Aalborg" and half < one.end and one.chance(0.15)
    one.spell("2.1", one.start, half - timedelta(days=1) if moved else one.end)
    if moved:
        one.spell("2.1", half, one.end, "Morsø")
    one.event(one.after(3, 12), "10", form="1")
    one.event(one.after(9, 16), "17", form="1")
    early = one.place == "Aalborg" and one.start >= date(2017, 7, 1)
    joint = [one.after(50, 54) if early else one.after(21, 25), one.after(125, 210 if early else 180)]
    for day in _monthly(one):
        if not one.chance(0.07):
            _talk(one, day)
    for day in joint:
        if day < one.end and not one.chance(0.1):
            one.event(day, "19", form="1")
    if one.start >= date(2018, 3, 1) and one.chance(0.5):
        one.event(one.after(110, 160), "JR")
    if one.chance(0.3):
        _founder(one)


def _monthly(one: Citizen) -> Iterator[date]:
    month = timedelta(days=30)
    days = [one.after(5, 27, one.start + number * month) for number in FIRST_MONTHS]
    days += [one.after(5, 80, one.start + number * month) for number in range(6, 24, 3)]
    yield from (day for day in days if day < one.end)


def _talk(one: Citizen, day: date) -> None:
    left = (one.end - day).days
    if left <= 55 and one.chance(0.6):
        ends = _day(one.end + timedelta(days=1))
        one.event(day, "7", form="2", afgang=ends, til=one.draw.choice(("Job", "Uddannelse", "Barsel")))
    elif one.chance(0.2):
        one.event(day, "7", form="2", aarsag=one.draw.choice(("Syg", "Jobsamtale", "Aktivitet")))
    else:
        one.event(day, "7", form="1")


def _founder(one: Citizen) -> None:
    first, second = one.after(30, 50), one.after(80, 100)
    one.event(first, "KU", uger="6")
    one.event(second, "KU", uger="10")
    if one.place == "Aalborg":
        one.use("1.2 forløb over 6 uger", first, "IVS")


def sick(one: Citizen) -> None:
    """Sickness benefit with follow-ups every fourth week; some go on to job clarification after 22 weeks."""
    ends = min(one.end, one.start + timedelta(weeks=22))
    goes_on = one.end > ends
    one.spell("2.5", one.start, ends - timedelta(days=1))
    day = one.after(44, 58)
    while day < ends:
        one.event(day, "S1", form=one.draw.choice("1112"))
        day = one.after(20, 31, day)
    judged = one.place in ("Morsø", "Rebild") and one.start >= date(2018, 1, 1)
    if judged and one.chance(0.8):
        one.use(
            "2.3 LÆ285", one.after(20, 40), "Statusattest fra sygehuset er dækkende", instead="Statusattest"
        )
    elif not one.chance(0.1):
        one.event(one.after(25, 52), "A285")
    if goes_on:
        clarification(one, ends)


def clarification(one: Citizen, start: date) -> None:
    """Job clarification: through the team, or past it with the leader's leave."""
    one.spell("2.14", start, one.end)
    if one.chance(0.8):
        reason, leader = (
            one.draw.choice(("KA", "KA", "VT", "")),
            one.draw.choice(("L-07", "L-07", "L-11", "")),
        )
        one.use("2.1 uden teammøde", start, reason, leader=leader)
    else:
        team_meeting(one, one.after(-30, -12, start))
    if start >= date(2018, 7, 1) and one.chance(0.6):
        one.use("3.10 LÆ265", start, "Speciallægeerklæring foreligger")
    elif one.chance(0.8):
        one.event(one.after(-20, -2, start), "A265")
    team_meeting(one, one.after(60, 100, start))


def team_meeting(one: Citizen, day: date) -> None:
    """A meeting of the rehabilitation team, with the certificate or without it."""
    if one.chance(0.6):
        reason, leader = (
            one.draw.choice(("AVK", "AVK", "DOK", "")),
            one.draw.choice(("L-07", "L-07", "L-11", "")),
        )
        one.use("2.1 uden LÆ265", one.after(-12, -5, day), reason, leader=leader, instead="Statusattest")
    else:
        one.event(one.after(-20, -8, day), "A265")
    one.event(day, "RT")


def flex(one: Citizen) -> None:
    """Ledighedsydelse: a talk every third month, and the reassessment or the three questions."""
    one.spell("2.7", one.start, one.end)
    asks = one.place in ("Aalborg", "Thisted", "Rebild", "Jammerbugt", "Vesthimmerland")
    day = one.after(60, 90)
    while day < min(one.end, LAST):
        one.event(day, "7", form="1")
        if asks and day >= date(2018, 7, 1) and not one.chance(0.15):
            one.event(day, "L3")
        day = one.after(70, 96, day)
    if not asks:
        one.event(one.after(400, 520), "LR")
        one.event(one.after(380, 500), "TI")


def revalidation(one: Citizen) -> None:
    """Vocational rehabilitation: granted, and extended after a year."""
    one.spell("2.4", one.start, one.end)
    one.event(one.after(0, 0), "RP")
    for base, code in ((one.after(10, 25), "RB"), (one.after(300, 360), "RF")):
        if base >= date(2018, 7, 1) and one.place != "Morsø":
            one.use("3.1 LÆ265", one.after(-9, -4, base), one.draw.choice(("TB", "TB", "")))
        elif one.chance(0.8):
            one.event(one.after(-9, -1, base), "A265")
        one.event(base, code)


def ready(one: Citizen) -> None:
    """Kontanthjælp, ready for work: job rotation, or a start-up loan."""
    one.spell("2.2", one.start, one.end)
    one.event(one.after(60, 170), "JR" if one.chance(0.6) else "ML")


def not_ready(one: Citizen) -> None:
    """Kontanthjælp, not ready for work: a mentor from the sixth month, or the exemption from it."""
    one.spell("2.3", one.start, one.end)
    given = one.after(150, 185)
    if given >= date(2018, 7, 1) and one.chance(0.5):
        one.use("3.4 uden mentor", given, one.draw.choice(("IND", "BO")))
        return
    one.event(given, "ME", indtil="Tilbud")
    day = one.after(8, 13, given)
    while day < min(one.end, given + timedelta(days=180)):
        one.event(day, "MK", form="1")
        day = one.after(9, 17, day)


def young(one: Citizen) -> None:
    """Uddannelseshjælp, ready for education: the order to choose one."""
    one.spell("2.12", one.start, one.end)
    one.event(one.after(6, 12), "7", form="1")
    one.event(one.after(6, 30), "UP")


LIVES: tuple[tuple[Callable[[Citizen], None], str], ...] = (
    (dagpenge, "Aalborg " * 12 + "Morsø " * 5 + "Rebild " * 4 + "Hjørring " * 3 + "Jammerbugt " * 2),
    (sick, "Aalborg " * 7 + "Morsø " * 2 + "Rebild " * 2 + "Thisted " * 2),
    (flex, "Aalborg " * 3 + "Thisted " * 2 + "Morsø"),
    (revalidation, "Aalborg " * 2 + "Thisted Vesthimmerland"),
    (ready, "Aalborg " * 3 + "Jammerbugt"),
    (not_ready, "Aalborg " * 3 + "Jammerbugt"),
    (young, "Aalborg Aalborg Hjørring"),
)


def drawn() -> Export:
    """The citizens, drawn."""
    export = Export(SEED)
    for live, places in LIVES:
        early = live is flex
        first = date(2017, 1, 2) if early else date(2017, 5, 1)
        for place in places.split():
            start = _weekday(first + timedelta(days=export.draw.randint(0, 120 if early else 420)))
            months = export.draw.randint(20, 30) if early else export.draw.randint(3, 16)
            live(Citizen(export, place, start, months))
    return export


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _weekday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.isoweekday()) + 1) if day.isoweekday() > 5 else day


if __name__ == "__main__":
    drawn().write(FOLDER)
