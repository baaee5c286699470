"""Samples of reasons: a leader draws them, judges each, and sees the share that was accepted."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from frikommune.casework.uses.sample import Judged
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.cases.access import of_cases
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import say
from frikommune.web.uses.drawing import Wanted, draw_sample, drawn_again, judgement_of, said_of
from frikommune.web.uses.kept import reason_text, uses_in
from frikommune.web.uses.models import Draw, Drawn, Use, UseStep
from frikommune.web.uses.note import who
from frikommune.web.uses.opening import open_all
from frikommune.web.uses.registering import grow, hold

LISTED = 50
START, END = Text("Fra", "From"), Text("Til og med", "Through")
EXEMPTION = Text("Undtagelse", "Exemption")
SIZE, UNIT = Text("Hvor mange", "How many"), Text("Regnet i", "Counted in")
UNITS = {"percent": Text("procent", "per cent"), "number": Text("sager", "cases")}
JUDGEMENT, WORDS = Text("Din vurdering", "Your judgement"), Text("Med hvilke ord", "In which words")
JUDGEMENTS = {
    "accepted": Text("grunden holder", "the reason holds"),
    "not_accepted": Text("grunden holder ikke", "the reason does not hold"),
}


@require_http_methods(["GET", "POST"])
@of_cases("check_uses")
def samples(request: HttpRequest) -> HttpResponse:
    """Every sample that was drawn, and the form that draws another."""
    rulebook = request.book.pack.rulebook
    by_case = {
        one.id: Text(f"{one.id} {one.title.da}", f"{one.id} {one.title.en}")
        for one in rulebook.exemptions.values()
        if one.use is not None and (one.id, request.municipality) in rulebook.grants_of
    }
    today = request.today
    shown = {
        "samples": _judged(request),
        "exemptions": by_case,
        "units": UNITS,
        "given": {"start": date(today.year, 1, 1).isoformat(), "end": today.isoformat(), "unit": "percent"},
        "key": request.POST.get("key") or uuid.uuid4().hex,
    }

    def drawn() -> HttpResponse:
        made = draw_sample(
            request.programme,
            request.municipality,
            rulebook,
            _wanted(request, by_case),
            by=request.user,
            today=today,
            key=f"{request.user.pk}-{shown['key']}"[:60],
        )
        return redirect("uses:sample", request.programme.slug, request.municipality, made.pk)

    return answer_form(request, "uses/samples.html", shown, drawn)


@require_http_methods(["GET", "POST"])
@of_cases("check_uses")
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """One sample: each reason is judged, by each leader; the last word of each counts."""
    made = _draws(request).filter(pk=pk).first()
    if made is None:
        raise Http404
    uses = _uses(request, made)
    open_all(request, [one.case for one in uses])
    said = said_of(uses)
    shown = {
        "sample": made,
        "lines": [_line(request, use, said[use.pk]) for use in uses],
        "judged": judgement_of(uses),
        "again": drawn_again(made, request.book.pack.rulebook) == tuple(use.pk for use in uses),
        "exemption": request.book.pack.rulebook.exemptions.get(made.exemption),
        "judgements": JUDGEMENTS,
    }
    if request.method == "POST":
        try:
            _judge(request, uses)
        except Refused as refused:
            more = {"refusals": refused.refusals, "given": request.POST, "tried": request.POST.get("use")}
            return render(request, "uses/sample.html", {**shown, **more}, status=422)
        messages.success(request, say("Vurderingen er gemt.", "The judgement is stored."))
        return redirect("uses:sample", request.programme.slug, request.municipality, pk)
    return render(request, "uses/sample.html", shown)


def _judged(request: HttpRequest) -> list[tuple[Draw, Judged]]:
    """The latest samples with how they were judged."""
    draws = list(_draws(request)[:LISTED])
    uses: dict[int, list[Use]] = {one.pk: [] for one in draws}
    found = Drawn.objects.filter(draw__in=draws).select_related("use").prefetch_related("use__steps")
    for one in found.order_by("use"):
        uses[one.draw_id].append(one.use)
    return [(one, judgement_of(uses[one.pk])) for one in draws]


def _draws(request: HttpRequest) -> QuerySet[Draw]:
    there = Draw.objects.filter(programme=request.programme, municipality=request.municipality)
    return there.select_related("made_by").order_by("-pk")


def _uses(request: HttpRequest, made: Draw) -> list[Use]:
    return list(uses_in(request.programme, request.municipality).filter(drawn__draw=made))


def _wanted(request: HttpRequest, by_case: dict[str, Text]) -> Wanted:
    """What the form wants drawn. Raises Refused."""
    posted = Posted(request)
    start = posted.day("start", START, last=request.today)
    end = posted.day("end", END, first=start, last=request.today)
    exemption = posted.choice("exemption", EXEMPTION, by_case, needed=False)
    unit = posted.choice("unit", UNIT, UNITS)
    size = posted.whole("size", SIZE, 1, 100 if unit == "percent" else 1000)
    posted.check()
    assert start is not None
    assert end is not None
    share = {"percent": size} if unit == "percent" else {"number": size}
    return Wanted(start, end, exemption, **share)


def _judge(request: HttpRequest, uses: list[Use]) -> None:
    """Store a judgement; the same one sent twice is one. Raises Refused."""
    posted = Posted(request)
    pk = posted.choice("use", EXEMPTION, [str(one.pk) for one in uses])
    step = posted.choice("judgement", JUDGEMENT, JUDGEMENTS)
    words = posted.text("words", WORDS, needed=step == "not_accepted", longest=1000)
    posted.check()
    use = next(one for one in uses if str(one.pk) == pk)
    if use.recorded_by_id == request.user.pk:
        raise PermissionDenied(
            say("Ingen vurderer sin egen beslutning.", "Nobody judges a decision of their own.")
        )
    with transaction.atomic():
        held = hold(use.case)
        before = UseStep.objects.filter(use=use, by=request.user, step__in=JUDGEMENTS).order_by("-pk").first()
        if before is None or (before.step, before.words) != (step, words):
            UseStep.objects.create(use=use, step=step, words=words, on=request.today, by=request.user)
            grow(held)


def _line(request: HttpRequest, use: Use, said: list[tuple[int, bool]]) -> dict[str, object]:
    rulebook = request.book.pack.rulebook
    verdicts = [one for one in use.steps.all() if one.step in JUDGEMENTS]
    return {
        "use": use,
        "norm": rulebook.norms[use.norm],
        "reason": reason_text(use, rulebook),
        "who": who(use),
        "said": [(one, JUDGEMENTS[one.step]) for one in sorted(verdicts, key=lambda one: one.pk)],
        "mine": dict(said).get(request.user.pk),
        "is_judged": bool(said),
        "is_own": use.recorded_by_id == request.user.pk,
    }
