"""Every trial as a card, and what a reader asks of them: words, theme, place, group, where it stands, law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import QueryDict

from frikommune.language import Text, folded
from frikommune.programme.cell import CELL_WORDS
from frikommune.programme.entry import Subject, Verdict, own_subjects
from frikommune.programme.portfolio import Row
from frikommune.programme.state import State
from frikommune.programme.trial import EffectVerdict
from frikommune.programme.words import VERDICT_WORDS
from frikommune.web.journal.book import KEPT_DAYS, Book, book_at
from frikommune.web.portfolio.kept import portfolio_of

FILTERS = ("q", "theme", "municipality", "group", "state", "met")


@dataclass(frozen=True, slots=True)
class Card:
    """A trial in a list. `places` are the municipalities it is or was in; `met` what sources say of law."""

    row: Row
    title: Text
    state: Text
    without: Text
    with_trial: Text
    themes: tuple[tuple[str, Text], ...]
    groups: tuple[str, ...]
    places: tuple[str, ...]
    met: tuple[EffectVerdict, ...]
    words: str

    def fits(self, asked: Mapping[str, str]) -> bool:
        """Whether every filter lets it through; an empty one lets everything."""
        held: Mapping[str, Sequence[str]] = {
            "theme": [name for name, _ in self.themes],
            "municipality": self.places,
            "group": self.groups,
            "state": [self.row.state],
            "met": self.met,
        }
        is_said = all(f" {one}" in self.words for one in folded(asked["q"]).split())
        return is_said and all(not asked[key] or asked[key] in some for key, some in held.items())


def asked_of(query: QueryDict) -> dict[str, str]:
    """What the address asks for."""
    return {key: query.get(key, "").strip()[:100] for key in FILTERS}


def cards_of(book: Book, on: date, known_on: date | None) -> tuple[Card, ...]:
    """The trials that are known of and described, in order of number; worked out once for a day."""
    return _cards(book.version, book.slug, on, known_on)


def choices_of(book: Book, cards: Sequence[Card]) -> dict[str, dict[str, Text]]:
    """What each filter offers: only what some trial has."""
    groups = {one for card in cards for one in card.groups}
    met = {one for card in cards for one in card.met}
    themes = {name: words for card in cards for name, words in card.themes}
    return {
        "theme": dict(sorted(themes.items())),
        "municipality": {one: Text.same(one) for one in book.municipalities},
        "group": {one: name for one, name in book.pack.rulebook.groups.items() if one in groups},
        "state": {one: words for one, words in CELL_WORDS.items() if one in {c.row.state for c in cards}},
        "met": {one: words for one, words in VERDICT_WORDS.items() if one in met},
    }


@lru_cache(maxsize=KEPT_DAYS)
def _cards(version: str, slug: str, on: date, known_on: date | None) -> tuple[Card, ...]:
    book = book_at(version, slug)
    now, names = book.now(on, known_on), book.names(on, known_on)
    rows = portfolio_of(book, on, known_on).rows
    return tuple(_card(book, now, names, row) for row in rows if row.trial in book.pack.trials)


def _card(book: Book, now: State, names: Mapping[Subject, Text], row: Row) -> Card:
    file = book.pack.trials[row.trial]
    exemptions = [book.pack.rulebook.exemptions[one] for one in file.exemptions]
    groups = tuple(dict.fromkeys(group for one in exemptions for group in sorted(one.groups)))
    themes = tuple((one.name, names.get(one) or Text.same(one.name)) for one in row.themes)
    title = row.name or file.title
    said = (title, file.norm_without, file.with_trial, *(words for _, words in themes))
    named = [book.pack.rulebook.groups[one] for one in groups]
    words = " ".join(f"{one.da} {one.en}" for one in (*said, *named))
    return Card(
        row=row,
        title=title,
        state=CELL_WORDS[row.state],
        without=file.norm_without,
        with_trial=file.with_trial,
        themes=themes,
        groups=groups,
        places=tuple(one.municipality for one in row.places),
        met=_met(now, row.trial, file.exemptions),
        words=f" {folded(f'{row.trial} {words}')} ",
    )


def _met(now: State, trial: str, parts: Sequence[str]) -> tuple[EffectVerdict, ...]:
    """What the sources known by then say that new law did to the trial or to a part of it."""
    own = own_subjects(trial, tuple(parts))
    told = (one.value for one in now.known if one.about in own)
    return tuple(dict.fromkeys(one.verdict for one in told if isinstance(one, Verdict)))
