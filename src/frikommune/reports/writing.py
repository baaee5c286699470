"""Sentences from facts: a template in each language, with facts in its gaps.

A number is never typed into a template: `write` refuses one that holds a digit. What is counted comes as
`Cited`, with its source; names that hold digits (`LÆ265`, a trial's number) as `Text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Formatter

from frikommune.language import LANGUAGES, Language, Text
from frikommune.reports.paper import NOTHING, Cited, Paragraph, Points, Run, Style, Words

Value = Cited | Text | Words
_DIGIT = re.compile(r"\d")


def write(da: str, en: str, **values: Value) -> Words:
    """`write("{n} af {of} er i job.", "{n} of {of} are in work.", n=…, of=…)`.

    Raises ValueError where a digit is typed, where the two languages have not the same gaps, or where a gap
    has no value or a value no gap.
    """
    for template in (da, en):
        if _DIGIT.search("".join(before for before, _ in _pieces(template))):
            raise ValueError(f"a number is typed into a template: {template}")
        if {gap for _, gap in _pieces(template) if gap} != set(values):
            raise ValueError(f"gaps and values differ: {sorted(values)}: {template}")
    return Words(tuple(_filled(da, values, "da")), tuple(_filled(en, values, "en")))


def paragraph(da: str, en: str, **values: Value) -> Paragraph:
    """A paragraph of one template."""
    return Paragraph(write(da, en, **values))


def points(items: Iterable[Words], *, ordered: bool = False) -> Points:
    """A list; what says nothing is left out."""
    return Points(tuple(one for one in items if one), ordered)


def words(value: Value, style: Style = "") -> Words:
    """A fact, a heading or a label by itself."""
    if isinstance(value, Words):
        return value
    da, en = (tuple(_runs(value, language, style)) for language in LANGUAGES)
    return Words(da, en)


def joined(parts: Iterable[Words], by: Text | None = None) -> Words:
    """Words after each other, with a blank (or `by`) between."""
    between, found = words(by or Text.same(" ")), NOTHING
    for part in parts:
        if part:
            found = found + between + part if found else part
    return found


def ended(said: Words) -> Words:
    """A sentence with its full stop in each language where it has none."""
    stops = (".", "!", "?", ".”", "!”", "?”")
    da, en = ("" if one.endswith(stops) else "." for one in said.plain)
    return said + words(Text(da, en)) if said and (da or en) else said


def listed_words(items: Sequence[Words]) -> Words:
    """`a, b og c`."""
    if len(items) < 2:
        return items[0] if items else NOTHING
    return joined(items[:-1], Text.same(", ")) + words(Text(" og ", " and ")) + items[-1]


def many(count: Cited, number: int, one: Text, more: Text) -> Words:
    """A counted fact with its word, in singular or plural: `1 sag`, `3 sager`."""
    word = one if number == 1 else more
    return words(count) + words(Text(f" {word.da}", f" {word.en}"))


def _pieces(template: str) -> list[tuple[str, str]]:
    return [(before, gap or "") for before, gap, _, _ in Formatter().parse(template)]


def _filled(template: str, values: Mapping[str, Value], language: Language) -> Iterator[Run]:
    for before, gap in _pieces(template):
        if before:
            yield Run(before)
        if gap:
            yield from _runs(values[gap], language)


def _runs(value: Value, language: Language, style: Style = "") -> Iterator[Run]:
    match value:
        case Words():
            yield from value.said_in(language)
        case Cited(text, ref):
            yield Run(text.said_in(language), ref, style)
        case _:
            yield Run(value.said_in(language), style=style)
