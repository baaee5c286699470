"""Ideas: the list of them and of the applications they became, one idea, and a new one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.web.applications import ideas as told
from frikommune.web.applications.acts import propose_idea
from frikommune.web.applications.models import Draft
from frikommune.web.applications.once import new_key, once
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may, need, own_municipalities

LONGEST_IDEA = 5000


@of_programme("see_work")
def ideas(request: HttpRequest) -> HttpResponse:
    """Ideas, drafts and applications, with a search."""
    asked = told.Asked(
        request.GET.get("q", "").strip()[:100],
        request.GET.get("stage", ""),
        request.GET.get("municipality", ""),
    )
    found = told.ideas(request.book, request.on, request.known_on)
    drafts = Draft.objects.filter(programme=request.programme, trial="").select_related("changed_by")
    shown = {
        "asked": asked,
        "stages": told.STAGES.items(),
        "municipalities": request.book.municipalities,
        "ideas": [(one, told.STAGES[one.stage]) for one in told.wanted_ideas(found, asked)],
        "drafts": list(told.wanted_drafts(drafts.order_by("-changed_at"), asked)),
        "courses": [
            (one, told.STAGES[one.stage]) for one in told.wanted_courses(told.courses(request.book), asked)
        ],
        "may_propose": may(request.user, request.programme, "propose"),
        "may_apply": may(request.user, request.programme, "apply"),
    }
    return render(request, "applications/ideas.html", shown)


@of_programme("see_work")
def idea(request: HttpRequest, name: str) -> HttpResponse:
    """One idea: its problem and solution, where it comes from, what became of it."""
    about = Subject("idea", name)
    all_ideas = told.ideas(request.book, request.on, request.known_on)
    found = next((one for one in all_ideas if one.about == about), None)
    if found is None:
        raise Http404
    courses = {one.trial for one in told.courses(request.book)}
    shown = {
        "idea": found,
        "stage": told.STAGES[found.stage],
        "became": [(one, one.name in courses, request.book.pack.trials[one.name]) for one in found.became],
        "drafts": Draft.objects.filter(programme=request.programme, idea=name, trial="").order_by("pk"),
        "may_apply": may(request.user, request.programme, "apply"),
        "key": new_key(),
    }
    return render(request, "applications/idea.html", shown)


@of_programme("propose")
def new_idea(request: HttpRequest) -> HttpResponse:
    """The form for an idea, and what was wrong with it."""
    if request.method != "POST":
        return _idea_form(request)
    try:
        return once(request, lambda: _write_idea(request))
    except Refused as refused:
        return _idea_form(request, refused)


def _write_idea(request: HttpRequest) -> str:
    title, problem, solution = (
        _needed(request, key, label)
        for key, label in (
            ("title", Text("Idéen kort", "The idea in short")),
            ("problem", Text("Problemet", "The problem")),
            ("solution", Text("Løsningen", "The solution")),
        )
    )
    municipality = request.POST.get("municipality", "")
    about = propose_idea(request, title, problem, solution, municipality)
    messages.success(request, say("Idéen er gemt.", "The idea was stored."))
    return reverse("applications:idea", args=[request.programme.slug, about.name])


def _needed(request: HttpRequest, key: str, label: Text) -> str:
    written = request.POST.get(key, "").replace("\r\n", "\n").strip()
    if not written:
        raise refuse(
            "field_empty",
            problem=Text(f"“{label.da}” mangler", f"“{label.en}” is missing"),
            where=label.da,
            given="–",
            expected=Text("nogle ord", "some words"),
            do_next=Text("Udfyld feltet.", "Fill in the field."),
        )
    return written[:LONGEST_IDEA]


def _idea_form(request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    need(request, "propose")
    own = own_municipalities(request.user, request.programme)
    shown = {
        "given": request.POST,
        "municipalities": own or request.book.municipalities,
        "for_network": not own,
        "key": request.POST.get("key") or new_key(),
        "refusals": refused.refusals if refused else (),
    }
    return render(request, "applications/new_idea.html", shown, status=422 if refused else 200)
