"""An extract is evaluated: outcome and comparison are chosen, and what will be computed is shown first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.evaluated.foreseen import foreseen, foreseen_counts
from frikommune.evaluation.evaluated.kept import figures_of
from frikommune.evaluation.evaluated.of_snapshot import OfSnapshot, is_timed
from frikommune.evaluation.snapshots.panel import BINARY
from frikommune.evaluation.snapshots.snapshot import Described, Snapshot
from frikommune.evaluation.surveys.waves import capital
from frikommune.language import Text
from frikommune.web.evaluations.access import rows_of, snapshot_at
from frikommune.web.evaluations.asking import Asked, choices_of, read_asked
from frikommune.web.evaluations.by_rows import Rows, column_for, result_of
from frikommune.web.evaluations.models import SnapshotTaken
from frikommune.web.evaluations.running import Ready, keep
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.people.rights import need

OUTCOME = Text("Resultatet", "The outcome")


@of_programme("see_work")
def evaluate_snapshot(request: HttpRequest, number: int) -> HttpResponse:
    """The form; sent with `do=preview` it shows what will be computed, otherwise the result is kept."""
    seat = need(request, "evaluate")
    taken = snapshot_at(request, number)
    snapshot = rows_of(taken)
    choices = choices_of(request, taken.trial)
    outcomes = {one.name: _words(one) for one in snapshot.columns if _may_be_outcome(one)}
    shown: dict[str, Any] = {
        "taken": taken,
        "title": request.book.pack.trials[taken.trial].title,
        "outcomes": outcomes,
        **choices.shown(),
    }
    shown["proposed"]["outcome"] = column_for(shown["proposed"]["indicator"], tuple(outcomes)) or next(
        (one for one in outcomes if one.endswith("_out")), next(iter(outcomes))
    )

    def store() -> HttpResponse:
        posted = Posted(request)
        outcome = posted.choice("outcome", OUTCOME, outcomes)
        asked = read_asked(posted, choices, outcome.startswith(BINARY))
        rows = rows_in(snapshot)
        if request.POST.get("do") == "preview":
            told = _foreseen(snapshot, outcome, asked)
            return render(
                request, "evaluations/ask_snapshot.html", {**shown, "given": request.POST, "told": told}
            )
        name = _name(asked, outcome, outcomes[outcome], taken)
        result = result_of(rows, outcome, name, asked, figures_of(taken.figures.content).measured)
        ready = Ready(
            *(
                taken.trial,
                asked.stage,
                "snapshot",
                result,
                taken.observed,
                asked.draft,
                asked.registered,
                taken,
            )
        )
        kept = keep(request, seat, ready)
        return HttpResponseRedirect(reverse("evaluations:result", args=[request.programme.slug, kept.pk]))

    return answer_form(request, "evaluations/ask_snapshot.html", shown, store)


def rows_in(snapshot: Snapshot) -> Rows:
    """The extract as rows that can be evaluated."""

    def run(rows: pl.DataFrame, outcome: str, question: Question, name: Text) -> Evaluation:
        return OfSnapshot(replace(snapshot, rows=rows), outcome, question, {}, name).evaluated()

    titles = {one.name: one.what for one in snapshot.columns}
    return Rows(snapshot.rows, snapshot.outcomes, snapshot.rows["treated"], run, titles)


def _foreseen(snapshot: Snapshot, outcome: str, asked: Asked) -> tuple[Text, ...]:
    of = OfSnapshot(snapshot, outcome, asked.question, {}, Text.same(""))
    if (counted := of.counted) is not None:
        return foreseen_counts(counted, asked.question)
    return foreseen(of.observations, asked.question)


def _name(asked: Asked, column: str, what: Text, taken: SnapshotTaken) -> Text:
    """What the design calls it where it is the design's own outcome; else the dictionary's words."""
    primary = asked.registered.design.primary if asked.registered else None
    if primary and column_for(primary.indicator, (column,)):
        return Text.same(primary.name)
    return capital(what)


def _may_be_outcome(one: Described) -> bool:
    """All but the time itself: time to an event is named by its event."""
    return one.role == "outcome" and one.name != "duration"


def _words(one: Described) -> Text:
    if not is_timed(one.name):
        return one.what
    return Text(f"tid til {one.what.da}", f"time to {one.what.en}")
