"""`frikommune explain`: one history, every duty that arose, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from frikommune.cases.draft import Known
from frikommune.cases.history import History
from frikommune.cases.json_history import read_json_history
from frikommune.cli.speaking import DayType, Speaking, heading, known_norm, line, open_pack, show_json
from frikommune.law.rulebook import Rulebook
from frikommune.law.wording import window_words
from frikommune.ledger.difference import Difference, differences
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS, Sentence, explain, span_text
from frikommune.ledger.reference import evaluate_both
from frikommune.ledger.row import Row


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        history: Path, on: date, without_trials: bool, norm: str | None, pack: Path | None, as_json: bool
    ) -> None:
        rulebook = open_pack(pack).rulebook
        only = known_norm(rulebook, norm) if norm else ""
        known = Known(frozenset(rulebook.groups), frozenset(rulebook.municipalities))
        told = read_json_history(history, known)
        with_trials, law_alone = evaluate_both(told, rulebook.all_trials, rulebook.no_trials, on)
        rows = law_alone if without_trials else with_trials
        changed = [] if without_trials else differences(with_trials, law_alone)
        if only:
            rows = [row for row in rows if row.norm == only]
            changed = [one for one in changed if _row(one).norm == only]
        if as_json:
            show_json(_as_json(speaking, told, on, without_trials, rows, changed))
        else:
            _show(speaking, rulebook, told, on, rows, changed)

    return click.Command(
        "explain",
        callback=run,
        help=speaking.say(
            "Forklar én sag: hver pligt med vindue, udfald og grund. Sidst står, hvad forsøgene ændrede.",
            "Explain one case: each duty with window, outcome and reasons. Last: what the trials changed.",
        ),
        params=[
            click.Argument(["history"], type=click.Path(path_type=Path), metavar="HISTORY.json"),
            speaking.option(
                "--on",
                da="Observationsdagen; tæller til dagens slutning.",
                en="The observation day; counts to its end.",
                type=DayType(),
                required=True,
            ),
            speaking.without_option(),
            speaking.norm_option(),
            speaking.pack_option(),
            speaking.json_option(),
        ],
    )


def _show(
    speaking: Speaking,
    rulebook: Rulebook,
    history: History,
    on: date,
    rows: list[Row],
    changed: list[Difference],
) -> None:
    mark = speaking.say("  (syntetisk person)", "  (synthetic person)") if history.synthetic else ""
    heading(speaking.say("Sag ", "Case ") + f"{history.subject}{mark} · {speaking.day(on)}")
    for spell in history.spells:
        group = speaking.text(rulebook.groups[spell.group])
        end = speaking.day(spell.end) if spell.end else speaking.say("løbende", "running")
        line(f"{spell.municipality}, {group}: {speaking.day(spell.start)} – {end}", 1)
    said: set[str] = set()
    for row in rows:
        click.echo()
        _show_row(speaking, row, said)
    if changed:
        click.echo()
        heading(speaking.say("Hvad forsøgene ændrede", "What the trials changed"))
        for one in changed:
            line(speaking.text(one.text), 1, "• ")


def _show_row(speaking: Speaking, row: Row, said: set[str]) -> None:
    """One row and its reasons; what the norm's rows share is said once, where it first comes up."""
    window = (
        speaking.text(span_text(row.opens, row.due))
        if row.opens
        else speaking.say("ukendt vindue", "unknown window")
    )
    title = f"{speaking.text(row.rule.norm.title)} {row.occurrence}"
    heading(f"{title} · {row.municipality} · {window} · {_status(speaking, row)}")
    for sentence in explain(row):
        words = speaking.text(sentence.text)
        shared = f"{row.norm} {sentence.code} {_shared(row, sentence)}"
        if shared in said:
            continue
        said.add(shared)
        line(words, 1, "– ")


def _shared(row: Row, sentence: Sentence) -> str:
    """What makes a sentence the same as one above: for the law read and a rhythm, all but the days."""
    if sentence.code == "version_read" and row.rule.version is not None:
        return f"{row.rule.version.start}"
    if sentence.code == "window":
        window = window_words(row.rule.terms, row.occurrence)
        return window.da if window else sentence.text.da
    if sentence.code in ("layer", "assumed"):
        return sentence.text.da
    return f"{row.occurrence} {row.municipality} {sentence.text.da}"


def _status(speaking: Speaking, row: Row) -> str:
    if row.standing == "required":
        return speaking.text(OUTCOME_WORDS[row.outcome])
    return speaking.text(STANDING_WORDS[row.standing])


def _as_json(
    speaking: Speaking, history: History, on: date, without: bool, rows: list[Row], changed: list[Difference]
) -> dict[str, Any]:
    return {
        "subject": history.subject,
        "synthetic": history.synthetic,
        "on": on,
        "without_trials": without,
        "rows": [row_json(speaking, row) for row in rows],
        "differences": [
            {
                "change": one.change,
                "norm": _row(one).norm,
                "occurrence": _row(one).occurrence,
                "text": speaking.text(one.text),
            }
            for one in changed
        ],
    }


def _row(one: Difference) -> Row:
    """The row that differs, whichever world has it."""
    row = one.with_trials or one.without_trials
    assert row is not None
    return row


def row_json(speaking: Speaking, row: Row) -> dict[str, Any]:
    """One row of the ledger with stable keys, and the steps of its reasoning."""
    version = row.rule.version
    return {
        "course": row.course,
        "spell": row.spell,
        "group": row.group,
        "municipality": row.municipality,
        "norm": row.norm,
        "occurrence": row.occurrence,
        "opens": row.opens,
        "due": row.due if row.due != date.max else None,
        "standing": row.standing,
        "outcome": row.outcome,
        "met_by": row.met_by or None,
        "met_on": row.met_on,
        "days_late": row.days_late,
        "layer": row.layer,
        "use": row.use or None,
        "version_from": version.start if version else None,
        "read_on": row.read_on,
        "sources": [str(source) for source in version.sources] if version else [],
        "certainty": version.certainty if version else None,
        "steps": [{"code": one.code, "text": speaking.text(one.text)} for one in explain(row)],
    }
