"""`{% load reminders %}{% due_reminders as due %}`: the reminders of whoever looks, whose day has come."""

from __future__ import annotations

from typing import Any

from django import template

from frikommune.web.calendar.models import Reminder
from frikommune.web.calendar.reminders import due_reminders as due_of

register = template.Library()


@register.simple_tag(takes_context=True)
def due_reminders(context: dict[str, Any]) -> list[Reminder]:
    """None outside a programme, or for whoever has not signed in."""
    request = context["request"]
    programme = getattr(request, "programme", None)
    return list(due_of(request.user, programme, request.today)) if programme else []
