"""Running a survey: its page, opening, inviting, mail, reminders, closing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from frikommune.errors import Refused
from frikommune.evaluation.surveys.questionnaire import ROLE_WORDS
from frikommune.evaluation.surveys.rates import rate_table, told
from frikommune.language import Text
from frikommune.web.applications.once import new_key
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import need
from frikommune.web.surveys import inviting, mailing, opening, refusals
from frikommune.web.surveys.finding import STATE_WORDS, makes, rates, role_texts, state_of, survey_at
from frikommune.web.surveys.models import Survey

ADDRESSES = Text("Mailadresser", "Mail addresses")
CODES = Text("Antal koder", "Number of codes")
MUNICIPALITY = Text("Kommune", "Municipality")
ROLE = Text("Hvem", "Who")


@of_programme("see_work")
def survey(request: HttpRequest, number: int) -> HttpResponse:
    """One survey: what it is, what to do next, who has answered."""
    found = survey_at(request, number)
    found_rates = rates(found)
    state = state_of(found, request)
    shown: dict[str, Any] = {
        "survey": found,
        "state": state,
        "state_words": STATE_WORDS[state],
        "makes": makes(request),
        "roles": role_texts(found),
        "questions": len(found.content),
        "rate": told(found_rates[0]) if found_rates[0].invited else None,
        "rates": rate_table(found_rates) if found_rates[0].invited else None,
        "invited": found_rates[0].invited,
        "later": found.later.filter(opened_on__isnull=False).first(),
    }
    if makes(request):
        shown |= {
            "waiting": mailing.waiting(found).count(),
            "remindable": mailing.remindable(found, request.today).count() if state == "open" else 0,
            "later": found.later.first(),
            "waves": found.later.count(),
        }
    return render(request, "surveys/survey.html", shown)


@require_POST
@of_programme("survey")
def open_it(request: HttpRequest, number: int) -> HttpResponse:
    """Lock the words and open; the mail that fits in one go is sent at once."""
    seat = need(request, "survey")
    base = request.build_absolute_uri("/").rstrip("/")
    found = opening.open_it(survey_at(request, number), request.today, seat.text.da, base)
    messages.success(request, say("Ordlyden er låst.", "The words are locked."))
    _send(request, found)
    return _back(request, number)


@require_POST
@of_programme("survey")
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Send the mail that waits."""
    _send(request, survey_at(request, number))
    return _back(request, number)


@require_POST
@of_programme("survey")
def remind(request: HttpRequest, number: int) -> HttpResponse:
    """Remind those who have not answered; nobody more often than was set, and once a day at most."""
    found = survey_at(request, number)
    if not mailing.remind(found, request.today):
        words = say(
            "Der er ingen at minde om det: alle har svaret, fik mail i dag "
            "eller er mindet så ofte, som I har bestemt.",
            "There is nobody to remind: all have answered, got a mail today, "
            "or were reminded as often as you decided.",
        )
        messages.info(request, words)
    _send(request, found)
    return _back(request, number)


def _send(request: HttpRequest, found: Survey) -> None:
    """Send one go of mail, and say how it went."""
    try:
        sent = mailing.send(found, request.today, settings.DEFAULT_FROM_EMAIL)
    except Refused as refused:
        messages.error(request, refusals.said_of(refused))
        return
    left = mailing.waiting(found).count()
    if sent:
        messages.success(request, say(f"{sent} mails er sendt.", f"{sent} mails were sent."))
    if left and found.takes_answers(request.today):
        words = say(f"{left} venter: tryk på Send igen.", f"{left} are waiting: press Send again.")
        messages.info(request, words)


@require_POST
@of_programme("survey")
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close it now."""
    opening.close(survey_at(request, number), request.today)
    words = say(
        "Spørgeskemaet er lukket, og adresserne er slettet.",
        "The survey is closed, and the addresses are deleted.",
    )
    messages.success(request, words)
    return _back(request, number)


@require_POST
@of_programme("survey")
def extend(request: HttpRequest, number: int) -> HttpResponse:
    """A later last day."""
    found = survey_at(request, number)
    posted = Posted(request)
    closes = posted.day("closes", Text("Sidste dag", "Last day"), first=found.closes)
    posted.check()
    assert closes is not None  # `check` raised otherwise
    opening.extend(found, closes)
    messages.success(request, say("Sidste dag er flyttet.", "The last day was moved."))
    return _back(request, number)


def _back(request: HttpRequest, number: int) -> HttpResponse:
    return redirect("surveys:survey", request.programme.slug, number)


# ---- Inviting


@never_cache
@of_programme("survey")
def invite(request: HttpRequest, number: int) -> HttpResponse:
    """Paste addresses, or make codes to print; the codes are shown this once."""
    found = survey_at(request, number)
    if found.closed_on is not None:
        raise Http404
    shown: dict[str, Any] = {
        "survey": found,
        "municipalities": {one: Text.same(one) for one in found.municipalities},
        "roles": {one: ROLE_WORDS[one] for one in found.roles},
        "most_codes": inviting.MOST_CODES,
        "key": new_key(),
    }
    if request.method != "POST":
        return render(request, "surveys/invite.html", shown)
    try:
        return _codes(request, found) if "codes" in request.POST else _addresses(request, found)
    except Refused as refused:
        again = {**shown, "refusals": refused.refusals, "given": request.POST}
        return render(request, "surveys/invite.html", again, status=422)


def _whom(posted: Posted, found: Survey) -> tuple[str, str]:
    municipality = posted.choice("municipality", MUNICIPALITY, found.municipalities)
    return municipality, posted.choice("role", ROLE, found.roles)


def _addresses(request: HttpRequest, found: Survey) -> HttpResponse:
    posted = Posted(request)
    municipality, role = _whom(posted, found)
    pasted = posted.text("addresses", ADDRESSES, longest=400_000)
    posted.check()
    invited = inviting.invite(found, municipality, role, inviting.addresses_in(pasted))
    words = say(f"{invited.new} er inviteret.", f"{invited.new} are invited.")
    if invited.before:
        words += " " + say(f"{invited.before} var det i forvejen.", f"{invited.before} were before.")
    messages.success(request, words)
    _send(request, found)
    return redirect("surveys:invite", request.programme.slug, found.pk)


def _codes(request: HttpRequest, found: Survey) -> HttpResponse:
    posted = Posted(request)
    municipality, role = _whom(posted, found)
    many = posted.whole("many", CODES, 1, inviting.MOST_CODES)
    key = posted.text("key", CODES, longest=64)
    posted.check()
    codes = inviting.print_codes(found, municipality, role, many, key)
    base = request.build_absolute_uri("/").rstrip("/")
    enter = base + reverse("surveys:enter", args=[request.programme.slug])
    shown = {
        "survey": found,
        "municipality": municipality,
        "role": ROLE_WORDS[role],
        "codes": codes,
        "enter": enter,
    }
    return render(request, "surveys/codes.html", shown)


@require_POST
@of_programme("survey")
def forget_codes(request: HttpRequest, number: int) -> HttpResponse:
    """Delete the printed codes of a municipality and role that were not used."""
    found = survey_at(request, number)
    posted = Posted(request)
    municipality, role = _whom(posted, found)
    posted.check()
    many = opening.forget_unused_codes(found, municipality, role)
    words = say(f"{many} ubrugte koder er slettet.", f"{many} unused codes were deleted.")
    messages.success(request, words)
    return redirect("surveys:invite", request.programme.slug, number)
