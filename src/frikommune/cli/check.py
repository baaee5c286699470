"""`frikommune check`: counts per norm and status over any log."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from frikommune.cases.history import History
from frikommune.cases.mark import Mark
from frikommune.cli.marks import in_heading, show_reconstruction
from frikommune.cli.population import mapping_of, refused_params
from frikommune.cli.refused_rows import check_apart, show_refused, write_apart
from frikommune.cli.speaking import DayType, Speaking, heading, known_norm, line, open_pack, show_json
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook, World
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS
from frikommune.ledger.row import Outcome, Row, Standing

Status = tuple[Standing, Outcome]
MANY = 200
"""From this many cases on, progress is shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was counted, and in what."""

    log: Path
    on: date
    cases: int
    refused: int
    mark: Mark
    counted: dict[str, Counter[Status]]
    left: list[Text] | None
    """Decisions and events that no row speaks of; None without trials, where decisions meet nothing."""


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        log: Path,
        mapping: Path | None,
        pack: Path | None,
        on: date,
        without_trials: bool,
        norm: tuple[str, ...],
        keep_good: bool,
        refused_to: Path | None,
        as_json: bool,
    ) -> int:
        from frikommune.cases.read import read_histories

        opened = open_pack(pack)
        rulebook, known = opened.rulebook, opened.known
        norms = {known_norm(rulebook, one) for one in norm}
        if refused_to is not None:
            check_apart(refused_to, log)
        with reading_progress(speaking) as progress:
            reading = read_histories(log, mapping_of(mapping), known, keep_good=keep_good, progress=progress)
        if refused_to is not None:
            write_apart(speaking, reading, refused_to)
        histories = reading.histories
        world = rulebook.no_trials if without_trials else rulebook.all_trials
        show_refused(speaking, reading, advise=refused_to is None)
        left: list[Text] | None = None if without_trials else []
        counted = count(rulebook, _evaluated(speaking, histories, world, on, left))
        if norms:
            counted = {one: counted.get(one, Counter()) for one in rulebook.norms if one in norms}
        mark = max((history.mark for history in histories), default=Mark.NONE)
        answer = Answer(log, on, len(histories), len(reading.refused), mark, counted, left)
        if as_json:
            show_json(_as_json(answer))
        else:
            _show(speaking, rulebook, answer)
        return 0

    return click.Command(
        "check",
        callback=run,
        help=speaking.say(
            "Tæl kravene i en log eller et udtræk, norm for norm: opfyldt, overskredet, afventer osv.",
            "Count the demands in a log or an export, norm by norm: met, overdue, pending and so on.",
        ),
        params=_params(speaking),
    )


def _params(speaking: Speaking) -> list[click.Parameter]:
    return [
        click.Argument(["log"], type=click.Path(path_type=Path), metavar="LOG"),
        speaking.option(
            "--mapping",
            da="Fil, der oversætter udtrækkets kolonner.",
            en="File that names the export's columns.",
            type=click.Path(path_type=Path),
        ),
        speaking.pack_option(),
        speaking.option(
            "--on",
            da="Observationsdagen; tæller til dagens slutning.",
            en="The observation day; counts to its end.",
            type=DayType(),
            required=True,
        ),
        speaking.without_option(),
        speaking.option(
            "--norm",
            da="Kun denne norm; kan skrives flere gange.",
            en="This norm only; may be given more than once.",
            multiple=True,
        ),
        *refused_params(speaking),
        speaking.json_option(),
    ]


def count(rulebook: Rulebook, rows: Iterable[Row]) -> dict[str, Counter[Status]]:
    """Rows per norm and status, norms in the rulebook's order; norms without a row are left out."""
    counted: dict[str, Counter[Status]] = {norm: Counter() for norm in rulebook.norms}
    for row in rows:
        counted[row.norm][(row.standing, row.outcome)] += 1
    return {norm: counts for norm, counts in counted.items() if counts}


def _evaluated(
    speaking: Speaking, histories: list[History], world: World, on: date, left: list[Text] | None
) -> Iterator[Row]:
    """The rows of all histories; what none of them speaks of is added to `left`."""
    from frikommune.ledger.reference import evaluate
    from frikommune.ledger.unplaced import unplaced

    many = len(histories) >= MANY
    label = speaking.say("Vurderer sager", "Evaluating cases")
    stderr = sys.stderr
    with click.progressbar(histories, label=label, file=stderr, hidden=not (many and stderr.isatty())) as bar:
        for history in bar:
            rows = evaluate(history, world, on)
            yield from rows
            if left is not None:
                left += unplaced(history, world.rulebook, rows, on)


@contextmanager
def reading_progress(speaking: Speaking) -> Iterator[Callable[[str, int, int | None], None] | None]:
    """Tells on a terminal how far reading has come."""
    stderr = sys.stderr
    if not stderr.isatty():
        yield None
        return
    label = speaking.say("Læser", "Reading")

    def show(what: str, done: int, total: int | None) -> None:
        of = f"/{total:,}" if total else ""
        click.echo(f"\r{label} {what}: {done:,}{of}\033[K", nl=False, err=True)

    try:
        yield show
    finally:
        click.echo("\r\033[K", nl=False, err=True)


def _show(speaking: Speaking, rulebook: Rulebook, answer: Answer) -> None:
    heading(f"{answer.log.name} · {speaking.day(answer.on)}{in_heading(speaking, answer.mark)}")
    show_reconstruction(speaking, answer.mark)
    line(
        speaking.say(
            f"{answer.cases} sager, {answer.refused} rækker afvist.",
            f"{answer.cases} cases, {answer.refused} rows refused.",
        ),
        1,
    )
    if answer.left:
        number, first = len(answer.left), speaking.text(answer.left[0])
        words = speaking.say(
            f"Ikke regnet med: {number}, fx: {first}", f"Not counted: {number}, such as: {first}"
        )
        line(words, 1)
    for norm, counts in answer.counted.items():
        click.echo()
        heading(f"{speaking.text(rulebook.norms[norm].title)}  [{norm}]")
        for status, number in sorted(counts.items(), key=lambda item: -item[1]):
            line(f"{number:>8}  {speaking.text(status_words(status))}", 1)
        line(f"{sum(counts.values()):>8}  {speaking.say('i alt', 'in all')}", 1)


def status_words(status: Status) -> Text:
    """A standing and an outcome, in words."""
    standing, outcome = STANDING_WORDS[status[0]], OUTCOME_WORDS[status[1]]
    if status[0] == "required":
        return outcome
    if not status[1]:
        return standing
    return Text(f"{standing.da}, {outcome.da}", f"{standing.en}, {outcome.en}")


def _as_json(answer: Answer) -> dict[str, Any]:
    return {
        "log": answer.log.name,
        "on": answer.on,
        "cases": answer.cases,
        "refused_rows": answer.refused,
        **answer.mark.as_json,
        "unplaced": None if answer.left is None else len(answer.left),
        "norms": [
            {
                "norm": norm,
                "rows": sum(counts.values()),
                "counts": [
                    {"standing": standing, "outcome": outcome, "rows": number}
                    for (standing, outcome), number in sorted(counts.items())
                ],
            }
            for norm, counts in answer.counted.items()
        ],
    }
