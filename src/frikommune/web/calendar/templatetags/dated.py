"""What templates say of items of the calendar. `{% load dated %}`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template

from frikommune.language import Text
from frikommune.programme.dated import KIND_WORDS, STANDING_WORDS, Dated
from frikommune.programme.plans import days_late
from frikommune.web.calendar.items import links_of, page_of
from frikommune.web.pages.speech import said

register = template.Library()


@register.filter
def kind_words(item: Dated) -> str:
    """`Frist`, `Møde`, …"""
    return said(KIND_WORDS[item.kind])


@register.filter
def standing_words(item: Dated) -> str:
    """`overskredet`, `kommer`, …"""
    return said(STANDING_WORDS[item.standing])


@register.simple_tag(takes_context=True)
def item_page(context: dict[str, Any], item: Dated) -> str:
    """The address of the page about an item, on the days that the reader chose; empty: none."""
    request = context["request"]
    url = page_of(item, request.programme.slug)
    if "?" in url:  # it names its own day
        return url
    kept = {key: request.GET[key] for key in ("on", "known_on") if request.GET.get(key)}
    return f"{url}?{urlencode(kept)}" if url and kept else url


@register.simple_tag(takes_context=True)
def item_links(context: dict[str, Any], item: Dated) -> tuple[tuple[Text, str], ...]:
    """What goes with an item: what it is called, and its address."""
    return links_of(context["request"], item)


@register.simple_tag(takes_context=True)
def late_days(context: dict[str, Any], item: Dated) -> int:
    """How many days past its last day an overdue item is on the page's day."""
    return days_late(item.last, context["request"].on) if item.standing == "overdue" else 0
