"""Finding: every word asked for must begin a word of the thing; names count more than what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from frikommune.language import Text, danish_order
from frikommune.programme.entry import Subject
from frikommune.programme.words import subject_text
from frikommune.web.search.letters import folded, folded_with_places
from frikommune.web.search.pieces import KINDS, Piece

AROUND = 90
"""How many signs a snippet shows on each side of the first hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, by its best piece; `more` is how many other pieces of it fit."""

    title: Text
    piece: Piece
    score: int
    more: int = 0


def find(asked: str, pieces: Iterable[Piece], names: Mapping[Subject, Text]) -> dict[str, list[Hit]]:
    """The things that fit, by kind in order, the best first."""
    wanted = folded(asked).split()
    best: dict[str, Hit] = {}
    called: dict[str, tuple[Text, str]] = {}
    for one in pieces if wanted else ():
        if one.about not in called:
            title = one.title or _name(one, names)
            called[one.about] = title, f" {folded(title.da)} {folded(title.en)} "
        title, in_letters = called[one.about]
        score = _score(wanted, one, in_letters)
        if score:
            best[one.about] = _better(best.get(one.about), Hit(title, one, score))
    found: dict[str, list[Hit]] = {kind: [] for kind in KINDS}
    for hit in sorted(best.values(), key=lambda hit: (-hit.score, danish_order(hit.title.da))):
        found[hit.piece.kind].append(hit)
    return {kind: hits for kind, hits in found.items() if hits}


def _better(before: Hit | None, new: Hit) -> Hit:
    if before is None:
        return new
    return replace(new if new.score > before.score else before, more=before.more + 1)


def _name(one: Piece, names: Mapping[Subject, Text]) -> Text:
    if one.entry is None:
        return one.text
    kind, _, name = one.about.partition(":")
    about = one.entry.about if kind != "trial" else Subject("trial", name)
    called = names.get(about)
    if about.kind == "trial":
        return Text(*(f"{about.name} {words}" for words in called)) if called else Text.same(about.name)
    return called or (subject_text(about, names) if about.kind in ("round", "municipality") else one.text)


def _score(wanted: list[str], one: Piece, title: str) -> int:
    """0: a word is missing. Whole words count more than beginnings, and titles more than text."""
    score = 0
    for word in wanted:
        if f" {word}" in title or f" {word}" in one.folded_title:
            score += 8 if f" {word} " in title or f" {word} " in one.folded_title else 6
            score += f" {word}" in one.folded
        elif f" {word}" in one.folded:
            score += 3 if f" {word} " in one.folded else 2
        else:
            return 0
    return score


def snippet(text: str, asked: str, around: int = AROUND) -> SafeString:
    """Some of a text around the first hit, every hit marked."""
    hits = _hits(text, folded(asked).split())
    first = hits[0][0] if hits else 0
    start, end = max(0, first - around), min(len(text), first + 2 * around)
    parts, at = [], start
    for begin, stop in hits:
        if begin >= at and stop <= end:
            parts += [(text[at:begin], text[begin:stop])]
            at = stop
    marked = format_html_join("", "{}<mark>{}</mark>", parts)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return format_html("{}{}{}{}", before, marked, text[at:end], after)


def _hits(text: str, wanted: list[str]) -> list[tuple[int, int]]:
    signs, places = folded_with_places(text)
    found = set()
    for word in wanted:
        at = signs.find(f" {word}")
        while at >= 0:
            last = at + len(word)
            found.add((places[at + 1], places[last] + 1))
            at = signs.find(f" {word}", at + 1)
    return sorted(found)
