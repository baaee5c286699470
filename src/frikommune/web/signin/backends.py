"""Whom a sign-in lets in: never somebody whose access is closed, nor a made-up person for real."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

LOCAL = "frikommune.web.signin.backends.LocalBackend"
ELSEWHERE = "frikommune.web.signin.backends.ElsewhereBackend"


class LocalBackend(ModelBackend):
    """User name and password. Asked at every request too, so a session ends with the access."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether this person may be here now."""
        return super().user_can_authenticate(user) and (settings.DEMO or not user.made_up)


class ElsewhereBackend(LocalBackend):
    """For sessions that a municipality's own sign-in began; it knows no password."""

    def authenticate(self, request: Any, **credentials: Any) -> None:
        """Nobody: the answer of the sign-in was checked before."""
        return
