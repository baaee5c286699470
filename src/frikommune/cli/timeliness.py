"""`frikommune timeliness`: met in time or not, per norm, municipality and month."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frikommune.cases.mark import Mark
from frikommune.cli.marks import in_heading, show_reconstruction
from frikommune.cli.numbers import cases_in_words, number_in_words, plain, share_in_words
from frikommune.cli.population import ledgers, params
from frikommune.cli.speaking import (
    INDENT,
    Speaking,
    heading,
    known_municipality,
    known_norm,
    line,
    open_pack,
    show_json,
)
from frikommune.language import Text
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    import polars as pl

BY = ("norm", "municipality", "month")
_NOT_DUE = Text("uden dag", "no day")
_STATUS_WORDS: dict[str, Text] = {
    **{name: words for name, words in OUTCOME_WORDS.items() if name not in ("", "met")},
    "lapsed": Text("bortfaldet", "lapsed"),
    "transferred": Text("overgået til anden kommune", "passed to another municipality"),
    "repealed": Text("ophævet", "repealed"),
    "waived": STANDING_WORDS["waived"],
    "exempt": STANDING_WORDS["exempt"],
    "unknown": Text("kan ikke afgøres", "cannot be determined"),
}


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        cases: Path,
        on: date,
        mapping: Path | None,
        pack: Path | None,
        by: tuple[str, ...],
        norm: tuple[str, ...],
        municipality: tuple[str, ...],
        as_json: bool,
    ) -> None:
        opened = open_pack(pack)
        keys = [one for one in BY if one in by] or ["norm"]
        only = {
            "norm": [known_norm(opened.rulebook, one) for one in norm],
            "municipality": [known_municipality(opened.rulebook, one) for one in municipality],
        }
        answer, mark = _answer(speaking, opened, cases, mapping, on, keys, only)
        if as_json:
            show_json(answer)
        else:
            _show(speaking, opened, answer, mark, keys)

    return click.Command(
        "timeliness",
        callback=run,
        help=speaking.say(
            "Se, hvad der blev gjort til tiden, med tæller og nævner, pr. norm, kommune og måned.",
            "See what was done in time, with numerator and denominator, per norm, municipality and month.",
        ),
        params=[*params(speaking), *_options(speaking)],
    )


def _options(speaking: Speaking) -> list[click.Parameter]:
    return [
        speaking.option(
            "--by",
            da="Vis for hver norm, kommune eller måned (fristens); kan skrives flere gange.",
            en="Show for each norm, municipality or month (of the due day); may be given more than once.",
            type=click.Choice(BY),
            multiple=True,
        ),
        speaking.option(
            "--norm",
            da="Kun denne norm; kan skrives flere gange.",
            en="This norm only; may be given more than once.",
            multiple=True,
        ),
        speaking.option(
            "--municipality",
            da="Kun denne kommune; kan skrives flere gange.",
            en="This municipality only; may be given more than once.",
            multiple=True,
        ),
        speaking.json_option(),
    ]


def _answer(
    speaking: Speaking,
    pack: Pack,
    cases: Path,
    mapping: Path | None,
    on: date,
    keys: Sequence[str],
    only: dict[str, list[str]],
) -> tuple[dict[str, Any], Mark]:
    """The answer, with the keys of docs/json.md, and the mark of its rows."""
    from frikommune.evaluation.population import timeliness
    from frikommune.ledger.worlds import actual_world

    worlds = actual_world(pack.rulebook)
    tallies, number, mark = [], 0, Mark.NONE
    for block, ledger in ledgers(speaking, cases, mapping, pack, worlds, on):
        tallies.append(timeliness.tally(ledger, worlds))
        number += len(block.persons)
        mark = max(mark, block.mark)
    tallied = _only(timeliness.combined(tallies), only)
    rows = timeliness.timeliness(tallied, keys)
    if "norm" in keys:
        order = {norm: place for place, norm in enumerate(pack.rulebook.norms)}
        rows = rows.sort(rows["norm"].replace_strict(order), maintain_order=True) if rows.height else rows
    answer = {
        "log": cases.name,
        "on": on,
        "cases": number,
        **mark.as_json,
        "by": list(keys),
        "rows": list(_rows_json(rows, keys)),
    }
    return answer, mark


def _only(tallied: pl.DataFrame, only: dict[str, list[str]]) -> pl.DataFrame:
    import polars as pl

    for key, names in only.items():
        if names:
            tallied = tallied.filter(pl.col(key).is_in(names))
    return tallied


def _rows_json(rows: pl.DataFrame, keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    for row in rows.iter_rows(named=True):
        month = row.get("month")
        named = {key: row[key] if key in keys else None for key in BY}
        done, of = row["numerator"], row["denominator"]
        share = plain(Fraction(100 * done, of), 1) if of else None
        counts = {name: value for name, value in row.items() if name not in BY}
        yield {**named, "month": f"{month:%Y-%m}" if month else None, "percent": share, **counts}


def _show(speaking: Speaking, pack: Pack, answer: dict[str, Any], mark: Mark, keys: Sequence[str]) -> None:
    heading(f"{answer['log']} · {speaking.day(answer['on'])}{in_heading(speaking, mark)}")
    show_reconstruction(speaking, mark)
    cases = cases_in_words(answer["cases"], speaking.language)
    words = speaking.say(
        f"{cases}. Til tiden af det, der blev opfyldt eller forsømt; resten står i parentes.",
        f"{cases}. In time, of what was met or failed; the rest stands in brackets.",
    )
    line(words, 1)
    above = None
    for row in answer["rows"]:
        labels = [_label(speaking, pack, row, key) for key in keys]
        under = labels[:-1] if keys[-1] != "norm" else labels
        if under != above:
            click.echo()
        if under and under != above:
            heading(textwrap.fill(" · ".join(under), 100, subsequent_indent=INDENT, break_on_hyphens=False))
        above = under
        line(_sentence(speaking, row), 1, "" if keys[-1] == "norm" else f"{labels[-1]:<16}")


def _label(speaking: Speaking, pack: Pack, row: dict[str, Any], key: str) -> str:
    value = row[key]
    if value is None:
        return speaking.text(_NOT_DUE)
    return f"{speaking.text(pack.rulebook.norms[value].title)} [{value}]" if key == "norm" else str(value)


def _sentence(speaking: Speaking, row: dict[str, Any]) -> str:
    """`26 af 33 til tiden = 78,8 %: 2 overskredet, 5 ikke opfyldt (3 afventer, 1 bortfaldet)`."""
    language = speaking.language
    part, whole = (number_in_words(row[name], language) for name in ("numerator", "denominator"))
    share = share_in_words(row["numerator"], row["denominator"], language)
    said = speaking.say(f"{part} af {whole} til tiden = {share}", f"{part} of {whole} in time = {share}")
    failed, rest = _counts(speaking, row, True), _counts(speaking, row, False)
    return said + (f": {failed}" if failed else "") + (f" ({rest})" if rest else "")


def _counts(speaking: Speaking, row: dict[str, Any], failed: bool) -> str:
    from frikommune.evaluation.population.timeliness import FAILED

    return ", ".join(
        f"{number_in_words(row[name], speaking.language)} {speaking.text(words)}"
        for name, words in _STATUS_WORDS.items()
        if row[name] and (name in FAILED) == failed
    )
