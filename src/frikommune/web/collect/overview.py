"""How far a request has come: who answered, late or not, who was reminded, who is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from frikommune.language import Text
from frikommune.web.collect.models import Reminder, Sheet, StatusRequest

STANDING_WORDS: dict[str, tuple[Text, str]] = {
    "open": (Text("ikke begyndt", "not begun"), ""),
    "draft": (Text("kladde", "draft"), ""),
    "sent": (Text("svaret, venter på godkendelse", "answered, awaiting approval"), "info"),
    "returned": (Text("spurgt tilbage", "asked back"), "warning"),
    "approved": (Text("godkendt", "approved"), "success"),
    "overdue": (Text("fristen er passeret", "overdue"), "error"),
}
"""What each state is called, and the badge it has."""


@dataclass(frozen=True)
class Place:
    """One municipality's line."""

    sheet: Sheet
    is_overdue: bool
    is_own: bool
    reminded: Reminder | None
    asked_back: int

    @property
    def word(self) -> Text:
        """Its state in words."""
        return STANDING_WORDS[self._state][0]

    @property
    def badge(self) -> str:
        """The colour that goes with the word."""
        return STANDING_WORDS[self._state][1]

    @property
    def _state(self) -> str:
        standing = self.sheet.standing
        return "draft" if standing == "open" and self.sheet.version else standing


@dataclass(frozen=True)
class Progress:
    """A request and its municipalities."""

    status: StatusRequest
    places: Sequence[Place]
    is_past: bool

    @property
    def answered(self) -> list[Place]:
        """Those that have sent something in that was not sent back."""
        return [one for one in self.places if one.sheet.standing in ("sent", "approved")]

    @property
    def waiting(self) -> list[Place]:
        """Those whose answers await approval."""
        return [one for one in self.places if one.sheet.standing == "sent"]

    @property
    def approved(self) -> list[Place]:
        """Those with approved answers: what a freeze takes with it."""
        return [one for one in self.places if one.sheet.approved_id]

    @property
    def behind(self) -> list[Place]:
        """Those from whom something is still awaited."""
        return [one for one in self.places if one.sheet.standing in ("open", "returned")]

    @property
    def left_out(self) -> list[Place]:
        """Those that a freeze would name as missing."""
        return [one for one in self.places if not one.sheet.approved_id]

    @property
    def frozen(self) -> list[Place]:
        """Those that stand in the frozen status."""
        return [one for one in self.places if one.sheet.frozen_id]

    @property
    def own(self) -> list[Place]:
        """Those of whoever looks."""
        return [one for one in self.places if one.is_own]


def progress_of(status: StatusRequest, today: date, own: Iterable[str]) -> Progress:
    """How far it has come today. `own` are the municipalities of whoever looks."""
    sheets = status.sheets.select_related("sent", "latest").prefetch_related("reminders", "remarks")
    is_past = status.asked_on is not None and today > status.due
    mine = set(own)
    return Progress(status, [_place(one, is_past, one.municipality in mine) for one in sheets], is_past)


def _place(sheet: Sheet, is_past: bool, is_own: bool) -> Place:
    reminders = list(sheet.reminders.all())
    return Place(
        sheet=sheet,
        is_overdue=is_past and sheet.standing in ("open", "returned"),
        is_own=is_own,
        reminded=reminders[-1] if reminders else None,
        asked_back=sum(one.asks_back for one in sheet.remarks.all()),
    )
