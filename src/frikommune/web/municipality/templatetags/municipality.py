"""Addresses and words of a municipality's page. `{% load municipality %}`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import NoReverseMatch, reverse

from frikommune.programme.duties import Duty
from frikommune.programme.own import Joinable

register = template.Library()


@register.filter
def get(found: Mapping[str, Any], key: str) -> Any:
    """What a mapping has under a key; None: nothing."""
    return found.get(key)


@register.filter
def last_day(end: date) -> date:
    """The last day of what holds up to, but not including, a day."""
    return end - timedelta(1)


@register.simple_tag(takes_context=True)
def trial_page(context: dict[str, Any], trial: str) -> str:
    """The address of a trial's page, on the days that the reader chose."""
    return _with_days(context, "trials:trial", trial)


@register.simple_tag(takes_context=True)
def join_page(context: dict[str, Any], one: Joinable) -> str:
    """Where joining begins: the step itself, or the ideas, where it takes a new application."""
    if one.way == "new_application":
        return _with_days(context, "applications:ideas")
    return _with_days(context, "life:act", one.row.trial, "join")


@register.simple_tag(takes_context=True)
def duty_page(context: dict[str, Any], duty: Duty) -> str:
    """Where a duty is done; empty: nowhere here."""
    if duty.url or duty.about is None:
        return duty.url
    if duty.kind == "endorse":
        return _with_days(context, "calendar:plan", duty.about.name)
    if duty.kind == "approve":
        return _with_days(context, "applications:course", duty.about.name)
    return _with_days(context, "life:trial", duty.about.name)


def _with_days(context: dict[str, Any], view: str, *args: str) -> str:
    request = context["request"]
    try:
        url = reverse(view, args=[request.programme.slug, *args])
    except NoReverseMatch:
        return ""
    kept = {key: request.GET[key] for key in ("on", "known_on") if request.GET.get(key)}
    return f"{url}?{urlencode(kept)}" if kept else url
