"""The estimates of an effect as a table: the main one first, then what else is worth seeing."""

from __future__ import annotations

from frikommune.evaluation.effects.effect import Effect, Estimate, Scale
from frikommune.evaluation.shown.laid_out import Cell, Column, Table
from frikommune.evaluation.shown.quantities import number
from frikommune.evaluation.verdicts.amounts import RATIOS, Amounts
from frikommune.language import NO_WORDS, Text

_POINTS = Text(" procentpoint", " percentage points")


def estimates_table(effect: Effect, unit: Text = NO_WORDS) -> Table:
    """Every estimate with interval and p-value; an asterisk where they are not to be trusted."""
    level = number(100 * effect.main.level, 0)
    columns = (
        Column(Text("Beregning", "Estimate")),
        Column(Text("Virkning", "Effect"), "number"),
        Column(Text(f"{level.da} %-interval", f"{level.en}% interval"), "number"),
        Column(Text("p-værdi", "p-value"), "p"),
    )
    at_bounds = (one for one in effect.bounds if one.interval != effect.main.interval)
    every = (effect.main, *at_bounds, *effect.beside)
    stars = _doubts(effect)
    rows = tuple(_row(one, one.scale or effect.scale, unit, stars.get(one.doubt, "")) for one in every)
    return Table(Text("Tallene", "The figures"), columns, rows, _note(effect))


def _row(estimate: Estimate, scale: Scale, unit: Text, star: str) -> tuple[Cell, ...]:
    amounts = precise(estimate, scale, unit)
    value = amounts.plain(estimate.value)
    ends = amounts.interval(estimate.interval) if estimate.interval else None
    if ends:
        ends = Text(*(one.partition("]")[0] + "]" for one in ends))
    said = _POINTS if scale == "share" else Text(f" {unit.da}", f" {unit.en}") if any(unit) else NO_WORDS
    said = NO_WORDS if scale in RATIOS else said
    return (
        Text(f"{estimate.name.da}{star}", f"{estimate.name.en}{star}"),
        Text(f"{value.da}{said.da}", f"{value.en}{said.en}"),
        ends,
        estimate.p_value,
    )


def precise(estimate: Estimate, scale: Scale, unit: Text = NO_WORDS) -> Amounts:
    """With four figures of a mean, as a statistician wants them, as far as its interval gives them sense."""
    found = Amounts.like(scale, estimate.interval or (0.0, estimate.value), unit)
    if scale in ("share", *RATIOS):
        return found
    more = Amounts.like(scale, (0.0, estimate.value), unit).decimals + 2
    return Amounts(scale, min(max(found.decimals, more), found.decimals + 3, 6), unit)


def _doubts(effect: Effect) -> dict[Text, str]:
    """Every doubt with its stars, in the order of the rows."""
    every = (effect.main, *effect.bounds, *effect.beside)
    doubts = dict.fromkeys(one.doubt for one in every if any(one.doubt))
    return {doubt: "*" * number for number, doubt in enumerate(doubts, 1)}


def _note(effect: Effect) -> Text:
    """How main interval and p-value were made, and why the doubted ones are not to be trusted."""
    said = [effect.main.inference] if any(effect.main.inference) else []
    said = [Text(_ended(words.da), _ended(words.en)) for words in said]
    said += [
        Text(f"{stars} {_ended(doubt.da)}", f"{stars} {_ended(doubt.en)}")
        for doubt, stars in _doubts(effect).items()
    ]
    return Text(" ".join(words.da for words in said), " ".join(words.en for words in said))


def _ended(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
