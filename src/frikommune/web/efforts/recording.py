"""A step becomes an event that was added to the case: once, and only where its gate is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction

from frikommune.cases.history import Event, History
from frikommune.errors import Refusal, Refused
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.web.cases.access import closed_here, is_closed
from frikommune.web.cases.models import Case, Recorded
from frikommune.web.efforts.form import as_json
from frikommune.web.uses.kept import living_history
from frikommune.web.uses.registering import grow, hold

Against = Callable[[History], tuple[Refusal, ...]]
"""What stands against it, given the case's history."""


def record(
    case: Case, rulebook: Rulebook, event: Event, against: Against, *, key: str, by: Any, today: date
) -> bool:
    """Add an event to the case. False where the same key added it before. Raises Refused.

    The event's own id and sequence are not used.
    """
    with transaction.atomic():
        held = hold(case)
        if Recorded.objects.filter(case=held, key=key).exists():
            return False
        if is_closed(held, today):
            raise closed_here(held, Text("registrere", "record"))
        refusals = against(living_history(held, rulebook))
        if refusals:
            raise Refused(*refusals)
        Recorded.objects.create(
            case=held,
            day=event.day,
            kind=event.kind,
            type=event.type,
            attributes=as_json(event.attributes),
            key=key,
            recorded_on=today,
            recorded_by=by,
        )
        grow(held)
    return True
