"""What pages of other apps show of publishing. `{% load publishing %}`."""

from __future__ import annotations

from typing import Any

from django import template

from frikommune.web.publishing.deciding import Kept, may_publish
from frikommune.web.publishing.shown import shown_result
from frikommune.web.publishing.standing import public_papers, public_results

register = template.Library()


@register.inclusion_tag("publishing/box.html", takes_context=True)
def publishing_box(context: dict[str, Any], kept: Kept, of: str) -> dict[str, Any]:
    """Whether a kept paper or result is public, who decided it, and the way to decide it."""
    request = context["request"]
    return {
        **_frame(context),
        "kept": kept,
        "of": of,
        "standing": request.standing,
        "is_outside": request.is_outside,
        "may_publish": may_publish(request, kept),
    }


@register.inclusion_tag("publishing/of_trial.html", takes_context=True)
def published_of_trial(context: dict[str, Any], trial: str) -> dict[str, Any]:
    """The published results of a trial, the latest first with their pictures, and its published papers."""
    request = context["request"]
    until = {"on__lte": request.on}
    rows = public_results(request.programme, trial).filter(**until)
    return {
        **_frame(context),
        "trial_id": trial,
        "results": [shown_result(request.book, one, request.on) for one in rows],
        "papers": list(public_papers(request.programme).filter(sent__trial=trial, **until)),
    }


def _frame(context: dict[str, Any]) -> dict[str, Any]:
    """What the tags of pages count on."""
    return {key: context.get(key) for key in ("request", "programme", "language", "user")}
