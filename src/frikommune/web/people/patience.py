"""Patience with wrong passwords: after five in a quarter of an hour, a name must wait."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from frikommune.web.people.models import WrongPassword

TRIES = 5
WAIT = timedelta(minutes=15)


def must_wait(username: str) -> bool:
    """Whether a name has had too many wrong passwords of late, be there such a person or not."""
    since = timezone.now() - WAIT
    return WrongPassword.objects.filter(username=username[:150], at__gte=since).count() >= TRIES


def remember(username: str) -> None:
    """Count a wrong password; what is too old to count is forgotten."""
    WrongPassword.objects.filter(at__lt=timezone.now() - WAIT).delete()
    WrongPassword.objects.create(username=username[:150])


def forget(username: str) -> None:
    """After the right one."""
    WrongPassword.objects.filter(username=username[:150]).delete()
