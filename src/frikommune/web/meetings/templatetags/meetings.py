"""Words of the meetings' pages."""

from __future__ import annotations

from django import template

from frikommune.programme.agenda import KIND_WORDS
from frikommune.web.pages.speech import said
from frikommune.web.people.models import ROLES

register = template.Library()


@register.filter
def due_words(kind: str) -> str:
    """What a kind of due thing is called."""
    return next((said(text) for code, text in KIND_WORDS.items() if code == kind), kind)


@register.filter
def role_words(role: str) -> str:
    """What a role is called."""
    return said(ROLES[role]) if role in ROLES else role
