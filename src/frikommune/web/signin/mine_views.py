"""A person's own sign-in: where they are signed in, the second factor, the password."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth import password_validation
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from frikommune.web.pages.posted import number_in
from frikommune.web.pages.speech import say
from frikommune.web.people.models import Person
from frikommune.web.people.seating import note
from frikommune.web.signin import factors, patience
from frikommune.web.signin.arriving import complete
from frikommune.web.signin.code_views import set_up_page, too_many
from frikommune.web.signin.sessions import end_all, end_one, open_sessions


@never_cache
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """One's own sign-in."""
    return _page(request)


def _page(request: HttpRequest, wrong: Mapping[str, Any] | None = None) -> HttpResponse:
    person: Person = request.user
    shown = {
        "sessions": open_sessions(person),
        "here": request.session.session_key,
        "factor": factors.factor_of(person),
        "codes_left": factors.codes_left(person),
        "is_required": factors.is_required(person),
        "has_password": person.has_usable_password(),
        "seats": person.seats.select_related("programme").order_by("pk"),
        "wrong": wrong or {},
    }
    return render(request, "signin/mine.html", shown, status=422 if wrong else 200)


@require_POST
@login_required
def end(request: HttpRequest) -> HttpResponse:
    """Sign out in one place, or everywhere else."""
    given = request.POST.get("session", "")
    if given == "others":
        end_all(request.user, but=request.session.session_key)
    elif (number := number_in(given)) is not None:
        end_one(request.user, number)
    return redirect("signin:mine")


@never_cache
@login_required
def factor(request: HttpRequest) -> HttpResponse:
    """Set up a second factor, or a new one for a new telephone; the password comes first."""
    if not request.user.has_usable_password():
        return redirect("signin:mine")
    if request.method == "POST" and "password" in request.POST:
        wrong = _password_wrong(request, request.POST["password"])
        if wrong:
            return _page(request, {"factor": wrong})
        request.session["signin_may_set_up"] = True
        return redirect("signin:factor")
    if not request.session.get("signin_may_set_up"):
        return redirect("signin:mine")
    answer = set_up_page(request, request.user, "/sign-in/mine", is_arriving=False)
    if answer.status_code == 200 and request.method == "POST":
        request.session.pop("signin_may_set_up")
    return answer


@require_POST
@login_required
def codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, against the password."""
    wrong = _password_wrong(request, request.POST.get("password", ""))
    if not wrong and factors.factor_of(request.user) is None:
        wrong = say("Sæt den anden faktor op først.", "Set up the second factor first.")
    if wrong:
        return _page(request, {"codes": wrong})
    shown = {"codes": factors.new_codes(request.user), "onward": "/sign-in/mine"}
    return render(request, "signin/recovery.html", shown)


@require_POST
@login_required
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password; everywhere else one is signed out."""
    person: Person = request.user
    wrong = _password_wrong(request, request.POST.get("password", ""))
    if wrong:
        return _page(request, {"password": wrong})
    chosen = request.POST.get("new", "")
    try:
        password_validation.validate_password(chosen, person)
    except ValidationError as fault:
        return _page(request, {"new": " ".join(fault.messages)})
    person.set_password(chosen)
    person.save(update_fields=["password"])
    note(person, "password", by=person)
    end_all(person)
    answer = complete(request, person, "/sign-in/mine")
    messages.success(
        request,
        say(
            "Adgangskoden er skiftet, og du er logget ud alle andre steder.",
            "The password has been changed, and you are signed out everywhere else.",
        ),
    )
    return answer


def _password_wrong(request: HttpRequest, given: str) -> str:
    """Nothing where the password is right; else what to say. Wrong ones count as at sign-in."""
    person: Person = request.user
    limits = patience.for_password(request, person.username)
    if not patience.may_try(limits):
        return too_many()
    if person.has_usable_password() and person.check_password(given):
        patience.forget(limits)
        return ""
    return say("Adgangskoden er ikke din nuværende.", "That is not your present password.")
