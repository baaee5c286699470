"""Answering: public, without signing in, by a one-time link or a code typed from paper."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache

from frikommune.errors import Refusal
from frikommune.evaluation.surveys.answering import Read, read_answer
from frikommune.evaluation.surveys.questionnaire import ROLE_WORDS
from frikommune.language import LANGUAGES, Text, day_text
from frikommune.web.journal.entering import of_programme
from frikommune.web.surveys.models import Invitation, Survey
from frikommune.web.surveys.sheet import sheet_of
from frikommune.web.surveys.voting import NotUsable, invitation_of, vote

NOT_SAID = "-"
"""What the form sends for “would rather not say”."""


@never_cache
@of_programme()
def enter(request: HttpRequest) -> HttpResponse:
    """Type a code from paper."""
    code = request.POST.get("code", "").strip()[:80]
    if not code:
        shown = {"missing": request.method == "POST"}
        return render(request, "surveys/enter.html", shown, status=422 if shown["missing"] else 200)
    try:
        invitation_of(code, request.programme.pk, request.today)
    except NotUsable as fault:
        return _told(request, fault)
    return redirect("surveys:answer", request.programme.slug, code)


@never_cache
@of_programme()
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The questions; sent, they are counted once, and the link is used."""
    try:
        invitation = invitation_of(token[:80], request.programme.pk, request.today)
        if request.method != "POST":
            return _page(request, invitation)
        if request.POST.get("language") in LANGUAGES:
            return _in_other_language(request, invitation)
        return _sent(request, invitation)
    except NotUsable as fault:
        return _told(request, fault)


def _sent(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    survey = invitation.survey
    read = read_answer(survey.questionnaire, _typed(request))
    municipality, role = _about(request, survey, read)
    if read.is_empty:
        read.wrong[""] = _NOTHING
    if read.wrong:
        return _page(request, invitation, read)
    vote(invitation, municipality, role, read)
    return redirect("surveys:thanks", request.programme.slug, survey.pk)


def _about(request: HttpRequest, survey: Survey, read: Read) -> tuple[str, str]:
    """Where one works and as what, as one says; where only one was asked, it is that."""
    found = []
    for name, offered in (("municipality", survey.municipalities), ("role", survey.roles)):
        said = offered[0] if len(offered) == 1 else request.POST.get(name, "")
        if said not in offered and said != NOT_SAID:
            read.wrong[name] = _CHOOSE
        found.append("" if said == NOT_SAID else said)
    return found[0], found[1]


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    return {key: request.POST.getlist(key) for key in request.POST}


def _in_other_language(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """The same page, with everything that was typed, in the language asked for."""
    chosen = request.POST["language"]
    with translation.override(chosen):
        response = _page(request, invitation)
        response.headers["Content-Language"] = chosen
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 86_400, samesite="Lax", secure=settings.HTTPS
    )
    return response


def _page(request: HttpRequest, invitation: Invitation, read: Read | None = None) -> HttpResponse:
    survey = invitation.survey
    typed = _typed(request)
    wrong = read.wrong if read else {}
    parts = sheet_of(survey.questionnaire, typed, wrong)
    shown: dict[str, Any] = {
        "survey": survey,
        "parts": parts,
        "asks_municipality": len(survey.municipalities) > 1,
        "asks_role": len(survey.roles) > 1,
        "municipalities": survey.municipalities,
        "roles": {one: ROLE_WORDS[one] for one in survey.roles},
        "said_municipality": request.POST.get("municipality", ""),
        "said_role": request.POST.get("role", ""),
        "wrong": wrong,
        "wrongs": _listed(wrong, parts),
    }
    return render(request, "surveys/answer.html", shown, status=422 if wrong else 200)


def _listed(wrong: dict[str, Refusal], parts: Any) -> list[tuple[str, Text, Refusal]]:
    """What is wrong, in the order of the page: where to go, what it asks, what to do."""
    asks = {"": Text("Svar", "Answers"), "municipality": _WHERE, "role": _WHO}
    asks |= {one.key: one.words for part in parts for one in part.fields}
    return [(key, words, wrong[key]) for key, words in asks.items() if key in wrong]


@never_cache
@of_programme()
def thanks(request: HttpRequest, number: int) -> HttpResponse:
    """Thanks, and what happens now."""
    survey = Survey.objects.filter(programme=request.programme, pk=number, opened_on__isnull=False).first()
    if survey is None:
        return _told(request, NotUsable("unknown"))
    return render(request, "surveys/thanks.html", {"survey": survey})


_TOLD: dict[str, tuple[Text, Text, int]] = {
    "unknown": (
        Text("Linket kendes ikke", "The link is not known"),
        Text(
            "Det kan være skrevet forkert, eller mailprogrammet kan have skåret noget af. "
            "Kopiér hele linket, eller skriv koden igen.",
            "It may be misspelt, or the mail program may have cut some of it. "
            "Copy the whole link, or type the code again.",
        ),
        404,
    ),
    "used": (
        Text("Linket er brugt", "The link has been used"),
        Text(
            "Hvert link kan bruges én gang, og der er svaret med dette. Var det dig, så tak: svaret er "
            "talt med. Det kan ikke ændres, for ingen ved, hvilket svar der er dit.",
            "Each link works once, and this one has been answered with. If that was you, thank you: your "
            "answer counts. It cannot be changed, for nobody knows which answer is yours.",
        ),
        410,
    ),
    "closed": (
        Text("Spørgeskemaet er lukket", "The survey has closed"),
        Text("Der kan ikke længere svares. Tak, fordi du ville.", "It takes no more answers. Thank you."),
        410,
    ),
    "early": (
        Text("Spørgeskemaet er ikke åbnet endnu", "The survey has not opened yet"),
        Text("Prøv igen", "Try again"),
        403,
    ),
}


def _told(request: HttpRequest, fault: NotUsable) -> HttpResponse:
    """Why a link cannot be used, kindly."""
    title, words, status = _TOLD[fault.why]
    if fault.why == "early" and fault.survey is not None:
        day = day_text(fault.survey.opens)
        words = Text(f"Det åbner den {day.da}. Prøv igen da.", f"It opens on {day.en}. Try again then.")
    shown = {"title": title, "words": words, "why": fault.why}
    return render(request, "surveys/not_usable.html", shown, status=status)


_WHERE = Text("Kommune", "Municipality")
_WHO = Text("Hvem er du", "Who you are")
_NOTHING = Refusal(
    "nothing_answered",
    Text("Der er ikke svaret på noget", "Nothing was answered"),
    "",
    "–",
    Text("mindst ét svar", "one answer at least"),
    Text("Svar på det, du kan, og send igen.", "Answer what you can, and send again."),
)
_CHOOSE = Refusal(
    "not_chosen",
    Text("Der er ikke valgt noget", "Nothing was chosen"),
    "",
    "–",
    Text("et af valgene", "one of the choices"),
    Text("Vælg, og send igen.", "Choose, and send again."),
)
