"""The questions of a draft: in order, one at a time, and as whoever answers will see them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from frikommune.errors import Refused
from frikommune.evaluation.surveys.checks import check
from frikommune.evaluation.surveys.questionnaire import KIND_WORDS, ROLE_WORDS, Question
from frikommune.evaluation.surveys.scales import FAMILIES, FAMILY_WORDS, POINTS, Scale
from frikommune.language import Text
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import number_in
from frikommune.web.pages.speech import say
from frikommune.web.surveys import forms, making
from frikommune.web.surveys.finding import survey_at
from frikommune.web.surveys.models import Survey
from frikommune.web.surveys.sheet import sheet_of


@of_programme("survey")
def questions(request: HttpRequest, number: int) -> HttpResponse:
    """The questions in order; a button moves one, takes one out, or adds a ready-made questionnaire's."""
    survey = survey_at(request, number)
    if request.method == "POST":
        return _changed(request, survey)
    shown = {
        "survey": survey,
        "kinds": KIND_WORDS,
        "faults": _faults(survey),
        "parts": sheet_of(survey.questionnaire),
    }
    return render(request, "surveys/questions.html", shown)


def _changed(request: HttpRequest, survey: Survey) -> HttpResponse:
    """Each button names what it does and to which question: `up:q3`."""
    deed, _, key = request.POST.get("do", "").partition(":")
    kept = survey.questionnaire
    keys = {one.key for one in kept}
    based_on = request.POST.get("based_on", "")
    if deed in ("up", "down") and key in keys:
        kept = kept.moved(key, -1 if deed == "up" else 1)
    elif deed == "remove" and key in keys:
        kept = kept.without(key)
    else:
        raise Http404
    making.save_questions(survey, kept, number_in(based_on) or 0)
    url = reverse("surveys:questions", args=[request.programme.slug, survey.pk])
    return redirect(url if deed == "remove" else f"{url}#question-{key}")


def _faults(survey: Survey) -> tuple[Any, ...]:
    try:
        check(survey.questionnaire)
    except Refused as refused:
        return refused.refusals
    return ()


@of_programme("survey")
def question(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """The form of one question; `new` with a kind is a new one."""
    survey = survey_at(request, number)
    kept = survey.questionnaire
    kind = forms.kind_in(request)
    before = next((one for one in kept if one.key == key), None)
    if key == "new" and kind is not None:
        before = forms.blank(kind, kept)
    if before is None:
        raise Http404
    if request.method != "POST":
        return _question_page(request, survey, before, survey.version, {})
    wanted, posted = forms.question_in(request, before)
    based_on = request.POST.get("based_on", "")
    try:
        posted.check()
        making.save_questions(survey, kept.put(wanted), number_in(based_on) or 0)
    except Refused as refused:
        return _question_page(request, survey, wanted, based_on, {"refusals": refused.refusals})
    if "more" in request.POST:
        return redirect("surveys:question", request.programme.slug, number, wanted.key)
    messages.success(request, say("Spørgsmålet er gemt.", "The question was stored."))
    return redirect("surveys:questions", request.programme.slug, number)


def _question_page(
    request: HttpRequest, survey: Survey, question: Question, based_on: object, more: dict[str, Any]
) -> HttpResponse:
    shown = {
        "survey": survey,
        "question": question,
        "kind": KIND_WORDS[question.kind],
        "rows": forms.rows_shown(question),
        "families": {one: _family(one) for one in FAMILIES},
        "points": POINTS,
        "based_on": based_on,
        **more,
    }
    return render(request, "surveys/question.html", shown, status=422 if more else 200)


def _family(family: Any) -> Text:
    """`enig eller uenig (helt uenig … helt enig)`."""
    scale, name = Scale(family), FAMILY_WORDS[family]
    ends = (scale.words(scale.codes[0]), scale.words(scale.codes[-1]))
    return Text(
        f"{name.da} ({ends[0].da} … {ends[1].da})",
        f"{name.en} ({ends[0].en} … {ends[1].en})",
    )


@of_programme("survey")
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """The survey as whoever answers it will see it."""
    survey = survey_at(request, number)
    shown = {
        "survey": survey,
        "preview": True,
        "parts": sheet_of(survey.questionnaire),
        "asks_municipality": len(survey.municipalities) > 1,
        "asks_role": len(survey.roles) > 1,
        "municipalities": survey.municipalities,
        "roles": {one: ROLE_WORDS[one] for one in survey.roles},
    }
    return render(request, "surveys/answer.html", shown)
