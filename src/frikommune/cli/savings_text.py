"""The answer of `frikommune savings`, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import click
import polars as pl

from frikommune.cli.marks import in_heading, show_reconstruction
from frikommune.cli.numbers import cases_in_words, number_in_words
from frikommune.cli.speaking import Speaking, heading, line
from frikommune.evaluation.population.comparing import REMAINDER, TOTAL
from frikommune.evaluation.savings.money import HoursFree, Line, Money, TrialSavings
from frikommune.evaluation.savings.prices import PARTY_WORDS, Price, Unit
from frikommune.language import Text
from frikommune.law.source import CERTAINTY_WORDS, Unknown
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    from frikommune.cli.savings import Answer

CHANGE_WORDS = {
    "gone": Text("opstod ikke", "did not arise"),
    "new": Text("opstod kun med forsøget", "arose only with the trial"),
    "waived": Text("fraveget for alle", "waived for everybody"),
    "exempt": Text("fritaget i sagen", "exempt in the case"),
    "moved": Text("flyttet i tid", "moved in time"),
    "counts": Text("opfyldt i en form, kun forsøget tillader", "met in a form that only the trial allows"),
    "made_possible": Text("blev mulig", "became possible"),
    "unknown": Text("kan ikke afgøres", "cannot be determined"),
    "other": Text("andet udfald", "another outcome"),
}
_NAMES = {
    TOTAL: Text("Alle forsøg tilsammen", "All trials together"),
    REMAINDER: Text("Fælles rest", "Joint remainder"),
}
_NOT_A_FINDING = Text(
    "Tallene hviler på syntetiske personer: intet fund må bygge på dem.",
    "The numbers rest on synthetic persons: no finding may be built on them.",
)
_WHY_A_REMAINDER = Text(
    "Alle forsøg tilsammen mindre summen af dem hver for sig: flere forsøg rører det samme skridt.",
    "All trials together less the sum of each alone: several trials touch the same step.",
)
_WIDTH = 58


def show(speaking: Speaking, pack: Pack, answer: Answer) -> None:
    """Print the answer: each trial, then the total and the joint remainder, then prices and assumptions."""
    mark = answer.savings.mark
    heading(f"{answer.log} · {speaking.day(answer.on)}{in_heading(speaking, mark)}")
    show_reconstruction(speaking, mark)
    cases = cases_in_words(answer.savings.cases, speaking.language)
    line(
        speaking.say(
            f"{cases}. Hvert forsøg for sig: alle forsøg mod alle undtagen dette. "
            "Besparelser tælles i hændelser, ikke i pligter.",
            f"{cases}. Each trial alone: all trials against all but this one. "
            "Savings count events, not duties.",
        ),
        1,
    )
    saved = {one.trial: one for one in answer.savings.trials}
    for name in answer.trials:
        click.echo()
        heading(_title(speaking, pack, name))
        if name == REMAINDER:
            line(speaking.text(_WHY_A_REMAINDER), 1)
        _show_changes(speaking, answer, name)
        if name in saved:
            _show_saved(speaking, answer, saved[name])
        _show_unpriced(speaking, pack, answer, name)
    _show_list(speaking, Text("Priser", "Prices"), _price_words(speaking, answer))
    _show_list(
        speaking, Text("Antaget", "Assumed"), [speaking.text(one) for one in answer.savings.assumptions]
    )
    if mark:
        click.echo()
        line(speaking.text(_NOT_A_FINDING))
    show_reconstruction(speaking, mark, 0)


def _title(speaking: Speaking, pack: Pack, name: str) -> str:
    if name in _NAMES:
        return speaking.text(_NAMES[name])
    return f"{name} · {speaking.text(pack.trials[name].title)}"


def _row(speaking: Speaking, words: str, number: int, cases: int | None, amount: str = "") -> None:
    language = speaking.language
    told = number_in_words(cases, language) if cases is not None else ""
    click.echo(f"    {words:<{_WIDTH}}{number_in_words(number, language):>8}{told:>8}  {amount}".rstrip())


def _head(speaking: Speaking, title: Text, counted: Text, amount: Text | None = None) -> None:
    cases = speaking.say("sager", "cases")
    last = speaking.text(amount) if amount else ""
    width = _WIDTH + 2
    head = f"  {speaking.text(title):<{width}}{speaking.text(counted):>8}{cases:>8}  {last}".rstrip()
    click.secho(head, dim=True)


def _show_changes(speaking: Speaking, answer: Answer, name: str) -> None:
    rows = {row["change"]: row for row in _of(answer.differences, name)}
    if not rows:
        return
    _head(speaking, Text("Ændret", "Changed"), Text("krav", "demands"))
    for change, words in CHANGE_WORDS.items():
        if change in rows:
            row = rows[change]
            _row(speaking, speaking.text(words), row["rows"], row["cases"])
            behind = (pl.col("trial") == name) & (pl.col("change") == change)
            _show_cases(speaking, answer.changed.filter(behind))


def _show_saved(speaking: Speaking, answer: Answer, saved: TrialSavings) -> None:
    counted, amount = Text("antal", "number"), Text("beløb", "amount")
    for title, lines, column in (
        (Text("Sparet", "Spared"), saved.spared, "spared"),
        (Text("Trukket fra", "Subtracted"), saved.deducted, "extra"),
    ):
        if lines or (saved.unnamed and column == "extra"):
            _head(speaking, title, counted, amount)
        for one in lines:
            _row(speaking, _unit_words(speaking, one), one.number, one.cases, _amount(speaking, one))
            _show_quantity(speaking, one)
            if one.kind in ("spared", "extra"):
                _show_cases(speaking, _behind(answer, saved.trial, one.unit, column))
    for written, number in saved.unnamed:
        _row(speaking, f"“{written}”", number, None, speaking.say("kendes ikke", "not known"))
    for title, lines, column in (
        (Text("Ikke afgjort endnu", "Not settled yet"), saved.open, "open"),
        (Text("Kan ikke afgøres", "Cannot be determined"), saved.unknown, "unknown"),
    ):
        if lines:
            _head(speaking, title, counted)
        for one in lines:
            _row(speaking, _unit_words(speaking, one), one.number, one.cases)
            _show_cases(speaking, _behind(answer, saved.trial, one.unit, column))
    for money in saved.money:
        line(_money_words(speaking, money), 1)
    if saved.hours:
        hours = "; ".join(_hours_words(speaking, one) for one in saved.hours)
        line(speaking.say(f"Timer sat fri: {hours}.", f"Hours set free: {hours}."), 1)


def _show_unpriced(speaking: Speaking, pack: Pack, answer: Answer, name: str) -> None:
    found = []
    for row in _of(answer.unpriced, name):
        title = speaking.text(pack.rulebook.norms[row["norm"]].title)
        change = speaking.text(CHANGE_WORDS[row["change"]])
        found.append(f"{title} ({number_in_words(row['rows'], speaking.language)} {change})")
    if found:
        named = "; ".join(found)
        line(speaking.say(f"Uden enhed og pris: {named}.", f"With no unit and no price: {named}."), 1)


def _of(rows: pl.DataFrame, name: str) -> Iterator[dict[str, Any]]:
    return rows.filter(pl.col("trial") == name).iter_rows(named=True)


def _behind(answer: Answer, name: str, unit: Unit, column: str) -> pl.DataFrame:
    mine = (pl.col("trial") == name) & (pl.col("unit") == unit.id)
    return answer.saved.filter(mine & (pl.col(column) != 0))


def _show_cases(speaking: Speaking, rows: pl.DataFrame) -> None:
    if rows.height:
        line(", ".join(sorted(rows["subject"].unique())), 4)


def _unit_words(speaking: Speaking, one: Line) -> str:
    payer = speaking.text(PARTY_WORDS[one.unit.payer])
    extra = speaking.say("ekstra: ", "extra: ") if one.kind == "extra" else ""
    return f"{extra}{speaking.text(one.unit.title)} ({payer})"


def _show_quantity(speaking: Speaking, one: Line) -> None:
    """How many of what the price is for, where that is not the events themselves."""
    if one.unit.per_unit == 1 or isinstance(one.unit.chosen, Unknown):
        return
    quantity = number_in_words(one.quantity, speaking.language, 1)
    each = _kroner(speaking, one.unit.chosen.amount)
    words = f"{quantity} {speaking.text(one.unit.counted_in)}"
    line(speaking.say(f"{words} à {each}", f"{words} at {each}"), 4)


def _amount(speaking: Speaking, one: Line) -> str:
    if one.amount is None:
        return speaking.say("pris ukendt", "price unknown")
    return f"{_kroner(speaking, one.amount)} ({one.year})"


def _kroner(speaking: Speaking, amount: Fraction) -> str:
    number = number_in_words(amount, speaking.language)
    return speaking.say(f"{number} kr.", f"DKK {number}")


def _money_words(speaking: Speaking, money: Money) -> str:
    payer = speaking.text(PARTY_WORDS[money.payer])
    gross, net = _kroner(speaking, money.gross), _kroner(speaking, money.net)
    if not money.gross_complete:
        gross = speaking.say(f"{gross} for det, der har en pris", f"{gross} for what has a price")
    if not (money.gross_complete or money.net_complete):
        net = speaking.say("kan ikke afgøres", "cannot be determined")
    elif not money.gross_complete:
        net = speaking.say(f"mindst {net}", f"at least {net}")
    elif not money.net_complete:
        net = speaking.say(f"højst {net}", f"at most {net}")
    at = speaking.say(f"i {money.year}-priser: brutto", f"at {money.year} prices: gross")
    said = f"{payer.capitalize()} {at} {gross}, {speaking.say('netto', 'net')} {net}"
    return f"{said.removesuffix('.')}."


def _hours_words(speaking: Speaking, one: HoursFree) -> str:
    party = speaking.text(PARTY_WORDS[one.of])
    number = number_in_words(one.hours, speaking.language, 1)
    if one.complete:
        return f"{party} {number}"
    unknown = speaking.say("ukendt", "unknown")
    return f"{party} {number} + {unknown}" if one.hours else f"{party} {unknown}"


def _price_words(speaking: Speaking, answer: Answer) -> Iterator[str]:
    """The price of each unit that was counted, with its source; or why there is none."""
    for unit in answer.savings.units:
        title = speaking.text(unit.title)
        if isinstance(unit.chosen, Unknown):
            reason = speaking.text(unit.chosen.because)
            yield speaking.say(
                f"{title}: pris ukendt, fordi {reason}.", f"{title}: price unknown, because {reason}."
            )
            continue
        yield f"{title}: {_said_of(speaking, unit.chosen)}"
        for rival in unit.rivals:
            beside = speaking.say("ved siden af", "beside it")
            yield f"{title}, {beside}: {_said_of(speaking, rival)}"


def _said_of(speaking: Speaking, price: Price) -> str:
    level = speaking.say(f"{price.year}-niveau", f"{price.year} level")
    if price.converted_by:
        level += speaking.say(", omregnet med ", ", converted by ") + price.converted_by
    sources = "; ".join(one.short for one in price.sources)
    sure = speaking.text(CERTAINTY_WORDS[price.certainty])
    return f"{_kroner(speaking, price.amount)} ({level}). {sources} ({sure})."


def _show_list(speaking: Speaking, title: Text, texts: Iterable[str]) -> None:
    told = list(texts)
    if told:
        click.echo()
        heading(speaking.text(title))
    for text in told:
        line(text, 1, "• ")
