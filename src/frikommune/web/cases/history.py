"""A case's history: what the case system told, with the events and uses that were added here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from frikommune.cases.added import with_added
from frikommune.cases.history import Event, History
from frikommune.cases.history import Use as HistoryUse
from frikommune.cases.json_values import attributes_from_json
from frikommune.cases.kept import read_kept
from frikommune.casework.duties.whose import with_sent_start
from frikommune.web.cases.models import Case, Recorded
from frikommune.web.uses.models import Use, UseStep


def history_of(case: Case) -> History:
    """Everything that is known of the case now."""
    return histories_of([case])[case.pk]


def histories_of(cases: Iterable[Case]) -> Mapping[int, History]:
    """The histories of some cases, by primary key; `text` should be selected with the cases."""
    found = {case.pk: case for case in cases}
    recorded: dict[int, list[Recorded]] = defaultdict(list)
    for event in Recorded.objects.filter(case__in=found, taken_back_by=None).order_by("pk"):
        recorded[event.case_id].append(event)
    uses: dict[int, list[HistoryUse]] = defaultdict(list)
    for use in Use.objects.filter(case__in=found).prefetch_related("steps").order_by("pk"):
        one = as_told(use, list(use.steps.all()))
        if one is not None:
            uses[use.case_id].append(one)
    return {pk: _joined(case, recorded[pk], uses[pk]) for pk, case in found.items()}


def as_told(use: Use, steps: Iterable[UseStep]) -> HistoryUse | None:
    """The use as the ledger reads it; None where it was withdrawn.

    One that was not approved stays in, without approval: the law stands again, and the ledger says why.
    """
    approved: UseStep | None = None
    for step in sorted(steps, key=lambda one: one.pk):
        if step.step == "withdrawn":
            return None
        if step.step == "approved":
            approved = step
        elif step.step == "declined":
            approved = None
    return HistoryUse(
        id=f"b{use.pk}",
        exemption=use.exemption,
        norm=use.norm,
        decided_on=use.decided_on,
        recorded_on=use.recorded_on,
        reason=use.reason,
        occurrence=use.occurrence,
        replaced_by=use.replaced_by,
        approved_by=f"p{approved.by_id}" if approved else "",
        approved_on=approved.on if approved else None,
    )


def _joined(case: Case, recorded: list[Recorded], uses: list[HistoryUse]) -> History:
    history = read_kept(case.text.text) if case.text else History(case.person, (), synthetic=case.synthetic)
    after = max((event.sequence for event in history.events), default=0)
    added = [recorded_event(one, after + n) for n, one in enumerate(recorded, start=1) if one.kind]
    events = with_added(history.events, added) if added else history.events
    return with_sent_start(replace(history, events=events, uses=(*history.uses, *uses)))


def recorded_event(one: Recorded, sequence: int) -> Event:
    """An event that was added here, as the ledger reads it."""
    attributes = attributes_from_json(one.attributes, f"r{one.pk}")
    moment = attributes.get("moment")
    return Event(
        f"r{one.pk}",
        one.day,
        sequence,
        one.kind,
        one.type,
        one.form,
        moment=moment if isinstance(moment, datetime) else None,
        attributes=attributes,
    )
