"""The worked cases beside the law: a history, questions about it, and what the law's reader expects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from frikommune.cases.history import History
from frikommune.cases.json_history import read_json_history
from frikommune.errors import closest
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.reference import evaluate
from frikommune.ledger.row import OUTCOMES, STANDINGS, Row
from frikommune.packfiles.files import read_toml
from frikommune.packfiles.pack import Pack
from frikommune.packfiles.table import Table

_FIELDS: Mapping[str, Callable[[Row], object]] = {
    "municipality": lambda row: row.municipality,
    "opens": lambda row: row.opens,
    "due": lambda row: row.due,
    "standing": lambda row: row.standing,
    "outcome": lambda row: row.outcome,
    "layer": lambda row: row.layer,
    "met_on": lambda row: row.met_on,
    "days_late": lambda row: row.days_late,
}


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One question of a worked case; `differences` is empty where the engine answers as expected."""

    where: str
    title: Text
    differences: tuple[Text, ...]


def run_cases(pack: Pack) -> list[CaseResult]:
    """Every question of every worked case of the pack and of the packs beside it that it builds on.

    Raises Refused when a case file cannot be read.
    """
    results: list[CaseResult] = []
    for folder in pack.folders:
        for path in sorted((folder / "cases").glob("*.toml")):
            shown = f"{folder.name}/cases/{path.name}"
            results.extend(_run(Table(read_toml(path, shown), shown), path, pack))
    return results


def _run(table: Table, path: Path, pack: Pack) -> list[CaseResult]:
    title = table.text("title")
    source = table.table("source")
    source.need("reference", str)
    source.get("heading", str)
    source.done()
    history = _history(path.parent / table.need("history", str), pack)
    results = [_answer(row, title, history, pack.rulebook) for row in table.need_tables("question")]
    table.done()
    return results


def _history(path: Path, pack: Pack) -> History:
    """The case's history; a pack of law alone has no municipalities, and asks nothing of their names."""
    known = pack.known
    if not known.municipalities:
        spells = read_json_history(path, None).spells
        known = replace(known, municipalities=frozenset(spell.municipality for spell in spells))
    return read_json_history(path, known)


def _answer(question: Table, title: Text, history: History, rulebook: Rulebook) -> CaseResult:
    on = question.need("on", date)
    world = rulebook.no_trials if question.get("without_trials", bool) else rulebook.all_trials
    expected, absent = question.tables("expect"), question.tables("expect_none")
    question.done()
    if not expected and not absent:
        raise question.missing("expect", Text("det svar, der ventes", "the answer that is expected"))
    rows = evaluate(history, world, on)
    differences = [words for one in expected for words in _compare(one, rows, rulebook)]
    for one in absent:
        norm, occurrence = _asked(one, rulebook)
        one.done()
        if any((row.norm, row.occurrence) == (norm, occurrence) for row in rows):
            differences.append(
                Text(f"{norm} {occurrence}: ingen række ventet", f"{norm} {occurrence}: no row expected")
            )
    return CaseResult(question.where, title, tuple(differences))


def _asked(row: Table, rulebook: Rulebook) -> tuple[str, int]:
    norm, occurrence = row.need("norm", str), row.need("occurrence", int)
    if norm not in rulebook.norms:
        words = Text("id for en norm i pakken", "the id of a norm of the pack")
        raise row.refusal("unknown_norm", "norm", norm, words, closest(norm, rulebook.norms))
    return norm, occurrence


def _compare(expected: Table, rows: list[Row], rulebook: Rulebook) -> list[Text]:
    norm, occurrence = _asked(expected, rulebook)
    wanted = {key: value for key, value in expected.data.items() if key in _FIELDS}
    for key in _FIELDS:
        expected.get(key, object)
    expected.done()
    for key, allowed in (("standing", STANDINGS), ("outcome", OUTCOMES)):
        if key in wanted and wanted[key] not in allowed:
            words = Text(", ".join(filter(None, allowed)), ", ".join(filter(None, allowed)))
            raise expected.refusal("not_a_choice", key, wanted[key], words)
    found = [row for row in rows if (row.norm, row.occurrence) == (norm, occurrence)]
    if any(all(_FIELDS[key](row) == value for key, value in wanted.items()) for row in found):
        return []
    got = "; ".join(", ".join(f"{key} {_FIELDS[key](row)}" for key in wanted) for row in found) or "–"
    want = ", ".join(f"{key} {value}" for key, value in wanted.items())
    return [
        Text(
            f"{norm} {occurrence}: ventede {want}; fik {got}",
            f"{norm} {occurrence}: expected {want}; got {got}",
        )
    ]
