"""Numbers counted in the journal as bars: how many trials each municipality is in, and what a law met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from frikommune.evaluation.shown.laid_out import Drawing, Point, Series
from frikommune.language import LANGUAGES, Text, day_text, listed
from frikommune.law.piece_met import MET_WORDS
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Picture, Ref
from frikommune.reports.parts.law_effect import laws_of
from frikommune.reports.parts.trials_by_theme import TRIED, Tried
from frikommune.reports.writing import words

_TRIALS = Text("forsøg", "trials")


def by_municipality(facts: Facts, trials: Sequence[Tried]) -> Picture:
    """A bar for each municipality: in how many of the trials it is or was."""
    counts = {
        place: sum(any(c.municipality == place and c.state in TRIED for c in one.row.cells) for one in trials)
        for place in facts.pack.rulebook.municipalities
    }
    order = sorted(counts, key=lambda one: -counts[one])
    title = Text("Antal forsøg i hver kommune", "Number of trials in each municipality")
    return _bars(facts, title, {Text.same(one): counts[one] for one in order}, "bars-places")


def by_law(facts: Facts, trials: Sequence[Tried]) -> Picture | None:
    """A bar for each answer of the last law's own rules on the trials; None before there is a law."""
    effects = [
        found[-1]
        for one in trials
        if (found := [law for law in laws_of(facts, one.number, one.subjects, one.parts) if law.parts])
    ]
    if not effects:
        return None
    counts = Counter(one.met for one in effects)
    title = Text("Hvad lovens egne regler siger om forsøgene", "What the law's own rules say of the trials")
    return _bars(facts, title, {MET_WORDS[one]: counts[one] for one in MET_WORDS}, "bars-law")


def _bars(facts: Facts, title: Text, counts: Mapping[Text, int], name: str) -> Picture:
    points = tuple(Point(what, float(number)) for what, number in counts.items())
    drawing = Drawing("bars", title, _told(title, counts), (Series(_TRIALS, points),))
    day = day_text(facts.on)
    source = Text(
        f"Talt i journalen, som den var kendt den {day.da}",
        f"Counted in the journal as it was known on {day.en}",
    )
    return Picture(drawing, words(Cited(title, Ref(f"counted:{name}", drawing.told, source, "portfolio/"))))


def _told(title: Text, counts: Mapping[Text, int]) -> Text:
    """The bars in words: `Antal forsøg …: Aalborg 12, Thisted 8 og Morsø 3.`"""
    said = (
        listed([f"{what.said_in(language)} {number}" for what, number in counts.items()], language)
        for language in LANGUAGES
    )
    return Text(*(f"{head}: {rest}." for head, rest in zip(title, said, strict=True)))
