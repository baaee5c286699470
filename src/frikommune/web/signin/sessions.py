"""Sessions: where a person is signed in, for how long, and how that ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from frikommune.web.pages.middleware import Answer
from frikommune.web.pages.speech import say
from frikommune.web.people.models import Person
from frikommune.web.signin.models import OpenSession

STARTED, SEEN = "signin_started", "signin_seen"
"""Seconds since 1970, in the session itself: no query is needed to tell whether it has lasted too long."""
HOW = "signin_how"
SUB, SID = "signin_sub", "signin_sid"
"""What a sign-in elsewhere calls the person and its own session: with them either end ends the other."""
HINT = "signin_hint"
"""By what name the sign-in knows somebody who has several accounts there, if it said so."""
_NOTED_EACH = 60
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone|iPad", "iOS"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


class SessionMiddleware:
    """Ends a session that has been idle, or has lasted, for too long; the page then asks to sign in."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if request.user.is_authenticated:
            now = int(timezone.now().timestamp())
            started, seen = request.session.get(STARTED, 0), request.session.get(SEEN, 0)
            if now - started > settings.LONGEST_SESSION or now - seen > settings.LONGEST_IDLE:
                logout(request)
                messages.info(request, _ended())
            elif now - seen >= _NOTED_EACH:
                request.session[SEEN] = now
                OpenSession.objects.filter(key=request.session.session_key).update(seen=timezone.now())
        return self.answer(request)


def _ended() -> str:
    return say(
        "Du er logget ud, fordi der var gået for lang tid. Log ind igen.",
        "You were signed out because too much time had passed. Sign in again.",
    )


def connect() -> None:
    """Called once, when the application starts."""
    user_logged_in.connect(_begun, dispatch_uid="frikommune.signin.begun")
    user_logged_out.connect(_left, dispatch_uid="frikommune.signin.left")


def _begun(sender: Any, request: HttpRequest, user: Person, **more: Any) -> None:
    now = timezone.now()
    request.session[STARTED] = request.session[SEEN] = int(now.timestamp())
    longest = timedelta(seconds=settings.LONGEST_SESSION)
    OpenSession.objects.filter(person=user, started__lt=now - longest).delete()
    OpenSession.objects.update_or_create(
        key=request.session.session_key,
        defaults={
            "person": user,
            "how": request.session.get(HOW, "demo" if user.made_up else "password"),
            "device": device_of(request.META.get("HTTP_USER_AGENT", "")),
            "started": now,
            "seen": now,
            "sub": str(request.session.get(SUB, ""))[:255],
            "sid": str(request.session.get(SID, ""))[:255],
        },
    )


def _left(sender: Any, request: HttpRequest, user: Person | None, **more: Any) -> None:
    OpenSession.objects.filter(key=request.session.session_key or "").delete()


def names_in(claims: Mapping[str, Any]) -> dict[str, str]:
    """What the session keeps of an ID token."""
    told = ((SUB, "sub"), (SID, "sid"), (HINT, "login_hint"))
    return {key: str(claims[claim]) for key, claim in told if claims.get(claim)}


def keep_names(request: HttpRequest, claims: Mapping[str, Any]) -> None:
    """The sign-in may have begun a session of its own anew: by that it will end this one."""
    kept = names_in(claims)
    if any(request.session.get(key) != one for key, one in kept.items()):
        request.session.update(kept)
        OpenSession.objects.filter(key=request.session.session_key).update(
            sub=kept.get(SUB, "")[:255], sid=kept.get(SID, "")[:255]
        )


def open_sessions(person: Person) -> list[OpenSession]:
    """Where a person is signed in now, the latest first."""
    now = timezone.now()
    return list(
        OpenSession.objects.filter(
            person=person,
            started__gt=now - timedelta(seconds=settings.LONGEST_SESSION),
            seen__gt=now - timedelta(seconds=settings.LONGEST_IDLE + _NOTED_EACH),
        ).order_by("-seen", "-pk")
    )


def end_all(person: Person, but: str | None = None) -> int:
    """Sign a person out everywhere, but for the session with that key; gives how many were ended."""
    return _end(OpenSession.objects.filter(person=person).exclude(key=but or ""))


def end_there(provider: str, *, sub: str = "", sid: str = "") -> int:
    """End the sessions that a sign-in began: of a person, a session of its own, or a person's in that one.

    Where it did not tell its session when one came in, the person alone counts.
    """
    if not sub and not sid:
        return 0
    found = OpenSession.objects.filter(how=provider)
    found = found.filter(sub=sub[:255]) if sub else found
    return _end(found.filter(sid__in=[sid[:255], *([""] if sub else [])]) if sid else found)


def _end(found: QuerySet[OpenSession]) -> int:
    keys = list(found.values_list("key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    found.filter(key__in=keys).delete()
    return len(keys)


def end_one(person: Person, number: int) -> bool:
    """Sign a person out in one place; False where there is no such session of theirs."""
    one = OpenSession.objects.filter(person=person, pk=number).first()
    if one is None:
        return False
    Session.objects.filter(session_key=one.key).delete()
    one.delete()
    return True


def device_of(agent: str) -> str:
    """`Firefox, Windows`: so that a person knows their own; no more of what the browser tells is kept."""
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if re.search(mark, agent)), "")
    return ", ".join(one for one in (browser, system) if one) or "–"
