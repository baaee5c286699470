"""What templates say: `{% say "dansk" "english" %}`, texts, days, links that keep the chosen days."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from frikommune.language import NO_WORDS, Text
from frikommune.law.source import CERTAINTY_WORDS
from frikommune.programme.entry import Certainty, Entry, Subject, SubjectKind
from frikommune.programme.steps import STEPS
from frikommune.programme.words import CODE_WORDS, SAYS_WORDS, kind_text, says_text, subject_text, value_text
from frikommune.web.pages import speech
from frikommune.web.people.rights import may

register = template.Library()
_CALLED: tuple[SubjectKind, ...] = ("trial", "part", "round", "application", "municipality")
_CITED = re.compile(r"^dokument [0-9a-f]{12}: ")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@register.simple_tag
def say(da: str, en: str) -> str:
    """One of the two languages, side by side in the template so that neither is forgotten."""
    return speech.say(da, en)


@register.filter
def said(text: Text | None) -> str:
    """A `Text` in the page's language; nothing for None."""
    return speech.said(text) if text else ""


@register.filter
def day(value: date | None) -> str:
    """A day in words; a dash for None."""
    return speech.day_words(value) if value else "–"


@register.filter
def iso(value: date | None) -> str:
    """A day as an input field wants it."""
    return value.isoformat() if value else ""


@register.simple_tag
def number(value: Any, decimals: int = 0) -> str:
    """`1.234,5` in Danish, `1,234.5` in English."""
    written = f"{value:,.{decimals}f}"
    return written.translate(str.maketrans(",.", ".,")) if speech.language() == "da" else written


@register.simple_tag
def one_or_many(count: int, one_da: str, many_da: str, one_en: str, many_en: str) -> str:
    """The word for one thing, or for many: `sag` or `sager`."""
    return speech.say(one_da, one_en) if count == 1 else speech.say(many_da, many_en)


@register.simple_tag
def many(count: int, one_da: str, many_da: str, one_en: str, many_en: str) -> str:
    """A number with its word: `1 sag`, `1.234 sager`."""
    return f"{number(count)} {one_or_many(count, one_da, many_da, one_en, many_en)}"


@register.simple_tag
def percent(share: float, decimals: int = 0) -> str:
    """A share between 0 and 1: `83 %` in Danish, `83%` in English."""
    return f"{number(share * 100, decimals)}{speech.say(' %', '%')}"


@register.simple_tag(takes_context=True)
def link(context: dict[str, Any], view: str, *args: Any, **query: Any) -> str:
    """The address of a page of this programme, which keeps the days that the reader chose.

    `{% link "trials:trial" trial.id %}`; the programme's short name goes first by itself. Further keywords
    become the query; one that is empty is left out.
    """
    request = context["request"]
    url = reverse(view, args=[request.programme.slug, *args])
    kept = {key: request.GET[key] for key in ("on", "known_on") if request.GET.get(key)}
    asked = {key: value for key, value in {**kept, **query}.items() if value not in (None, "")}
    return f"{url}?{urlencode(asked)}" if asked else url


@register.simple_tag(takes_context=True)
def find_page(context: dict[str, Any], view: str) -> str:
    """The address of a page of this programme; empty outside one."""
    programme = context.get("programme")
    try:
        return reverse(view, args=[programme.slug]) if programme else ""
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def is_allowed(context: dict[str, Any], right: str) -> bool:
    """Whether whoever reads may do something in this programme, for some municipality at least."""
    request = context["request"]
    programme = getattr(request, "programme", None)
    return programme is not None and may(request.user, programme, right)


@register.filter
def says_words(says: str) -> str:
    """What a word of the journal's vocabulary is called."""
    return speech.said(says_text(says))


@register.filter
def value_words(entry: Entry, names: Any = None) -> str:
    """What an entry says. `names`: what subjects are called."""
    return speech.said(value_text(entry.value, names or {}))


@register.filter
def certainty_words(certainty: Certainty) -> str:
    """`kilde`, `offentligt`, `antaget`."""
    return speech.said(CERTAINTY_WORDS[certainty])


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of Det Fælles Designsystem, for decoration beside words."""
    return format_html(
        '<svg class="icon-svg" focusable="false" aria-hidden="true"><use href="{}#{}"></use></svg>',
        "/static/vendor/dkfds/img/all-svg-icons.svg",
        name,
    )


class _Hold(template.Node):
    """Renders what stands inside once, and keeps it for the rest of the page."""

    def __init__(self, name: str, nodelist: template.NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: template.Context) -> str:
        """Nothing here; the words, without tags and on one line, as `held_<name>`."""
        context[f"held_{self.name}"] = mark_safe(" ".join(strip_tags(self.nodelist.render(context)).split()))
        return ""


@register.tag
def hold(parser: Any, token: Any) -> template.Node:
    """`{% hold title %}{% block title %}{% endblock %}{% endhold %}`: a block for several places."""
    name = token.split_contents()[1]
    nodelist = parser.parse(("endhold",))
    parser.delete_first_token()
    return _Hold(name, nodelist)


@register.simple_tag(takes_context=True)
def whole_address(context: dict[str, Any], language: str = "") -> str:
    """The page's own address, with the site's name and without days; in that language where one is named."""
    request = context["request"]
    url: str = request.build_absolute_uri(request.path)
    return f"{url}?lang={language}" if language else url


@register.filter
def all_of(given: Any, key: str) -> list[str]:
    """Every value that a form sent under a key; none where nothing was sent."""
    return given.getlist(key) if given else []


@register.filter
def code_words(code: str) -> str:
    """What a code of the vocabulary is called: `borger` for `citizen`."""
    return speech.said(CODE_WORDS.get(code, Text.same(code)))


@register.filter
def in_words(code: str) -> str:
    """What a refusal names by its code, as it is called: `trial:3.2`, `join, Rebild`, `concludes`, a day."""
    kind = next((one for one in _CALLED if code.startswith(f"{one}:")), None)
    if kind:
        return speech.said(subject_text(Subject(kind, code.removeprefix(f"{kind}:")), {}))
    act, comma, rest = code.partition(", ")
    if act in STEPS:
        return f"{speech.said(STEPS[act].title)}{comma}{rest}"
    if any(SAYS_WORDS.get(code, NO_WORDS)):
        return speech.said(SAYS_WORDS[code])
    return _DAY.sub(_called_day, code)


def _called_day(found: re.Match[str]) -> str:
    """The day in the page's form; as it was written where there is no such day."""
    try:
        return speech.day_words(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


@register.filter
def document_name(reference: str) -> str:
    """What a document is called, without the digest by which the journal cites it."""
    return _CITED.sub("", reference)


@register.filter
def kind_words(subject: Subject) -> str:
    """What kind of subject it is; trials and their parts by number."""
    return speech.said(kind_text(subject))


@register.filter
def name_words(subject: Subject, names: Any = None) -> str:
    """What a subject is called."""
    return speech.said(subject_text(subject, names or {}))
