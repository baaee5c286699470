"""A trial's published figures, with what can and cannot be said of them: interval, method, what is open.

Sums in kroner stand apart (`trial_money.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.published import figures_of as entries_of
from frikommune.evaluation.indicators.published import published
from frikommune.evaluation.indicators.shown import drawing_of
from frikommune.evaluation.savings.money_published import PublishedAmount, published_amounts
from frikommune.evaluation.shown.quantities import percent
from frikommune.language import Text
from frikommune.programme.entry import Entry
from frikommune.programme.figure import METHOD_WORDS, Figure
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Block, Cited, Grid, Paragraph, Picture, Ref, Words
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.figures import (
    COLUMNS,
    amount,
    counted_when,
    is_across,
    lacks_parts,
    measured,
    readings,
)
from frikommune.reports.parts.own_trials import part_name
from frikommune.reports.parts.sentences import listed_points
from frikommune.reports.parts.trial_now import TrialThere
from frikommune.reports.writing import listed_words, paragraph, words, write

_COLUMNS = (*COLUMNS, Text("Hvor", "Where"))
_FINISHED = Text(
    "Andelen af de færdige kan pynte eller skæmme, fordi de, der bliver hurtigt færdige, sjældent ligner de"
    " andre.",
    "The share of the finished may flatter or blacken, as those who finish early are seldom like the others.",
)
_NO_METHOD = Text(
    "Hvordan de offentliggjorte tal er blevet til, oplyser kilderne ikke.",
    "The sources do not say how the published figures came about.",
)
_CAPTION = Text(
    "Andelene i tabellen, med konfidensinterval, hvor det kan regnes ud",
    "The shares of the table, with a confidence interval where it can be computed",
)
_WILSON = Text(
    "Regnet ud her: Wilsons konfidensinterval med 95 % sikkerhed, af kildens tæller og nævner",
    "Worked out here: Wilson's confidence interval at 95%, of the source's numerator and denominator",
)


@dataclass(frozen=True)
class TrialFigures:
    """The figures that name a trial or its parts; `own` are its alone, `shared` several trials' together."""

    there: TrialThere

    @property
    def facts(self) -> Facts:
        """What was known on the day."""
        return self.there.facts

    @cached_property
    def _every(self) -> tuple[Entry, ...]:
        standing = [fact.entry for one in self.facts.now.questions.values() for fact in one.facts]
        return entries_of(standing, self.there.number, [one.name for one in self.there.parts])

    @cached_property
    def _measured(self) -> dict[str, Measured]:
        """Each figure as measured, by its entry."""
        parts = [one.name for one in self.there.parts]
        found = published(self._every, self.there.number, parts)
        return {entry.id: one for entry, one in zip(self._every, found, strict=True)}

    @cached_property
    def _amounts(self) -> dict[tuple[Text, Decimal | None], PublishedAmount]:
        """The sums in kroner, by what they are of and how much."""
        found = published_amounts(self._every, self.there.number, [one.name for one in self.there.parts])
        return {(one.title, one.amount): one for one in found}

    def amount_of(self, entry: Entry) -> PublishedAmount | None:
        """An entry as a sum in kroner; None where it is none."""
        figure = figure_of(entry)
        return self._amounts.get((figure.measure, figure.number)) if figure.unit == "kroner" else None

    @cached_property
    def own(self) -> tuple[Entry, ...]:
        """Those of the trial alone, with a price of several trials."""
        return tuple(one for one in self._every if not is_across(one))

    @cached_property
    def shared(self) -> tuple[Entry, ...]:
        """Those of several trials or the network together."""
        return tuple(one for one in self._every if is_across(one))

    @cached_property
    def money(self) -> tuple[Entry, ...]:
        """The sums in kroner among its own and the shared ones."""
        return tuple(one for one in self._every if self.amount_of(one) is not None)

    @cached_property
    def goals(self) -> tuple[Entry, ...]:
        """What was set as goals: counted, and said, before the trial began."""
        first = self.there.first_start
        return tuple(
            one for one in self.own
            if first and one.recorded.last < first and one.effect and one.effect.start < first
        )  # fmt: skip

    @property
    def counts(self) -> tuple[Entry, ...]:
        """Its own figures that are neither goals nor sums."""
        return tuple(one for one in self.own if one not in self.money and one not in self.goals)

    def goal_blocks(self) -> Iterator[Block]:
        """What was to be reached, in numbers."""
        if self.goals:
            yield self._table(self.goals, Text("Mål, der blev sat før start", "Goals set before the start"))

    def blocks(self) -> Iterator[Block]:
        """Table, picture, and what an honest reader must know; part by part where several have figures."""
        parts = [one for one in self.there.parts if any(one in entry.subjects for entry in self.counts)]
        apart = parts if len(parts) > 1 else []
        whole = [one for one in self.counts if not set(apart).intersection(one.subjects)]
        if whole:
            yield from self._shown(whole, Text("Tal fra forsøget", "Figures of the trial"))
        for part in apart:
            name = part_name(self.facts, part).text
            mine = [one for one in self.counts if part in one.subjects]
            yield from self._shown(mine, Text(f"Tal: {name.da}", f"Figures: {name.en}"))
        if lacks_parts(self.counts):
            yield paragraph(
                "Hvor en andel står uden tæller og nævner, oplyser kilden dem ikke, og hvor sikker den er,"
                " kan ikke afgøres.",
                "Where a share has neither numerator nor denominator, the source states none, and how certain"
                " it is cannot be decided.",
            )
        yield from listed_points([*readings(self.facts, self.counts), *self._notes()])
        if any(figure_of(one).unfinished for one in self.counts):
            yield Paragraph(words(_FINISHED))

    def _shown(self, entries: Sequence[Entry], caption: Text) -> Iterator[Block]:
        yield self._table(entries, caption)
        yield from self._picture(entries, caption)

    def shared_blocks(self) -> Iterator[Block]:
        """What several trials were counted together; the sources do not divide it."""
        if rest := [one for one in self.shared if one not in self.money]:
            yield self._table(
                rest, Text("Tal for flere forsøg tilsammen", "Figures of several trials together")
            )

    def methods(self) -> Words:
        """How the figures came about, as far as sources say; nothing without figures."""
        found = Counter(figure_of(entry).method for entry in self._every)
        silent = found.pop(None, 0)
        said = [self._by(METHOD_WORDS[one], str(one), number) for one, number in found.items() if one]
        if not said:
            return words(_NO_METHOD) if silent else NOTHING
        da = "Sådan er de offentliggjorte tal blevet til, ifølge kilderne: {said}."
        en = "How the published figures came about, by the sources: {said}."
        told = write(da, en, said=listed_words(said))
        if not silent:
            return told
        n = counted(self.facts, silent, "method:none", Text("Tal uden metode", "Figures without a method"))
        return told + write(" For {n} tal oplyses det ikke.", " For {n} it is not stated.", n=n)

    def _by(self, name: Text, key: str, number: int) -> Words:
        n = counted(self.facts, number, f"method:{key}", name)
        return write("{name} ({n} tal)", "{name} ({n})", name=name, n=n)

    def _table(self, entries: Sequence[Entry], caption: Text) -> Grid:
        """Where all are of one place, the caption says it once."""
        places = {self._measured[one.id].municipality for one in entries}
        rows, title = [self._row(one) for one in entries], words(caption)
        if len(places) == 1:
            rows = [row[:-1] for row in rows]
            place = Text.same(next(iter(places)))
            if any(place):
                title = write("{caption} ({place})", "{caption} ({place})", caption=title, place=place)
        return Grid(title, _COLUMNS[: len(rows[0])], tuple(rows))

    def _row(self, entry: Entry) -> tuple[Words, ...]:
        """What, how much with its interval where it can be computed, when, and where."""
        place = self._measured[entry.id].municipality
        where = words(self.facts.cite(entry, Text.same(place))) if place else NOTHING
        much = words(amount(self.facts, entry)) + self._interval(entry)
        return measured(self.facts, entry), much, counted_when(self.facts, entry), where

    def _interval(self, entry: Entry) -> Words:
        """`; 95 %: 32,0–57,6 %`."""
        ends = self._measured[entry.id].interval
        if ends is None:
            return NOTHING
        low, high = (percent(one) for one in ends)
        said = Text(
            f"95 %: {low.da.removesuffix(' %')}–{high.da}", f"95%: {low.en.removesuffix('%')}–{high.en}"
        )
        ref = Ref(f"{entry.id}:interval", said, _WILSON, self.facts.cite(entry).ref.link)
        return write("; {said}", "; {said}", said=Cited(said, ref))

    def _picture(self, entries: Sequence[Entry], caption: Text) -> Iterator[Block]:
        """The shares, with their uncertainty where it can be computed; a lone point is no picture."""
        shares = [one for one in entries if self._measured[one.id].of_all is not None]
        counted_ones = [one for one in shares if self._measured[one.id].counted is not None]
        if len(shares) < 2 and not counted_ones:
            return
        drawing = drawing_of([self._measured[one.id] for one in shares], caption)
        if drawing is not None:
            yield Picture(drawing, words(self.facts.cite(shares[0], _CAPTION)))

    def _notes(self) -> Iterator[Words]:
        """What was worked out, or cannot be: each once, with the figure it is of."""
        for entry in self.counts:
            for said in self._measured[entry.id].notes:
                if said.da.startswith(("Tælleren er regnet ud", "Nævneren er ")) and any(
                    ch.isdigit() for ch in said.da
                ):
                    yield write("{measure}: {said}", "{measure}: {said}",
                                measure=self.facts.cite(entry, figure_of(entry).measure),
                                said=self.facts.cite(entry, said))  # fmt: skip


def figure_of(entry: Entry) -> Figure:
    """The figure of an entry that holds one."""
    assert isinstance(entry.value, Figure)
    return entry.value
