"""Making a survey: the list, a new one, its facts, the next wave."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from frikommune.evaluation.surveys.questionnaire import ROLE_WORDS
from frikommune.evaluation.surveys.ready import OWN_WORDS, READY
from frikommune.language import Text
from frikommune.web.applications.once import new_key, once
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import answer_form, number_in
from frikommune.web.pages.speech import say
from frikommune.web.people.models import Person
from frikommune.web.surveys import forms, making
from frikommune.web.surveys.finding import STATE_WORDS, makes, rates, state_of, survey_at
from frikommune.web.surveys.models import Survey
from frikommune.web.surveys.opening import close_what_is_past

_INTRO = Text(
    "Vi vil gerne vide, hvad forsøget betyder for dig og dit arbejde. Det tager under fem minutter.",
    "We should like to know what the trial means for you and your work. It takes less than five minutes.",
)
_LABELS = {
    "roles": Text("Hvem spørges?", "Who is asked?"),
    "municipalities": Text("I hvilke kommuner?", "In which municipalities?"),
    "trials": Text("Forsøg", "Trials"),
}
_THANKS = Text(
    "Resultaterne vises samlet for alle, når spørgeskemaet er lukket. De bruges i evalueringen af forsøget.",
    "The results are shown for all together when the survey has closed. They are used in the evaluation.",
)


@of_programme("see_work")
def home(request: HttpRequest) -> HttpResponse:
    """Every survey, the newest first."""
    close_what_is_past(request.today)
    found = Survey.objects.filter(programme=request.programme)
    makes_them = makes(request)
    shown = [
        {"survey": one, "state": STATE_WORDS[state_of(one, request)], "rate": rates(one)[0]}
        for one in found
        if makes_them or not one.is_draft
    ]
    return render(request, "surveys/surveys.html", {"surveys": shown, "makes": makes_them})


@of_programme("survey")
def new(request: HttpRequest) -> HttpResponse:
    """The form of a new survey."""
    shown = {**_choices(request), "ready": READY, "own_words": OWN_WORDS, "key": new_key()}
    if request.method != "POST":
        given = {
            **{f"intro_{code}": words for code, words in _INTRO._asdict().items()},
            **{f"thanks_{code}": words for code, words in _THANKS._asdict().items()},
            **{"opens": request.today.isoformat(), "most_reminders": 2},
        }
        return render(
            request,
            "surveys/new.html",
            {**shown, "given": given, **_ticked(["staff"], list(request.book.municipalities), [])},
        )
    return answer_form(request, "surveys/new.html", {**shown, **_typed(request)}, lambda: _make(request))


def _make(request: HttpRequest) -> HttpResponse:
    facts = forms.facts_in(request)
    ready = request.POST.get("ready", "")

    def write() -> str:
        made = making.make(request.programme, facts, ready if ready in READY else "", _person(request))
        return reverse("surveys:survey", args=[request.programme.slug, made.pk])

    return once(request, write)


@of_programme("survey")
def facts(request: HttpRequest, number: int) -> HttpResponse:
    """The form of a draft's facts."""
    survey = survey_at(request, number)
    shown = {**_choices(request), "survey": survey, "based_on": survey.version}
    if request.method != "POST":
        given = {name: getattr(survey, name) for name in making.Facts.__slots__}
        given |= {name: given[name].isoformat() for name in ("opens", "closes")}
        ticked = _ticked(survey.roles, survey.municipalities, survey.trials)
        return render(request, "surveys/facts.html", {**shown, "given": given, **ticked})
    based_on = request.POST.get("based_on", "")

    def store() -> HttpResponse:
        wanted = forms.facts_in(request)
        making.save_facts(survey, wanted, number_in(based_on) or 0)
        return redirect("surveys:survey", request.programme.slug, number)

    return answer_form(
        request, "surveys/facts.html", {**shown, "based_on": based_on, **_typed(request)}, store
    )


@of_programme("survey")
def again(request: HttpRequest, number: int) -> HttpResponse:
    """The form of the next wave: the same questions, a new period."""
    survey = survey_at(request, number)
    shown = {**_choices(request), "survey": survey, "key": new_key(), "is_wave": True}
    if request.method != "POST":
        given = {name: getattr(survey, name) for name in making.Facts.__slots__}
        given |= {"opens": request.today.isoformat(), "closes": ""}
        ticked = _ticked(survey.roles, survey.municipalities, survey.trials)
        return render(request, "surveys/facts.html", {**shown, "given": given, **ticked})

    def store() -> HttpResponse:
        wanted = forms.facts_in(request)

        def write() -> str:
            made = making.next_wave(survey, wanted, _person(request))
            return reverse("surveys:survey", args=[request.programme.slug, made.pk])

        return once(request, write)

    return answer_form(request, "surveys/facts.html", {**shown, **_typed(request)}, store)


def _person(request: HttpRequest) -> Person:
    person: Person = request.user
    return person


def _choices(request: HttpRequest) -> dict[str, Any]:
    trials = request.book.trials(request.today)
    return {
        "labels": _LABELS,
        "roles": ROLE_WORDS,
        "municipalities": {one: Text.same(one) for one in request.book.municipalities},
        "trials": {
            one.trial.name: Text(*(f"{one.trial.name} {word}" for word in one.name)) for one in trials
        },
    }


def _ticked(roles: list[str], municipalities: list[str], trials: list[str]) -> dict[str, Any]:
    return {"roles_ticked": roles, "municipalities_ticked": municipalities, "trials_ticked": trials}


def _typed(request: HttpRequest) -> dict[str, Any]:
    typed = request.POST
    return _ticked(*(typed.getlist(name) for name in ("roles", "municipalities", "trials")))


@require_POST
@of_programme("survey")
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Delete a draft."""
    making.drop(survey_at(request, number))
    messages.success(request, say("Kladden er slettet.", "The draft was deleted."))
    return redirect("surveys:home", request.programme.slug)
