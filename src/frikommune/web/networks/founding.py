"""What a new programme begins with: read from a form, and written as its pack and first entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from frikommune.cases.cpr import holds_cpr
from frikommune.cases.refusals import cpr_in_text
from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.language import Text, folded
from frikommune.packfiles.new_pack import laws, new_pack
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.programme.when import When
from frikommune.web.journal.models import Programme
from frikommune.web.journal.writing import Nothing, Pen
from frikommune.web.pages.speech import said

TAKEN = frozenset(
    {"api", "people", "sign-in", "networks", "language", "health", "metrics", "static", "new", "load"}
)
_MUNICIPALITY = re.compile(r"(?P<code>\d{3})\s+(?P<name>\S.*)")


@dataclass(frozen=True, slots=True)
class Start:
    """A new programme, as its founder describes it. `rounds` are the deadlines, by number."""

    slug: str
    title: Text
    law: str
    municipalities: Mapping[str, str]
    bodies: tuple[str, ...]
    theme: str
    basis: str
    rounds: tuple[date, ...]
    period_end: date | None


def read_start(given: Mapping[str, str]) -> Start:
    """What the form says. Raises Refused with everything that is wrong, each with its field."""
    refusals: list[Refusal] = []
    wrong = refusals.extend
    title = given.get("title", "").strip()
    slug = short_name(given.get("slug", "").strip() or title)
    municipalities = _municipalities(given.get("municipalities", ""), refusals)
    law = given.get("law", "")
    if not title:
        wrong(_lacks("title", Text("programmets navn", "the programme's name")))
    elif is_taken(slug):
        wrong(_taken(slug or title))
    if law not in laws():
        wrong(_unknown_law(law))
    if not given.get("basis", "").strip():
        words = Text("loven eller bekendtgørelsen, forsøget hviler på", "the act or order it rests on")
        wrong(_lacks("basis", words))
    rounds = tuple(day for day in _days(given.get("rounds", ""), "rounds", refusals))
    ends = tuple(_days(given.get("period_end", ""), "period_end", refusals))
    for field in (one for one in FIELDS if holds_cpr(given.get(one, ""))):
        wrong(cpr_in_text(said(FIELDS[field])).refusals)
    if refusals:
        raise Refused(*refusals)
    return Start(
        slug=slug,
        title=Text(title, given.get("title_en", "").strip() or title),
        law=law,
        municipalities=municipalities,
        bodies=tuple(one.strip() for one in given.get("bodies", "").splitlines() if one.strip()),
        theme=given.get("theme", "").strip(),
        basis=given["basis"].strip(),
        rounds=rounds,
        period_end=ends[0] if ends else None,
    )


def is_taken(slug: str) -> bool:
    """Whether no new programme can have this short name: it is in use, an address of the site, or empty."""
    return not slug or slug in TAKEN or Programme.objects.filter(slug=slug).exists()


def pack_text(start: Start) -> str:
    """The programme's `pack.toml`."""
    return new_pack(start.slug, start.title, start.law, start.municipalities)


def first_entries(start: Start, pen: Pen) -> list[Entry]:
    """What the journal begins with."""
    entries = list(_first(start, pen))
    binding = [one for one in entries if one.says in ("deadline", "period_end")]
    reason = Text("Fastsat, da programmet blev oprettet", "Set when the programme was started")
    return [*entries, pen.adopt(binding, reason)] if binding else entries


def _first(start: Start, pen: Pen) -> Iterator[Entry]:
    network, today = Subject("network", start.slug), pen.today
    yield pen.claim(network, "named", start.title, effect=today)
    yield pen.claim(network, "members", Names(tuple(start.municipalities)), effect=today)
    yield pen.claim(network, "legal_basis", Text.same(start.basis), effect=today)
    if start.theme:
        yield pen.claim(network, "theme", Text.same(start.theme), effect=today)
    for number, deadline in enumerate(start.rounds, 1):
        yield pen.claim(Subject("round", str(number)), "deadline", When.on(deadline))
    if start.period_end:
        yield pen.claim(network, "period_end", When.on(start.period_end))
    for body in start.bodies:
        yield pen.claim(Subject("body", short_name(body)), "named", Text.same(body), effect=today)


def pen_for(seat: object, today: date) -> Pen:
    """A pen for a journal that has no entry yet."""
    return Pen(Nothing(), seat, today)  # type: ignore[arg-type]


