"""`{% trial_url %}`, what an exemption says of a norm, and signs for the judgements."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template

from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.law.laid import laid_words
from frikommune.law.norm import Norm
from frikommune.law.piece_met import MET_WORDS, Met, answer_text
from frikommune.law.relation import RELATION_WORDS, Relation
from frikommune.law.source import Source
from frikommune.ledger.side_by_side import DIFFERENCE_WORDS, Difference
from frikommune.programme.trial import EffectVerdict
from frikommune.programme.words import VERDICT_WORDS
from frikommune.web.pages.speech import said
from frikommune.web.pages.templatetags.pages import link

register = template.Library()

_BADGES = {
    "milder": "badge-success",
    "fully": "badge-success",
    "stricter": "badge-error",
    "changed": "badge-warning",
    "partly": "badge-warning",
    "new": "badge-info",
    "asks": "badge-warning",
    "basis": "badge-info",
}


@register.simple_tag(takes_context=True)
def trial_url(context: dict[str, Any], exemption: str) -> str:
    """The page of the trial that makes an exemption, on the reader's day; empty where no trial does."""
    trial = context["request"].book.pack.trial_of(exemption)
    return link(context, "trials:trial", trial.id) if trial else ""


@register.simple_tag(takes_context=True)
def norm_title(context: dict[str, Any], norm: str) -> str:
    """What a norm is called; its id where the pack has none such."""
    found = context["request"].book.pack.rulebook.norms.get(norm)
    return said(found.title) if found else norm


@register.simple_tag(takes_context=True)
def laid(context: dict[str, Any], norm: Norm, exemption: Exemption, day: date) -> tuple[Text, ...]:
    """What an exemption says of a norm."""
    return laid_words(norm, exemption, day, context["request"].book.pack.rulebook.words)


@register.filter
def is_address(source: Source) -> bool:
    """Whether the heading of a source is a web address."""
    return source.heading.startswith("http")


@register.filter
def badge(judgement: str) -> str:
    """The colour of a judgement; its word always stands in it."""
    return _BADGES.get(judgement, "")


@register.filter
def relation_words(relation: Relation) -> str:
    """`lempet`, `skærpet`."""
    return said(RELATION_WORDS[relation])


@register.filter
def difference_words(difference: Difference) -> str:
    """`forskel`, `ens`."""
    return said(DIFFERENCE_WORDS[difference])


@register.filter
def met_words(met: Met) -> str:
    """`helt imødekommet`."""
    return said(MET_WORDS[met])


@register.filter
def verdict_words(verdict: EffectVerdict) -> str:
    """What a source says that the law did."""
    return said(VERDICT_WORDS[verdict])


@register.simple_tag
def met_answer(met: Met, why: Text) -> str:
    """`delvist imødekommet. Fordi …`."""
    return said(answer_text(met, why))
