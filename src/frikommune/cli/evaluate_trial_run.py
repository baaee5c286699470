"""From the command's options to an evaluation."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import Any

import click

from frikommune.cli.faults import a_file
from frikommune.cli.speaking import Speaking
from frikommune.errors import refuse
from frikommune.evaluation.evaluated.asked import question_of
from frikommune.evaluation.evaluated.by_design import Planned
from frikommune.evaluation.evaluated.evaluation import Evaluation, evaluate, unsaid
from frikommune.evaluation.evaluated.sources import Source, source_of
from frikommune.evaluation.evaluated.subgroups import subgroup_tables
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import NO_WORDS, Text
from frikommune.packfiles.designs import read_design

Given = dict[str, dict[str, Any]]


def evaluated(speaking: Speaking, file: Path | None, given: Given) -> Evaluation:
    """The evaluation of a file or of published counts, by the design where one is given. Raises Refused."""
    design = given["rest"].get("design")
    planned = Planned(read_design(a_file(design))) if design else None
    with patience(speaking):
        counted = "counted" in given["rest"]
        found = _of_counts(given, planned) if counted else _of_file(file, given, planned)
    return planned.beside(found) if planned else found


def _of_file(file: Path | None, given: Given, planned: Planned | None) -> Evaluation:
    if file is None:
        raise _no_file()
    source = source_of(file, given["rest"].get("sheet", ""))
    said, columns = given["roles"], source.frame.columns
    roles = {**(planned.roles(columns, said) if planned else {}), **said}
    if not {"outcome", "duration", "event"} & set(roles):
        raise _no_outcome(file, source.snapshot.outcomes if source.snapshot else tuple(columns))
    said = _said(given, planned)
    question = question_of(said, "--")
    name, unit = _name(given, planned), _unit(given)

    def run(some: Source) -> Evaluation:
        rows = some.observations(roles, "--")
        return evaluate(rows, question, name=name, unit=unit, caveats=unsaid(rows, said))

    found = run(source)
    wanted = planned.registered.design.subgroups if planned else ()
    groups, lacking = subgroup_tables(
        source.frame, wanted, source.titles, lambda rows: run(source.among(rows))
    )
    return replace(found, groups=groups, notes=(*found.notes, *lacking))


def _of_counts(given: Given, planned: Planned | None) -> Evaluation:
    from frikommune.cli.evaluate_trial_counts import effect_of_counts  # brings statsmodels

    question = question_of(_said(given, planned), "--")
    effect = effect_of_counts(given["rest"], question)
    name = _name(given, planned)
    judged = judge(effect, question, name=name)
    return Evaluation(effect, judged, question, Roles(), given["rest"]["counted"])


def _said(given: Given, planned: Planned | None) -> dict[str, Any]:
    """What is asked: of the design what was not said otherwise."""
    return {
        **(planned.question(given["question"].get("survival", "")) if planned else {}),
        **given["question"],
    }


def _name(given: Given, planned: Planned | None) -> Text:
    title = given["rest"].get("title") or (planned.outcome if planned else "")
    return Text.same(title) if title else NO_WORDS


def _unit(given: Given) -> Text:
    unit = given["rest"].get("measured_in")
    return Text.same(unit) if unit else NO_WORDS


@contextmanager
def patience(speaking: Speaking) -> Iterator[None]:
    """Say that it is being computed, where it takes more than a second and somebody watches."""
    words = speaking.say("Regner …", "Computing …")
    timer = Timer(1.0, lambda: click.echo(words, err=True)) if sys.stderr.isatty() else None
    if timer:
        timer.daemon = True
        timer.start()
    try:
        yield
    finally:
        if timer:
            timer.cancel()


def _no_file() -> Exception:
    return refuse(
        "no_rows",
        problem=Text("Der er hverken en fil eller tal", "There is neither a file nor counts"),
        where="frikommune evaluate-trial",
        given="–",
        expected=Text("en fil, eller --counted 24/54", "a file, or --counted 24/54"),
        do_next=Text("Skriv filens navn først.", "Write the name of the file first."),
    )


def _no_outcome(file: Path, columns: tuple[str, ...]) -> Exception:
    return refuse(
        "no_outcome",
        problem=Text(
            "Det er ikke sagt, hvilken kolonne der er resultatet",
            "It is not said which column is the outcome",
        ),
        where=file.name,
        given=", ".join(columns[:30]),
        expected=Text("--outcome, eller --duration og --event", "--outcome, or --duration and --event"),
        do_next=Text(
            f"Skriv den kolonne, fx --outcome {columns[0]}.",
            f"Write that column, such as --outcome {columns[0]}.",
        ),
    )
