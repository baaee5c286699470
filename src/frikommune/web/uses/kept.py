"""Uses as they are kept: where each stands, and a case's history without those that stand in nobody's way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from frikommune.cases.history import History
from frikommune.casework.uses.state import DEAD, UseState, state_of
from frikommune.casework.uses.using import without_uses
from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.law.rulebook import Rulebook
from frikommune.web.cases.history import histories_of
from frikommune.web.cases.models import Case
from frikommune.web.journal.models import Programme
from frikommune.web.uses.models import Use, UseStep

CHECK = ("approved", "asked", "answered", "declined", "withdrawn")
"""The steps that decide where a use stands."""


def uses_in(programme: Programme, municipality: str) -> QuerySet[Use]:
    """The municipality's uses, oldest first, with all that tells where they stand."""
    found = Use.objects.filter(case__programme=programme, case__municipality=municipality)
    return found.select_related("case__text", "recorded_by").prefetch_related("steps__by").order_by("pk")


def undecided(programme: Programme, municipality: str, rulebook: Rulebook) -> QuerySet[Use]:
    """The uses that a leader has still to say yes or no to, oldest first."""
    checked = [one.id for one in rulebook.exemptions.values() if one.use is not None and one.use.leader_check]
    found = uses_in(programme, municipality).filter(exemption__in=checked)
    return found.exclude(steps__step__in=("approved", "declined", "withdrawn"))


def questions_to(person: Any, programme: Programme, municipality: str, rulebook: Rulebook) -> list[Use]:
    """The uses that a leader has returned to a person with a question not answered yet."""
    found = undecided(programme, municipality, rulebook).filter(recorded_by=person, steps__step="asked")
    return [one for one in found.distinct() if state_in(one, rulebook) == "asked"]


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
    return living_histories([case], rulebook)[case.pk]


def living_histories(cases: Iterable[Case], rulebook: Rulebook) -> Mapping[int, History]:
    """The histories of some cases without uses that were declined, by primary key."""
    found = histories_of(cases)
    used = [pk for pk, history in found.items() if history.uses]
    uses = Use.objects.filter(case__in=used).prefetch_related("steps") if used else ()
    dead = {f"b{one.pk}" for one in uses if state_in(one, rulebook) in DEAD}
    return {pk: without_uses(history, dead) if dead else history for pk, history in found.items()}


def reason_text(use: Use, rulebook: Rulebook) -> Text:
    """The reason: one from the trial's list, or as it was written."""
    exemption = exemption_of(use, rulebook)
    listed = exemption.use.reasons if exemption is not None and exemption.use is not None else {}
    return listed.get(use.reason) or Text.same(use.reason)
