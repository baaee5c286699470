"""A step of a leader's check: approved, returned with a question, answered, declined, withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from frikommune.casework.uses.state import STATE_WORDS, may_follow
from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.law.rulebook import Rulebook
from frikommune.web.pages.speech import said
from frikommune.web.uses.kept import state_in, steps_of
from frikommune.web.uses.models import STEPS, Use, UseStep
from frikommune.web.uses.registering import grow, hold

LEADERS = frozenset({"approved", "asked", "declined"})
"""Steps that only a leader takes, and never with a use of one's own."""
NEEDS_WORDS = frozenset({"asked", "answered", "declined", "withdrawn"})


def take_step(
    use: Use, rulebook: Rulebook, step: str, by: Any, today: date, words: str = "", meeting: str = ""
) -> UseStep:
    """Add a step to a use. The same step sent twice is one. Raises Refused, with what to do."""
    with transaction.atomic():
        held = hold(use.case)
        now = Use.objects.prefetch_related("steps").get(pk=use.pk)
        taken = steps_of(now)
        if taken and (taken[-1].step, taken[-1].by_id, taken[-1].words) == (step, by.pk, words):
            return taken[-1]
        if step in LEADERS and now.recorded_by_id == by.pk:
            raise _own(use)
        if not may_follow(state_in(now, rulebook), step):
            raise _not_now(now, rulebook, step, taken)
        added = UseStep.objects.create(use=now, step=step, by=by, on=today, words=words, meeting=meeting)
        grow(held)
    return added


def _own(use: Use) -> Refused:
    return refuse(
        "use_own",
        problem=Text("Ingen godkender sin egen beslutning", "Nobody approves a decision of their own"),
        where=use.case.number,
        given=use.exemption,
        expected=Text("en leder, som ikke selv har truffet den", "a leader who did not take it"),
        do_next=Text("Bed en anden leder i kommunen om det.", "Ask another leader in the municipality."),
    )


def _not_now(use: Use, rulebook: Rulebook, step: str, taken: list[UseStep]) -> Refused:
    """Somebody else was quicker, or the use was withdrawn."""
    state, title = STATE_WORDS[state_in(use, rulebook)], STEPS[step]
    last = next((one for one in reversed(taken) if one.by is not None), None)
    by = Text.same(f", {last.by.name}") if last is not None and last.by is not None else Text.same("")
    on = day_text(last.on) if last is not None else Text.same("–")
    return refuse(
        "use_step_not_now",
        problem=Text(f"Den kan ikke blive {title.da} nu", f"It cannot be {title.en} now"),
        where=use.case.number,
        given=f"{said(state)} ({said(on)}{said(by)})",
        expected=Text("en beslutning, som venter på det", "a decision that waits for it"),
        do_next=Text("Se, hvad der er sket; intet er ændret.", "See what has happened; nothing was changed."),
    )
