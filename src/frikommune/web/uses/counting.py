"""Uses and remarks of a municipality, as they are counted (`frikommune.casework.uses.counts`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from frikommune.casework.uses.counts import Told
from frikommune.casework.uses.sample import Judged
from frikommune.law.rulebook import Rulebook
from frikommune.web.journal.models import Programme
from frikommune.web.uses.drawing import judgement_of
from frikommune.web.uses.kept import state_in, uses_in
from frikommune.web.uses.models import Remark, Use

Whose = Mapping[str, str]
"""Of which cases only, by their `team`, `worker` or `group`."""
ALL: Whose = {}


def told_uses(
    programme: Programme, municipality: str, rulebook: Rulebook, start: date, end: date, whose: Whose = ALL
) -> list[Told]:
    """The uses decided in [start, end] that were registered here, with where each stands."""
    found = decided(programme, municipality, start, end, whose)
    return [Told(one.exemption, state_in(one, rulebook), one.seconds) for one in found]


def decided(
    programme: Programme, municipality: str, start: date, end: date, whose: Whose = ALL
) -> QuerySet[Use]:
    """The uses decided in [start, end], oldest first."""
    found = uses_in(programme, municipality).filter(decided_on__gte=start, decided_on__lte=end)
    return found.filter(**_of_cases(whose))


def _of_cases(whose: Whose) -> dict[str, str]:
    return {f"case__{name}": one for name, one in whose.items()}


def told_remarks(
    programme: Programme, municipality: str, start: date, end: date, whose: Whose = ALL
) -> list[tuple[str, str]]:
    """The remarks written in [start, end]: exemption and kind."""
    found = Remark.objects.filter(
        case__programme=programme, case__municipality=municipality, **_of_cases(whose)
    )
    return list(found.filter(on__gte=start, on__lte=end).values_list("exemption", "kind"))


def told_samples(
    programme: Programme, municipality: str, start: date, end: date, whose: Whose = ALL
) -> Mapping[str, Judged]:
    """By exemption: how the uses decided in [start, end] that were drawn for a sample were judged."""
    found = decided(programme, municipality, start, end, whose)
    drawn: dict[str, list[Use]] = defaultdict(list)
    for use in found.filter(drawn__isnull=False).distinct():
        drawn[use.exemption].append(use)
    return {exemption: judgement_of(uses) for exemption, uses in drawn.items()}
