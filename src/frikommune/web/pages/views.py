"""The front page, the choice of language, and the pages that say what went wrong."""

from __future__ import annotations

import sys
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_POST

from frikommune.errors import Refused
from frikommune.language import LANGUAGES
from frikommune.web.journal.models import Programme
from frikommune.web.operations.faults import RETRY_AFTER
from frikommune.web.operations.faults import told as machines_fault
from frikommune.web.pages.onward import own_address
from frikommune.web.pages.speech import language, said, say
from frikommune.web.people.rights import may


def home(request: HttpRequest) -> HttpResponse:
    """The programmes; straight to the only one where there is one."""
    programmes = list(Programme.objects.order_by("slug"))
    if len(programmes) == 1 and not request.user.is_authenticated:
        return redirect("journal:front", programmes[0].slug)
    shown = {
        "programmes": programmes,
        "may_found": may(request.user, None, "found"),
        "may_manage": may(request.user, None, "manage_people"),
    }
    return render(request, "pages/home.html", shown)


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language, and go back to where it was chosen."""
    chosen = request.POST.get("language", "da")
    back = own_address(request, request.POST.get("next", "")) or "/"
    response = HttpResponseRedirect(_without_language(back))
    if chosen in LANGUAGES:
        remember_language(response, chosen)
    return response


def remember_language(response: HttpResponse, chosen: str) -> None:
    """In a cookie that needs no leave: it does what the reader asked for, and nothing else."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=365 * 86_400,
        samesite="Lax",
        secure=settings.HTTPS,
        httponly=True,
    )


def _without_language(address: str) -> str:
    """An address that does not choose the language again."""
    parts = urlsplit(address)
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != "lang"]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def refused_page(request: HttpRequest, refused: Refused, status: int = 422) -> HttpResponse:
    """A page, or for htmx a fragment, that says everything that was refused."""
    template = "pages/refusals.html" if getattr(request, "htmx", False) else "pages/refused.html"
    return render(request, template, {"refusals": refused.refusals}, status=status)


def _told(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    return render(request, "pages/told.html", {"title": title, "words": words}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    words = say(
        "Siden findes ikke, eller adressen er skrevet forkert. Prøv forsiden eller søgningen.",
        "The page does not exist, or its address is misspelt. Try the front page or the search.",
    )
    return _told(request, 404, say("Siden findes ikke", "No such page"), words)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403. What the exception says is meant for the user."""
    words = str(exception or "") or say(
        "Din rolle giver ikke adgang hertil. Spørg netværkets koordinator, hvis den burde.",
        "Your role gives no access to this. Ask the network's coordinator if it should.",
    )
    return _told(request, 403, say("Det må du ikke her", "You may not do this"), words)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form came from a page that was open for too long, or from elsewhere."""
    words = say(
        "Siden havde været åben for længe. Gå tilbage i browseren, genindlæs siden og send igen; "
        "kladder er gemt, mens du skrev.",
        "The page had been open for too long. Go back in the browser, reload the page and send again; "
        "drafts were kept while you wrote.",
    )
    return _told(request, 403, say("Send formularen igen", "Send the form again"), words)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what no browser sends by itself. The usual page might fail over the same request."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "da")
    with translation.override(chosen if chosen in LANGUAGES else "da"):
        words = say(
            "Det sendte er beskadiget undervejs eller har for mange felter. Intet er gemt. Gå tilbage i "
            "browseren, genindlæs siden, og send igen.",
            "What was sent was damaged on the way, or has too many fields. Nothing was stored. Go back in "
            "the browser, reload the page, and send again.",
        )
        return _bare(400, say("Det sendte kan ikke læses", "What was sent cannot be read"), words)


def not_that_way(request: HttpRequest, allowed: str) -> HttpResponse:
    """405: the address of a form, typed or reloaded, or of a page, sent to."""
    words = say(
        "Adressen bruges ikke på den måde: den hører til en knap på en side. Intet er gemt. Gå tilbage i "
        "browseren, og brug knappen.",
        "The address is not used that way: it belongs to a button on a page. Nothing was stored. Go back in "
        "the browser, and use the button.",
    )
    response = _told(request, 405, say("Det kan ikke gøres herfra", "That cannot be done from here"), words)
    response.headers["Allow"] = allowed
    return response


def _bare(status: int, title: str, words: str) -> HttpResponse:
    """A page without menu: it asks neither the database nor the request for anything."""
    html = render_to_string(
        "pages/unavailable.html", {"title": title, "words": words, "language": language()}
    )
    return HttpResponse(html, status=status)


def fault(request: HttpRequest) -> HttpResponse:
    """500: nothing of the fault is shown. 503 where it is the machine's: database gone or slow, disk full."""
    machine = machines_fault(sys.exc_info()[1])
    if machine:
        response = _bare(503, say("Serveren kan ikke lige nu", "The server cannot just now"), said(machine))
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response
    words = say(
        "Der skete en fejl hos os. Intet er gemt halvt. Prøv igen, eller sig det til administratoren.",
        "Something failed here. Nothing was half-saved. Try again, or tell the administrator.",
    )
    return _told(request, 500, say("Noget gik galt", "Something went wrong"), words)
