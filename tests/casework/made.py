"""Made-up histories for tests of casework, and the law of the example network."""

from datetime import date

from frikommune.cases.history import Event, History, Spell, Use
from frikommune.packfiles.pack import load_pack

TODAY = date(2019, 11, 8)
RULEBOOK = load_pack().rulebook
CERTIFICATE = "lae265-rehabiliteringsmoede"


def day(text: str) -> date:
    return date.fromisoformat(text)


def events(*told: tuple[str, ...]) -> tuple[Event, ...]:
    """Each is (day, kind, type, form)."""
    padded = ((*one, "", "", "")[:4] for one in told)
    return tuple(
        Event(f"e{number}", day(on), number, kind, type_, form)
        for number, (on, kind, type_, form) in enumerate(padded, start=1)
    )


def spell(group: str, start: str, end: str = "", *, place: str = "Aalborg", id_: str = "f1", **told) -> Spell:
    return Spell(id_, group, place, day(start), day(end) if end else None, told)


def case(group="sygedagpenge", start="2019-09-20", *told, end="", place="Aalborg", uses=(), **said):
    one = spell(group, start, end, place=place, **said)
    return History("p-1", (one,), events(*told), tuple(uses), synthetic=True)


def use(decided="2019-11-01", *, approved="", norm=CERTIFICATE, exemption="2.1a", occurrence=0) -> Use:
    return Use(
        "u1",
        exemption,
        norm,
        day(decided),
        day(decided),
        "tilstraekkelig-dokumentation",
        occurrence,
        approved_by="leder" if approved else "",
        approved_on=day(approved) if approved else None,
    )
