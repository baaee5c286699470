"""Every trial and every municipality: where each trial has begun, and where each municipality takes part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text, danish_order, day_text
from frikommune.programme.cell import CELL_WORDS, CellState
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Grid, Words
from frikommune.reports.parts.trial_overview import themselves
from frikommune.reports.parts.trials_by_theme import TRIED, Tried
from frikommune.reports.writing import joined, listed_words, words, write

_TRIALS = (
    *(Text("Forsøg", "Trial"), Text("Runde", "Round"), Text("Stade", "Stage")),
    *(Text("Begyndt i", "Begun in"), Text("Evalueret af", "Evaluated by")),
)
_PLACES = (Text("Kommune", "Municipality"), Text("Forsøg, efter hvor de står", "Trials, by where they stand"))
_ORDER: tuple[CellState, ...] = tuple(CELL_WORDS)


def all_trials(facts: Facts, trials: Sequence[Tried]) -> Iterator[Grid]:
    """A table of trials, and one of municipalities."""
    day = day_text(facts.on)
    yield Grid(
        write("Alle forsøg pr. {day}", "All trials as of {day}", day=day),
        _TRIALS,
        tuple(_trial(facts, one) for one in trials),
    )
    yield Grid(
        write("Alle kommuner pr. {day}", "All municipalities as of {day}", day=day),
        _PLACES,
        tuple(_place(trials, one) for one in sorted(facts.pack.rulebook.municipalities, key=danish_order)),
    )


def _trial(facts: Facts, one: Tried) -> tuple[Words, ...]:
    evaluator = facts.found(one.subject, "evaluated_by")
    return (
        one.name,
        words(Text.same(one.row.round or "–")),
        one.stands(),
        begun_named(facts, one),
        words(evaluator) if evaluator else themselves(facts) if one.begun_in else words(Text.same("–")),
    )


def begun_named(facts: Facts, one: Tried) -> Words:
    """The municipalities in which a trial has begun, each with what tells so."""
    begun = [words(_named(facts, one, place.municipality)) for place in one.begun_in]
    return listed_words(begun) or words(Text("ingen steder", "nowhere"))


def _named(facts: Facts, one: Tried, place: str) -> Cited | Text:
    """A municipality with what tells that the trial has begun there."""
    cell = next(cell for cell in one.begun_in if cell.municipality == place)
    began = [entry for entry in cell.rests_on if entry.says in ("started", "start")] or cell.rests_on
    return facts.cite(began[-1], Text.same(place)) if began else Text.same(place)


def _place(trials: Sequence[Tried], place: str) -> tuple[Words, ...]:
    """`i gang: 1.3 og 2.1; ophørt: 3.4`."""
    by_state: dict[CellState, list[str]] = {}
    for one in trials:
        for cell in one.row.cells:
            if cell.municipality == place and (cell.state in TRIED or cell.state == "not_started"):
                by_state.setdefault(cell.state, []).append(one.number)
    said = [
        write("{state}: {which}", "{state}: {which}", state=CELL_WORDS[state],
              which=listed_words([words(Text.same(one)) for one in by_state[state]]))
        for state in _ORDER
        if state in by_state
    ]  # fmt: skip
    nothing = words(Text("ikke med i noget forsøg", "in no trial"))
    return words(Text.same(place)), joined(said, Text.same("; ")) or nothing
