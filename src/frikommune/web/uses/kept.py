"""Uses as they are kept: where each stands, and a case's history without those that stand in nobody's way."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from frikommune.cases.history import History
from frikommune.casework.use_state import DEAD, UseState, state_of
from frikommune.casework.using import without_uses
from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.law.rulebook import Rulebook
from frikommune.web.cases.history import history_of
from frikommune.web.cases.models import Case
from frikommune.web.journal.models import Programme
from frikommune.web.uses.models import Use, UseStep

CHECK = ("approved", "asked", "answered", "declined", "withdrawn")
"""The steps that decide where a use stands."""


def uses_in(programme: Programme, municipality: str) -> QuerySet[Use]:
    """The municipality's uses, oldest first, with all that tells where they stand."""
    found = Use.objects.filter(case__programme=programme, case__municipality=municipality)
    return found.select_related("case__text", "recorded_by").prefetch_related("steps__by").order_by("pk")


def steps_of(use: Use) -> list[UseStep]:
    """What happened to it, in order."""
    return sorted(use.steps.all(), key=lambda one: one.pk)


def exemption_of(use: Use, rulebook: Rulebook) -> Exemption | None:
    """The exemption, as the law's data has it now; None if it is there no more."""
    return rulebook.exemptions.get(use.exemption)


def is_checked(use: Use, rulebook: Rulebook) -> bool:
    """Whether a leader must approve it."""
    exemption = exemption_of(use, rulebook)
    return exemption is not None and exemption.use is not None and exemption.use.leader_check


def state_in(use: Use, rulebook: Rulebook) -> UseState:
    """Where it stands."""
    return state_of((one.step for one in steps_of(use)), leader_check=is_checked(use, rulebook))


def living_history(case: Case, rulebook: Rulebook) -> History:
    """The case's history without uses that were declined."""
    uses: Iterable[Use] = case.uses.prefetch_related("steps")
    dead = {f"b{one.pk}" for one in uses if state_in(one, rulebook) in DEAD}
    return without_uses(history_of(case), dead)


def reason_text(use: Use, rulebook: Rulebook) -> Text:
    """The reason: one from the trial's list, or as it was written."""
    exemption = exemption_of(use, rulebook)
    listed = exemption.use.reasons if exemption is not None and exemption.use is not None else {}
    return listed.get(use.reason) or Text.same(use.reason)
