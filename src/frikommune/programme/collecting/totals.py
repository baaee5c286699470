"""The network's total of one question: who answered, and what may be added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from frikommune.language import NO_WORDS, Text
from frikommune.programme.collecting.answer import Asked, Given, percent_of
from frikommune.programme.collecting.hiding import NONE, Span, spans_of
from frikommune.programme.figure import Figure, Qualifier, Unit

_NOT_ADDED: frozenset[Unit] = frozenset({"days", "weeks", "times"})
"""Units of averages and durations: a sum of them means nothing."""
_ABOUT: frozenset[Qualifier] = frozenset({"circa", "good", "about", "estimate"})
_BOUNDS: frozenset[Qualifier] = frozenset({"up_to", "more_than", "expected", "handful", "example"})
_DURATION = Text(
    "Lægges ikke sammen: det er varigheder, ikke antal.", "Not added up: these are durations, not counts."
)
_BOUND = Text(
    "Lægges ikke sammen: mindst ét tal er en grænse, en forventning eller et eksempel.",
    "Not added up: at least one is a bound, an expectation or an example.",
)


@dataclass(frozen=True, slots=True)
class Total:
    """Who answered a question, and the sums of it.

    `sums` hold what can be added (`number`, `numerator`, `denominator`, `unfinished`), each over the
    municipalities that gave it. `unfinished_known`: how many of those that gave a figure told how many
    were unfinished. `not_added` says why there is no sum. `about`: at least one figure is approximate.
    """

    asked: int
    given: tuple[str, ...]
    have_not: tuple[str, ...]
    not_ours: tuple[str, ...]
    missing: tuple[str, ...]
    sums: Mapping[str, Span]
    lowest: Decimal | None = None
    highest: Decimal | None = None
    about: bool = False
    unfinished_known: int = 0
    not_added: Text = NO_WORDS

    @property
    def percent(self) -> Span | None:
        """The share of all; None where there is no numerator and denominator of the same answers."""
        return self._share(NONE)

    @property
    def percent_of_finished(self) -> Span | None:
        """The share of those that are finished; None unless every figure told how many are not."""
        unfinished = self.sums.get("unfinished")
        if unfinished is None or self.unfinished_known < len(self.given) or unfinished.high == 0:
            return None
        return self._share(unfinished)

    def _share(self, less: Span) -> Span | None:
        part, whole = self.sums.get("numerator"), self.sums.get("denominator")
        if part is None or whole is None or whole.low - less.high <= 0:
            return None
        low = percent_of(int(part.low), int(whole.high - less.low))
        return Span(low, min(percent_of(int(part.high), int(whole.low - less.high)), Decimal(100)))


def total_of(asked: Asked, answers: Mapping[str, Given | None], public: bool) -> Total:
    """The total over municipalities; None is one that has not answered. `public`: small counts are spans."""
    given = {name: one for name, one in answers.items() if one and one.standing == "given"}
    figures = [one.figure for one in given.values() if one.figure]
    not_added = _why_not(asked, figures)
    numbers = [one.number for one in figures if one.number is not None] if asked.unit in _NOT_ADDED else []
    return Total(
        asked=len(answers),
        given=tuple(given),
        have_not=_who(answers, "have_not"),
        not_ours=_who(answers, "not_ours"),
        missing=tuple(name for name, one in answers.items() if one is None),
        sums={} if not_added != NO_WORDS else _sums(asked, figures, public),
        lowest=min(numbers, default=None),
        highest=max(numbers, default=None),
        about=any(one.qualifier in _ABOUT for one in figures),
        unfinished_known=sum(one.unfinished is not None for one in figures),
        not_added=not_added,
    )


def _who(answers: Mapping[str, Given | None], standing: str) -> tuple[str, ...]:
    return tuple(name for name, one in answers.items() if one and one.standing == standing)


def _why_not(asked: Asked, figures: Iterable[Figure]) -> Text:
    if asked.kind == "figure" and asked.unit in _NOT_ADDED:
        return _DURATION
    return _BOUND if any(one.qualifier in _BOUNDS for one in figures) else NO_WORDS


def _sums(asked: Asked, figures: Iterable[Figure], public: bool) -> Mapping[str, Span]:
    """A denominator is only summed where every figure has one: otherwise it is of something else."""
    spans = [spans_of(asked, one, public) for one in figures]
    names = {name for one in spans for name in one}
    if any("denominator" not in one for one in spans):
        names -= {"numerator", "denominator"}
    return {name: sum((one[name] for one in spans if name in one), NONE) for name in sorted(names)}
