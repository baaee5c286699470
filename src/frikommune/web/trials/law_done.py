"""What a new law did to a trial: what each source says, and what the norms say, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from frikommune.language import Text
from frikommune.law.piece_met import MET_WORDS
from frikommune.packfiles.effects import Agreement, TrialMet, agreement_of, trial_met
from frikommune.programme.entry import Entry, Verdict, own_subjects
from frikommune.programme.state import State
from frikommune.programme.when import When
from frikommune.web.journal.book import KEPT_DAYS, Book, book_at

AGREEMENT_WORDS: Mapping[Agreement, Text] = {
    "agrees": Text("normerne siger det samme", "the norms say the same"),
    "disagrees": Text("normerne siger noget andet", "the norms say otherwise"),
    "undetermined": Text("normerne kan ikke afgøre det", "the norms cannot tell"),
    "open": Text("kilden lader det stå åbent", "the source leaves it open"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says, and how the norms stand to it."""

    entry: Entry
    agreement: Agreement
    words: Text


@dataclass(frozen=True, slots=True)
class Judged:
    """The trial (`part` empty) or one part of it."""

    part: str
    title: Text | None
    met: Text
    why: Text
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class LawDone:
    """A day on which the law changed. `is_coming`: later than the day the page is seen on."""

    day: date
    is_coming: bool
    rows: tuple[Judged, ...]


def laws_done(book: Book, now: State, trial: str) -> tuple[LawDone, ...]:
    """Each day on which a law began, by what was known; none for a trial with no exemption in the pack."""
    if trial not in book.pack.trials:
        return ()
    own = own_subjects(trial, book.parts[trial])
    told = [one for one in now.known if one.about in own and isinstance(one.value, Verdict)]
    found = []
    for day in _days(now, told):
        met = _met(book.version, book.slug, trial, day)
        spoken = [one for one in told if isinstance(one.value, Verdict) and one.value.law_from == day]
        found.append(LawDone(day, day > now.on, tuple(_rows(met, spoken))))
    return tuple(found)


def _days(now: State, told: list[Entry]) -> list[date]:
    days = {one.value.law_from for one in told if isinstance(one.value, Verdict)}
    for one in now.known:
        if one.about.kind == "law" and one.says == "in_force" and isinstance(one.value, When):
            days.add(one.value.start)
    return sorted(days)


@lru_cache(maxsize=4 * KEPT_DAYS)
def _met(version: str, slug: str, trial: str, day: date) -> TrialMet:
    pack = book_at(version, slug).pack
    return trial_met(pack, pack.trials[trial], day - timedelta(1), day)


def _rows(met: TrialMet, spoken: list[Entry]) -> Iterator[Judged]:
    whole = tuple(_told(one, met.met) for one in spoken if one.about.kind == "trial")
    if len(met.parts) > 1 or whole:
        yield Judged("", None, MET_WORDS[met.met], met.why, whole)
    for part in met.parts:
        name = part.met.exemption.id
        told = tuple(_told(one, part.met.met) for one in spoken if str(one.about) == f"part:{name}")
        if len(met.parts) > 1 or told or not whole:
            yield Judged(name, part.met.exemption.title, MET_WORDS[part.met.met], part.met.why, told)


def _told(entry: Entry, met: str) -> Told:
    assert isinstance(entry.value, Verdict)
    agreement = agreement_of(entry.value.verdict, met)  # type: ignore[arg-type]
    return Told(entry, agreement, AGREEMENT_WORDS[agreement])
