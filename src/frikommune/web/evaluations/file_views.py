"""A file is evaluated: its columns are given their roles, what will be computed is shown, and then done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from frikommune.errors import refuse
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.asked import roles_of
from frikommune.evaluation.evaluated.by_design import Planned
from frikommune.evaluation.evaluated.evaluation import Evaluation, evaluate
from frikommune.evaluation.evaluated.foreseen import foreseen
from frikommune.evaluation.evaluated.sources import Source
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.observations.treatment import side_of
from frikommune.language import Text
from frikommune.web.evaluations.asking import Asked, choices_of, read_asked
from frikommune.web.evaluations.by_rows import Rows, result_of
from frikommune.web.evaluations.file_guesses import ROLES, guesses
from frikommune.web.evaluations.received import Received, forget, received, take_in
from frikommune.web.evaluations.running import Ready, keep
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.people.rights import need

COVARIATES = Text("Baggrund, der skal tages højde for", "Background to take into account")
TREATED, SINCE = (
    Text("Hvem er med", "Who takes part"),
    Text("Første periode med forsøget", "First period in it"),
)
NAME = Text("Resultatet i ord", "The outcome in words")
KIND = Text("Hvad resultatet er", "What the outcome is")
KINDS: dict[str, Text] = {
    "auto": Text("se selv efter", "find out"),
    "share": Text("en andel (0 og 1)", "a share (0 and 1)"),
    "mean": Text("et gennemsnit", "a mean"),
    "count": Text("et antal", "a count"),
}
SAMPLE = 6


@of_programme("see_work")
def send_file(request: HttpRequest, trial: str) -> HttpResponse:
    """The file is sent; it is held for an hour at most."""
    need(request, "evaluate")
    title = _title(request, trial)

    def store() -> HttpResponse:
        found = take_in(request, request.FILES.get("file"))
        return HttpResponseRedirect(
            reverse("evaluations:file", args=[request.programme.slug, trial, found.token])
        )

    return answer_form(request, "evaluations/send_file.html", {"trial": trial, "title": title}, store)


@of_programme("see_work")
def file(request: HttpRequest, trial: str, token: str) -> HttpResponse:
    """Its columns get their roles; sent with `do=preview` it is told what will be computed."""
    seat = need(request, "evaluate")
    title = _title(request, trial)
    found = received(request, token)
    choices = choices_of(request, trial)
    columns = found.frame.columns
    shown: dict[str, Any] = {
        "trial": trial,
        "title": title,
        "name": found.name,
        "columns": columns,
        "many": found.frame.height,
        "sample": found.frame.head(SAMPLE).rows(),
        "roles": ROLES,
        "kinds": KINDS,
        "guessed": guesses(found.frame),
        **choices.shown(),
    }
    shown["guessed"] |= _of_design(shown, choices.designs, columns)

    def store() -> HttpResponse:
        posted = Posted(request)
        roles = _roles(posted, columns)
        kind = posted.choice("kind", KIND, KINDS)
        name = posted.text("name", NAME, needed=False, longest=200)
        asked = read_asked(posted, choices, _is_share(found, roles, kind))
        _check_outcome(roles, columns)
        outcome = str(roles.get("event") or roles.get("outcome"))
        if request.POST.get("do") == "preview":
            told = foreseen(_observed(found, roles), asked.question)
            return render(request, "evaluations/file.html", {**shown, "given": request.POST, "told": told})
        rows = _rows(found, roles, kind)
        result = result_of(rows, outcome, _named(name, asked, outcome), asked)
        ready = Ready(trial, asked.stage, "file", result, request.today, asked.draft, asked.registered)
        kept = keep(request, seat, ready)
        forget(request, token)
        return HttpResponseRedirect(reverse("evaluations:result", args=[request.programme.slug, kept.pk]))

    return answer_form(request, "evaluations/file.html", shown, store)


def _of_design(shown: dict[str, Any], designs: Any, columns: Collection[str]) -> dict[str, Any]:
    """The columns that the proposed design names."""
    proposed = shown["proposed"]["design"]
    if not proposed:
        return {}
    found = Planned(designs[proposed][1]).roles(columns, shown["guessed"])
    return {name: ", ".join(one) if isinstance(one, tuple) else one for name, one in found.items()}


def _roles(posted: Posted, columns: Collection[str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        role: posted.choice(role, label, columns, needed=False) for role, label in ROLES.items()
    }
    found["covariates"] = posted.choices("covariates", COVARIATES, columns)
    treated = posted.text("treated", TREATED, needed=False)
    found["treated"] = tuple(one.strip() for one in treated.replace("\n", ",").split(",") if one.strip())
    found["since"] = posted.text("since", SINCE, needed=False, longest=40)
    return {role: one for role, one in found.items() if one}


def _check_outcome(roles: dict[str, Any], columns: Collection[str]) -> None:
    if not {"outcome", "event"} & set(roles):
        raise refuse(
            "no_outcome",
            problem=Text(
                "Det er ikke sagt, hvilken kolonne der er resultatet",
                "It is not said which column is the outcome",
            ),
            where=ROLES["outcome"].da,
            given=", ".join(list(columns)[:20]),
            expected=Text("et resultat, eller tid og hændelse", "an outcome, or time and event"),
            do_next=Text("Vælg kolonnen på listen.", "Choose the column from the list."),
        )


def _rows(found: Received, roles: dict[str, Any], kind: str) -> Rows:
    def run(rows: pl.DataFrame, outcome: str, question: Question, name: Text) -> Evaluation:
        role = "event" if "event" in roles else "outcome"
        asked = question if kind == "auto" else _with_kind(question, kind)
        some = replace(found, frame=rows)
        return evaluate(_observed(some, {**roles, role: outcome}), asked, name=name)

    taken = {one for role, one in roles.items() if role not in ("outcome", "event") and isinstance(one, str)}
    outcomes = tuple(one for one in found.frame.columns if one not in taken)
    side, _ = side_of(found.frame, roles_of(roles), found.name)
    return Rows(found.frame, outcomes, side, run)


def _with_kind(question: Question, kind: str) -> Question:
    return replace(question, outcome=kind)  # type: ignore[arg-type]


def _observed(found: Received, roles: dict[str, Any]) -> Observations:
    return Source(found.name, found.frame).observations(roles)


def _is_share(found: Received, roles: dict[str, Any], kind: str) -> bool:
    column = roles.get("outcome")
    if kind != "auto" or not column:
        return kind == "share"
    values = found.frame[column].drop_nulls()
    return bool(values.dtype.is_numeric() and values.is_between(0, 1).all())


def _named(name: str, asked: Asked, outcome: str) -> Text:
    planned = Planned(asked.registered).outcome if asked.registered else ""
    return Text.same(name or planned or outcome)


def _title(request: HttpRequest, trial: str) -> Text:
    if trial not in request.book.pack.trials:
        raise Http404
    return request.book.pack.trials[trial].title
