"""`frikommune explain`: one history, every duty that arose, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from frikommune.cases.history import History
from frikommune.cases.json_history import read_json_history
from frikommune.cli.faults import a_file
from frikommune.cli.marks import in_heading, show_reconstruction
from frikommune.cli.speaking import DayType, Speaking, heading, known_norm, line, open_pack, show_json
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.law.wording import window_words
from frikommune.law.words import Words
from frikommune.ledger.as_json import difference_json, row_json, steps_json
from frikommune.ledger.difference import Difference, differences
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS, explain, span_text
from frikommune.ledger.notes import Sentence
from frikommune.ledger.reference import evaluate_both
from frikommune.ledger.row import Row
from frikommune.ledger.unplaced import unplaced

_CHANGED = Text("Hvad forsøgene ændrede", "What the trials changed")
_NOT_COUNTED = Text("Ikke regnet med", "Not counted")


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        history: Path, on: date, without_trials: bool, norm: str | None, pack: Path | None, as_json: bool
    ) -> None:
        opened = open_pack(pack)
        rulebook, known = opened.rulebook, opened.known
        only = known_norm(rulebook, norm) if norm else ""
        told = read_json_history(a_file(history), known)
        with_trials, law_alone = evaluate_both(told, rulebook.all_trials, rulebook.no_trials, on)
        rows = law_alone if without_trials else with_trials
        changed = [] if without_trials else differences(with_trials, law_alone)
        left = unplaced(told, rulebook, with_trials, on)
        if only:
            rows = [row for row in rows if row.norm == only]
            changed = [one for one in changed if one.row.norm == only]
        if as_json:
            show_json(
                _as_json(
                    speaking,
                    rulebook.words,
                    told,
                    on,
                    without=without_trials,
                    rows=rows,
                    changed=changed,
                    left=left,
                )
            )
        else:
            _show_case(speaking, rulebook, told, on)
            if without_trials:
                _show_fiction(speaking)
            _show_rows(speaking, rulebook.words, rows, only)
            _show_list(speaking, _CHANGED, [one.text for one in changed])
            _show_list(speaking, _NOT_COUNTED, left)

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


def _show_case(speaking: Speaking, rulebook: Rulebook, history: History, on: date) -> None:
    mark = in_heading(speaking, history.mark, one=True)
    heading(speaking.say("Sag ", "Case ") + f"{history.subject}{mark} · {speaking.day(on)}")
    show_reconstruction(speaking, history.mark)
    for spell in history.spells:
        group = speaking.text(rulebook.groups[spell.group])
        end = speaking.day(spell.last_day) if spell.end else speaking.say("løbende", "running")
        line(f"{spell.municipality}, {group}: {speaking.day(spell.start)} – {end}", 1)


def _show_fiction(speaking: Speaking) -> None:
    """What came of it in a world without trials never happened: everyone acted under the trials."""
    line(
        speaking.say(
            "Uden forsøg er kun kravene virkelige: samtalerne blev planlagt under forsøget.",
            "Without trials only what was asked is real: the talks were planned under the trial.",
        ),
        1,
    )


def _show_rows(speaking: Speaking, words: Words, rows: list[Row], only: str) -> None:
    if not rows:
        click.echo()
        line(
            speaking.say("Ingen krav efter denne norm i sagen.", "No demands under this norm in the case.")
            if only
            else speaking.say("Ingen pligter er opstået endnu.", "No duties have arisen yet.")
        )
    said: set[str] = set()
    for row in rows:
        click.echo()
        _show_row(speaking, words, row, said)


def _show_list(speaking: Speaking, title: Text, texts: list[Text]) -> None:
    if texts:
        click.echo()
        heading(speaking.text(title))
        for text in texts:
            line(speaking.text(text), 1, "• ")


def _show_row(speaking: Speaking, names: Words, row: Row, said: set[str]) -> None:
    """One row and its reasons; what the norm's rows share is said once, where it first comes up."""
    window = (
        speaking.text(span_text(row.opens, row.due))
        if row.opens
        else speaking.say("ukendt vindue", "unknown window")
    )
    title = f"{speaking.text(row.rule.norm.title)} {row.occurrence}"
    heading(f"{title} · {row.municipality} · {window} · {_status(speaking, row)}")
    for sentence in explain(row, names):
        words = speaking.text(sentence.text)
        shared = f"{row.norm} {sentence.code} {_shared(row, sentence, names)}"
        if shared in said:
            continue
        said.add(shared)
        line(words, 1, "– ")


def _shared(row: Row, sentence: Sentence, names: Words) -> str:
    """What makes a sentence the same as one above: for the law read and a rhythm, all but the days."""
    if sentence.code == "version_read" and row.rule.version is not None:
        return f"{row.rule.version.start}"
    if sentence.code == "window":
        window = window_words(row.rule.terms, row.occurrence, names)
        return window.da if window else sentence.text.da
    if sentence.code in ("layer", "assumed"):
        return sentence.text.da
    return f"{row.occurrence} {row.municipality} {sentence.text.da}"


def _status(speaking: Speaking, row: Row) -> str:
    if row.standing == "required":
        return speaking.text(OUTCOME_WORDS[row.outcome])
    return speaking.text(STANDING_WORDS[row.standing])


def _as_json(
    speaking: Speaking,
    words: Words,
    history: History,
    on: date,
    *,
    without: bool,
    rows: list[Row],
    changed: list[Difference],
    left: list[Text],
) -> dict[str, Any]:
    return {
        "subject": history.subject,
        **history.mark.as_json,
        "on": on,
        "without_trials": without,
        "rows": [_row_json(speaking, row, words) for row in rows],
        "differences": [difference_json(one, speaking.language) for one in changed],
        "unplaced": [speaking.text(text) for text in left],
    }


def _row_json(speaking: Speaking, row: Row, words: Words) -> dict[str, Any]:
    """One row of the ledger with stable keys, and the steps of its reasoning."""
    return row_json(row) | {"steps": steps_json(row, words, speaking.language)}
