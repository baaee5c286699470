"""A closed survey is evaluated: a statement's agreeing share against the wave before, or a known figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from frikommune.cases.mark import Mark
from frikommune.errors import Refused, refuse
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.counts.proportions import Share
from frikommune.evaluation.effects.effect import Effect
from frikommune.evaluation.effects.groups import one_group, two_groups
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.digests import digest_of_counts
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.evaluated.foreseen import foreseen_counts
from frikommune.evaluation.evaluated.result import Result
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.surveys.variables import Variable, variables_of
from frikommune.evaluation.surveys.waves import ALL, Wave
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import Text
from frikommune.web.evaluations.asking import OTHERS, choices_of, read_asked
from frikommune.web.evaluations.running import Ready, beside_plan, keep
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.people.rights import need
from frikommune.web.surveys.finding import waves_of
from frikommune.web.surveys.models import Survey

STATEMENT = Text("Udsagnet", "The statement")
CAVEAT = Text(
    "Svarene er anonyme: de to runder er to stikprøver, og hvem der svarede, kan have ændret sig.",
    "The answers are anonymous: the two waves are two samples, and who answered may have changed.",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement to evaluate: the agreeing share now, and in the wave before where it was asked."""

    variable: Variable
    now: Share
    before: Share | None


def surveys_about(request: HttpRequest, trial: str) -> list[Survey]:
    """The closed surveys that name the trial, the latest first."""
    closed = Survey.objects.filter(programme=request.programme, closed_on__isnull=False)
    return [one for one in closed.order_by("-closed_on") if trial in one.trials]


@of_programme("see_work")
def evaluate_survey(request: HttpRequest, trial: str, survey: int) -> HttpResponse:
    """The form; sent with `do=preview` it is told what will be computed."""
    seat = need(request, "evaluate")
    found = next((one for one in surveys_about(request, trial) if one.pk == survey), None)
    if found is None or trial not in request.book.pack.trials:
        raise Http404
    waves = waves_of(found)
    statements = {one.variable.key: one for one in statements_of(waves)}
    choices = choices_of(request, trial, with_others=len(waves) > 1)
    shown: dict[str, Any] = {
        "trial": trial,
        "title": request.book.pack.trials[trial].title,
        "survey": found,
        "statements": statements.values(),
        "against_before": True,
        **choices.shown(),
    }

    def store() -> HttpResponse:
        posted = Posted(request)
        chosen = posted.choice("statement", STATEMENT, statements)
        asked = read_asked(posted, choices, share=True)
        statement = statements[chosen]
        before = _before(statement) if request.POST.get("against") == OTHERS else None
        if request.POST.get("do") == "preview":
            told = _foreseen(statement, before, asked.question)
            return render(request, "evaluations/survey.html", {**shown, "given": request.POST, "told": told})
        mark = Mark.SYNTHETIC if found.synthetic else Mark.NONE
        evaluation = evaluated(statement, before, asked.question, mark, found.title_da)
        result = Result((beside_plan(evaluation, asked.registered),))
        day = found.closed_on or request.today
        ready = Ready(trial, asked.stage, "survey", result, day, asked.draft, asked.registered)
        kept = keep(request, seat, ready)
        return HttpResponseRedirect(reverse("evaluations:result", args=[request.programme.slug, kept.pk]))

    return answer_form(request, "evaluations/survey.html", shown, store)


def statements_of(waves: list[Wave]) -> Iterator[Statement]:
    """Those on a scale whose answers may be shown; the wave before only where its words were the same."""
    now = waves[-1]
    earlier = {one.key: one for one in variables_of(waves[-2].questionnaire)} if len(waves) > 1 else {}
    for one in variables_of(now.questionnaire):
        share = _share(now, one)
        if share is None:
            continue
        same = earlier.get(one.key)
        is_same = same is not None and (same.version, same.scale) == (one.version, one.scale)
        yield Statement(one, share, _share(waves[-2], same) if same is not None and is_same else None)


def evaluated(
    statement: Statement, before: Share | None, question: Question, mark: Mark, source: str
) -> Evaluation:
    """The agreeing share, against the wave before or a known figure."""
    effect = _effect(_counted(statement.now), _counted(before) if before else None, question)
    effect = replace(effect, mark=mark)
    name = statement.variable.words
    caveats = (CAVEAT,) if before else ()
    judged = judge(effect, question, name=name, caveats=caveats)
    return Evaluation(effect, judged, question, Roles(outcome=statement.variable.key), source)


def _effect(now: Counted, before: Counted | None, question: Question) -> Effect:
    if before is None:
        return replace(one_group.estimate_counted(now, question), digest=digest_of_counts(now))
    effect = two_groups.estimate_two_counted(now, before, question)
    return replace(effect, digest=digest_of_counts(now, before))


def _share(wave: Wave, variable: Variable) -> Share | None:
    if variable.scale is None or ALL not in wave.shown(variable):
        return None
    return wave.tally(variable).top


def _counted(share: Share) -> Counted:
    return Counted(share.numerator, share.denominator)


def _before(statement: Statement) -> Share:
    if statement.before is None:
        raise _not_asked_before(statement)
    return statement.before


def _foreseen(statement: Statement, before: Share | None, question: Question) -> tuple[Text, ...]:
    if before is None:
        return foreseen_counts(_counted(statement.now), question)
    now = statement.now.denominator
    return (
        Text(
            f"Andelen, der er enig: {now} svar nu mod {before.denominator} i runden før.",
            f"The share that agrees: {now} answers now against {before.denominator} in the wave before.",
        ),
        CAVEAT,
    )


def _not_asked_before(statement: Statement) -> Refused:
    return refuse(
        "not_asked_before",
        problem=Text(
            "Udsagnet blev ikke stillet med samme ord i runden før, eller for få svarede",
            "The statement was not asked in the same words in the wave before, or too few answered",
        ),
        where=STATEMENT.da,
        given=statement.variable.words.da,
        expected=Text("et udsagn fra begge runder", "a statement of both waves"),
        do_next=Text(
            "Vælg et andet udsagn, eller hold det op mod et kendt tal.",
            "Choose another statement, or hold it against a known figure.",
        ),
    )
