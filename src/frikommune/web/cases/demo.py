"""The made-up cases of a demonstration: the caseload of the pack, dealt out to made-up caseworkers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from frikommune.caseload.make import make
from frikommune.caseload.profile import Profile
from frikommune.caseload.written import Asked
from frikommune.cases.from_tables import COMPANY
from frikommune.cases.history import History, Spell
from frikommune.cases.mark import Mark
from frikommune.cases.read import read_histories
from frikommune.casework.delivery.citizens import NUMBER, TEAM, WORKER, closed_on
from frikommune.packfiles.caseload import FILE, read_caseload
from frikommune.web.cases.key import person_key
from frikommune.web.cases.models import Case
from frikommune.web.cases.putting import put
from frikommune.web.deliveries.models import Delivery, System
from frikommune.web.journal.book import Book, book_of
from frikommune.web.journal.models import Programme

PLACES: Mapping[str, tuple[str, ...]] = {"Aalborg": ("DSB", "DSB2"), "Rebild": ("DSBR",)}
"""The municipalities that have cases, and the caseworkers that can be signed in as."""
BACKGROUND, SEED, OWN_CASES, OTHERS = 1200, 1, 80, 24
SYSTEM = "Demo-fagsystem"
_TEAMS = {
    "dagpenge": "Job og ungdom",
    "kontanthjaelp-jobparat": "Job og ungdom",
    "uddannelseshjaelp-uddannelsesparat": "Job og ungdom",
    "selvforsoergende": "Job og ungdom",
    "integration": "Job og ungdom",
    "sygedagpenge": "Sygedagpenge",
}


def take_demo_cases(programme: Programme, today: date) -> None:
    """Put the caseload of the programme's pack in, as known at the end of `today`, where no case is yet."""
    book = book_of(programme)
    profile = profile_of(book)
    if profile is None or Case.objects.filter(programme=programme).exists():
        return
    histories = _drawn(book, profile, today)
    for municipality, workers in PLACES.items():
        system, _ = System.objects.get_or_create(
            programme=programme, municipality=municipality, name=SYSTEM, defaults={"mapping": ""}
        )
        delivery = Delivery.objects.create(system=system, file=SYSTEM, state="stored")
        put(delivery, _dealt_out(histories, municipality, workers))


def profile_of(book: Book) -> Profile | None:
    """What made-up citizens of the programme are drawn from; None where its pack has no caseload."""
    if FILE not in book.files:
        return None
    with TemporaryDirectory() as folder:
        (Path(folder) / FILE).write_text(book.files[FILE], encoding="utf-8")
        return read_caseload(replace(book.pack, folders=(Path(folder),)))


def _drawn(book: Book, profile: Profile, today: date) -> tuple[History, ...]:
    until = min(today, profile.end)
    with TemporaryDirectory() as folder:
        make(profile, Asked(BACKGROUND, SEED, until), "parquet", Path(folder), lambda done, of: None)
        return read_histories(Path(folder), None, book.pack.known, keep_good=True).good


def _is_there(spell: Spell, municipality: str) -> bool:
    return spell.municipality == municipality and spell.group != COMPANY


def _in_turn(histories: list[History]) -> list[History]:
    """Open cases first, one of each group in turn; those that rebuild a figure last within their group."""
    seen: Counter[tuple[str, bool]] = Counter()
    placed = []
    for one in sorted(histories, key=lambda one: (one.mark is not Mark.SYNTHETIC, one.subject)):
        group, closed = one.spells[-1].group, closed_on(one) is not None
        placed.append(((closed, seen[group, closed], one.subject), one))
        seen[group, closed] += 1
    return [one for _, one in sorted(placed, key=lambda pair: pair[0])]


def _dealt_out(
    histories: tuple[History, ...], municipality: str, workers: tuple[str, ...]
) -> Iterator[History]:
    """Those who lived there, each with a worker; those who can sign in get open cases of all groups."""
    mine = [one for one in histories if any(_is_there(spell, municipality) for spell in one.spells)]
    for number, history in enumerate(_in_turn(mine)):
        turn = number // OWN_CASES
        worker = workers[turn] if turn < len(workers) else f"S{number % OTHERS + 1:02}"
        yield _as_sent(history, municipality, worker, number)


def _as_sent(history: History, municipality: str, worker: str, number: int) -> History:
    person = person_key().person(history.subject, municipality)
    spells = tuple(
        replace(spell, attributes=dict(spell.attributes) | _told(spell, worker, number))
        for spell in history.spells
        if spell.municipality == municipality
    )
    ids = {spell.id for spell in spells}
    events = tuple(one for one in history.events if not one.spell or one.spell in ids)
    return replace(history, subject=person, spells=spells, events=events)


def _told(spell: Spell, worker: str, number: int) -> dict[str, str]:
    team = _TEAMS.get(spell.group, "Afklaring og fastholdelse")
    return {WORKER: worker, TEAM: team, NUMBER: f"{spell.start.year}-{number + 1:05}"}