def short_name(words: str) -> str:
    """What a thing is called in an address: small letters, digits and hyphens; empty where none are left."""
    return slugify(folded(words))[:60]


def _municipalities(given: str, refusals: list[Refusal]) -> dict[str, str]:
    """`851 Aalborg`, one on each line."""
    found: dict[str, str] = {}
    lines = [line.strip() for line in given.splitlines() if line.strip()]
    for number, line in enumerate(lines, 1):
        match = _MUNICIPALITY.fullmatch(line)
        if match is None:
            refusals.extend(_not_a_municipality(number, line))
        elif match["name"] in found or match["code"] in found.values():
            refusals.extend(_twice(number, line))
        else:
            found[match["name"]] = match["code"]
    if not lines:
        refusals.extend(_lacks("municipalities", Text("mindst én kommune", "at least one municipality")))
    return found


def _days(given: str, field: str, refusals: list[Refusal]) -> Iterator[date]:
    """Days, one on each line."""
    for line in filter(None, (line.strip() for line in given.splitlines())):
        try:
            yield date.fromisoformat(line)
        except ValueError:
            refusals.extend(_not_a_day(field, line))


FIELDS: Mapping[str, Text] = {
    "title": Text("Navn", "Name"),
    "title_en": Text("Navn på engelsk", "Name in English"),
    "slug": Text("Kort navn i adressen", "Short name in the address"),
    "law": Text("Lovpakke", "Law pack"),
    "municipalities": Text("Kommuner", "Municipalities"),
    "basis": Text("Retsgrundlag", "Legal basis"),
    "theme": Text("Tema", "Theme"),
    "bodies": Text("Grupper og udvalg", "Bodies"),
    "rounds": Text("Frister", "Deadlines"),
    "period_end": Text("Sidste dag", "Last day"),
}


def _refused(code: str, problem: Text, field: str, given: str, expected: Text, do_next: Text) -> Refused:
    where = said(FIELDS[field])
    return refuse(code, problem=problem, where=where, given=given, expected=expected, do_next=do_next)


def _lacks(field: str, expected: Text) -> tuple[Refusal, ...]:
    name = FIELDS[field]
    return _refused(
        f"{field}_missing",
        Text(f"“{name.da}” mangler", f"“{name.en}” is missing"),
        field,
        "–",
        expected,
        Text("Udfyld feltet.", "Fill in the field."),
    ).refusals


def _taken(slug: str) -> tuple[Refusal, ...]:
    return _refused(
        "slug_taken",
        Text("Det korte navn er i brug", "The short name is in use"),
        "slug",
        slug,
        Text("et navn, som intet andet program har", "a name that no other programme has"),
        Text("Vælg et andet.", "Choose another."),
    ).refusals


def _unknown_law(law: str) -> tuple[Refusal, ...]:
    return _refused(
        "unknown_law",
        Text("Lovpakken findes ikke", "The law pack does not exist"),
        "law",
        law or "–",
        Text("en lovpakke, der er installeret", "a law pack that is installed"),
        closest(law, laws()),
    ).refusals


def _not_a_municipality(number: int, line: str) -> tuple[Refusal, ...]:
    return _refused(
        "not_a_municipality",
        Text(f"Linje {number} er ikke en kommune", f"Line {number} is not a municipality"),
        "municipalities",
        line[:80],
        Text("kode og navn, fx “851 Aalborg”", "code and name, such as “851 Aalborg”"),
        Text("Ret linjen.", "Correct the line."),
    ).refusals


def _twice(number: int, line: str) -> tuple[Refusal, ...]:
    return _refused(
        "municipality_twice",
        Text(f"Kommunen i linje {number} står to gange", f"The municipality of line {number} stands twice"),
        "municipalities",
        line[:80],
        Text("hver kommune og kode én gang", "each municipality and code once"),
        Text("Slet linjen.", "Delete the line."),
    ).refusals


def _not_a_day(field: str, given: str) -> tuple[Refusal, ...]:
    return _refused(
        "not_a_day",
        Text("Dagen kan ikke læses", "The day cannot be read"),
        field,
        given[:40],
        Text("år-måned-dag, fx 2027-03-01", "year-month-day, such as 2027-03-01"),
        Text("Ret dagen.", "Correct the day."),
    ).refusals
