"""The sums in kroner that sources give of a trial: how each was worked out, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.language import NO_WORDS, Text
from frikommune.programme.entry import Entry
from frikommune.reports.paper import Block, Grid, Words
from frikommune.reports.parts.figures import amount, counted_when, measured
from frikommune.reports.parts.sentences import listed_points, quoted
from frikommune.reports.parts.trial_figures import TrialFigures, figure_of
from frikommune.reports.writing import joined, listed_words, words, write

_COLUMNS = (
    Text("Hvad", "What"),
    Text("Beløb", "Amount"),
    Text("Opgjort", "Counted"),
    Text("Regnet efter", "Recomputed"),
)
_ALL = Text(" Det gælder alle beløb.", " That holds for all amounts.")
_SEEN = ("Kilden siger “", "Metode: ")
"""How caveats begin that stand with the amount itself."""


def money_of(figures: TrialFigures) -> Iterator[Block]:
    """A table of the sums, its caveats beneath; nothing where no source gives any."""
    if figures.money:
        caption = words(Text("Penge, som kilderne opgør dem", "Money, as the sources count it"))
        yield Grid(caption, _COLUMNS, tuple(_row(figures, one) for one in figures.money))
        yield from listed_points(list(_caveats(figures)))


def _row(figures: TrialFigures, entry: Entry) -> tuple[Words, ...]:
    facts, one = figures.facts, figures.amount_of(entry)
    assert one is not None
    checked = words(facts.cite(entry, one.checked)) if any(one.checked) else words(Text.same("–"))
    return measured(facts, entry), words(amount(facts, entry)), counted_when(facts, entry), checked


def _caveats(figures: TrialFigures) -> Iterator[Words]:
    """Each caveat once, with the others of the same sums, and which sums they are of."""
    facts, alike = figures.facts, dict[Text, list[Entry]]()
    for entry in figures.money:
        one = figures.amount_of(entry)
        for said in one.caveats if one else ():
            if not said.da.startswith(_SEEN):
                alike.setdefault(said, []).append(entry)
    together: dict[tuple[str, ...], list[Text]] = {}
    for said, entries in alike.items():
        together.setdefault(tuple(one.id for one in entries), []).append(said)
    for texts in together.values():
        entries = alike[texts[0]]
        told = joined(words(facts.cite(entries[0], said)) for said in texts)
        if len(entries) == len(figures.money):
            yield told + words(_ALL if len(entries) > 1 else NO_WORDS)
        else:
            of = listed_words([quoted(facts.cite(one, figure_of(one).measure)) for one in entries])
            yield write("{said} Det gælder {of}.", "{said} That holds for {of}.", said=told, of=of)
