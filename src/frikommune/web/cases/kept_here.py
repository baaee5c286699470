"""What is kept of a case: uses and where they stand, events that were added here, and what was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from frikommune.cases.history import History
from frikommune.cases.history import Use as ToldUse
from frikommune.cases.kept import read_kept
from frikommune.casework.delivery.changes import Told, changes
from frikommune.casework.duties.told import event_words
from frikommune.casework.uses.state import STATE_WORDS
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.law.words import Words
from frikommune.web.cases.access import is_closed, seat_there
from frikommune.web.cases.history import recorded_event
from frikommune.web.cases.models import Case, CaseText, Recorded
from frikommune.web.uses.kept import reason_text, state_in
from frikommune.web.uses.models import Use

LATEST = 20
"""So many deliveries are compared; what is older stays in the database and in what a citizen is given."""


@dataclass(frozen=True, slots=True)
class UseHere:
    """A use that was registered here, in words, and where it stands."""

    use: Use
    norm: Text
    reason: Text
    state: Text
    who: str


@dataclass(frozen=True, slots=True)
class UseSent:
    """A use that the case system told, in words."""

    use: ToldUse
    norm: Text
    reason: Text


@dataclass(frozen=True, slots=True)
class RecordedHere:
    """An event that was added here. `may_take_back`: by whoever looks, now."""

    event: Recorded
    words: Text
    who: str
    taken_back: Recorded | None
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class Corrected:
    """What one delivery changed of the case."""

    at: datetime
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class KeptHere:
    """All three, the latest first."""

    uses: tuple[UseHere, ...]
    sent_uses: tuple[UseSent, ...]
    events: tuple[RecordedHere, ...]
    corrected: tuple[Corrected, ...]


def kept_here(request: HttpRequest, case: Case, history: History) -> KeptHere:
    """What is kept of the case beside what its case system tells now."""
    rulebook = request.book.pack.rulebook
    rows = Use.objects.filter(case=case).select_related("recorded_by").prefetch_related("steps")
    uses = [_use(one, rulebook) for one in rows.order_by("-pk")]
    here = {f"b{one.use.pk}" for one in uses}
    sent = tuple(_sent(one, rulebook) for one in reversed(history.uses) if one.id not in here)
    seat = seat_there(request.user, request.programme, "record_event", request.municipality)
    allowed = seat is not None and not is_closed(case, request.today)
    events = tuple(_events(case, rulebook.words, allowed))
    return KeptHere(tuple(uses), sent, events, tuple(corrected(case, rulebook.words)))


def _use(use: Use, rulebook: Rulebook) -> UseHere:
    title, who = _title(use.norm, rulebook), use.recorded_by
    state = STATE_WORDS[state_in(use, rulebook)]
    return UseHere(
        use, title, reason_text(use, rulebook), state, who.name if who is not None else use.by_system
    )


def _sent(use: ToldUse, rulebook: Rulebook) -> UseSent:
    exemption = rulebook.exemptions.get(use.exemption)
    listed = exemption.use.reasons if exemption is not None and exemption.use is not None else {}
    return UseSent(use, _title(use.norm, rulebook), listed.get(use.reason, Text.same(use.reason)))


def _title(norm: str, rulebook: Rulebook) -> Text:
    found = rulebook.norms.get(norm)
    return found.title if found is not None else Text.same(norm)


def _events(case: Case, words: Words, allowed: bool) -> Iterator[RecordedHere]:
    rows = list(case.recorded.select_related("recorded_by").order_by("-pk"))
    taken = {one.takes_back_id: one for one in rows if one.takes_back_id is not None}
    for one in rows:
        if not one.kind:
            continue
        who = one.recorded_by.name if one.recorded_by is not None else one.by_system
        back = taken.get(one.pk)
        said = event_words(recorded_event(one, 0), words)
        yield RecordedHere(one, said, who, back, allowed and back is None)


def corrected(case: Case, words: Words) -> Iterator[Corrected]:
    """What the latest deliveries changed, each against the one before it from the same case system."""
    rows = (
        CaseText.objects.filter(case=case, joined=False, delivery__state="stored")
        .select_related("delivery")
        .order_by("-pk")
    )
    latest = list(rows[: LATEST + 1])
    for number, now in enumerate(latest):
        before = next((one for one in latest[number + 1 :] if _system(one) == _system(now)), None)
        if before is None:
            continue
        told = changes(read_kept(before.text), read_kept(now.text), words)
        if told:
            yield Corrected(now.taken_at, told)


def _system(text: CaseText) -> int | None:
    return text.delivery.system_id if text.delivery is not None else None
