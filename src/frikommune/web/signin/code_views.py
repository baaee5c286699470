"""The second factor at sign-in: the code, and setting it up where there is none yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from frikommune.web.pages.speech import say
from frikommune.web.people.models import Person
from frikommune.web.signin import factors, patience
from frikommune.web.signin.arriving import complete, of_waiting

_SECRET = "signin_secret"


@never_cache
@of_waiting
def code(request: HttpRequest, person: Person, onward: str) -> HttpResponse:
    """The code of the app, or a recovery code."""
    wrong = ""
    if request.method == "POST":
        limits = patience.for_code(person.pk)
        if not patience.may_try(limits):
            wrong = too_many()
        elif factors.is_right(person, request.POST.get("code", "")[:60]):
            patience.forget(limits)
            return complete(request, person, onward)
        else:
            wrong = wrong_code()
    return render(request, "signin/code.html", {"wrong": wrong}, status=422 if wrong else 200)


@never_cache
@of_waiting
def set_up(request: HttpRequest, person: Person, onward: str) -> HttpResponse:
    """Set up the second factor that the role demands, then sign in; recovery codes are shown once."""
    if factors.factor_of(person) is not None:
        return code(request)
    return set_up_page(request, person, onward, is_arriving=True)


def set_up_page(request: HttpRequest, person: Person, onward: str, *, is_arriving: bool) -> HttpResponse:
    """The picture for the app, and the code that shows that it has it."""
    kept = request.session.get(_SECRET)
    secret = (factors.decrypted(kept) if kept else None) or factors.new_secret()
    wrong = ""
    if request.method == "POST" and kept:
        step = factors.step_of(secret, request.POST.get("code", "")[:20])
        if step is not None:
            codes = factors.set_up(person, secret, step)
            request.session.pop(_SECRET, None)
            if is_arriving:
                complete(request, person, onward)
            return render(request, "signin/recovery.html", {"codes": codes, "onward": onward})
        wrong = wrong_code()
    request.session[_SECRET] = factors.encrypted(secret)
    shown = {
        "picture": factors.picture(secret, person),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "wrong": wrong,
        "is_arriving": is_arriving,
    }
    return render(request, "signin/set_up.html", shown, status=422 if wrong else 200)


def wrong_code() -> str:
    """What is said of a code that does not fit."""
    return say(
        "Koden passer ikke, eller den er brugt. Vent på appens næste kode, og skriv den; se også, om "
        "telefonens ur går rigtigt.",
        "The code does not fit, or was used. Wait for the app's next code and write it; see also that "
        "the phone's clock is right.",
    )


def too_many() -> str:
    """What is said to whoever must wait."""
    return say(
        "Der er prøvet forkert for mange gange. Vent et kvarter, eller spørg administratoren.",
        "Too many wrong tries. Wait a quarter of an hour, or ask the administrator.",
    )
