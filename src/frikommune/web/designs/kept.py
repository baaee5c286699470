"""Designs with their lock and amendments, as the evaluation knows them."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.evaluation.designs.as_json import design_of
from frikommune.evaluation.designs.design import Amendment, Lock, Registered
from frikommune.web.designs.models import DesignDraft, LockedDesign
from frikommune.web.designs.reading import read
from frikommune.web.journal.models import Programme


def registered(draft: DesignDraft) -> Registered:
    """The design: as it was locked, with its amendments; as it is being written where it was not locked."""
    locked = LockedDesign.objects.filter(draft=draft).first()
    if locked is None:
        return Registered(read(draft.content, draft.trial).design)
    lock = Lock(locked.on, locked.digest, locked.by, locked.data_seen, locked.seal)
    amendments = tuple(
        Amendment(one.on, one.reason, design_of(one.design), one.by, one.data_seen, one.seal)
        for one in locked.amendments.order_by("pk")
    )
    return Registered(design_of(locked.design), lock, amendments)


def designs_of(programme: Programme, trial: str = "") -> Iterator[tuple[DesignDraft, Registered]]:
    """The designs of a trial, or of all; dropped ones are left out."""
    drafts = DesignDraft.objects.filter(programme=programme, dropped=False).select_related("changed_by")
    for draft in drafts.filter(trial=trial) if trial else drafts.order_by("trial", "pk"):
        yield draft, registered(draft)
