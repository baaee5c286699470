"""What of the trail is asked for, as the address says it; what makes no sense there asks for nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from frikommune.web.trail.paging import Mark, mark_of

Kind = Literal["look", "change"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """`person` is a key, `system` a case system's name, `what` a table; 0 and empty: all of them."""

    kind: Kind = "look"
    person: int = 0
    system: str = ""
    case: int = 0
    purpose: str = ""
    what: str = ""
    first: date | None = None
    last: date | None = None
    before: Mark | None = None

    @property
    def query(self) -> str:
        """As an address says it."""
        told = {
            "kind": self.kind if self.kind == "change" else "",
            "who": self.who,
            "case": self.case,
            "purpose": self.purpose,
            "what": self.what,
            "from": self.first,
            "to": self.last,
            "before": self.before,
        }
        return urlencode({key: one for key, one in told.items() if one})

    @property
    def who(self) -> str:
        """The person or the system, as the form says it."""
        return f"system:{self.system}" if self.system else str(self.person or "")

    @property
    def period(self) -> Q:
        """The rows of the days that are asked for, both included."""
        wanted = Q(at__gte=_begins(self.first)) if self.first else Q()
        return wanted & Q(at__lt=_begins(self.last + _DAY)) if self.last else wanted

    def starting(self, before: Mark | None) -> Asked:
        """The same, from a place on; None: from the latest."""
        return replace(self, before=before)

    def of_kind(self, kind: Kind) -> Asked:
        """The same days, person and case, of that kind."""
        return replace(self, kind=kind, purpose="", what="", before=None)


def asked_in(given: QueryDict) -> Asked:
    """What an address asks for."""
    who = given.get("who", "")
    return Asked(
        kind="change" if given.get("kind") == "change" else "look",
        person=_number(who),
        system=who.removeprefix("system:")[:60] if who.startswith("system:") else "",
        case=_number(given.get("case", "")),
        purpose=given.get("purpose", "")[:20],
        what=given.get("what", "")[:80],
        first=_day(given.get("from", "")),
        last=_day(given.get("to", "")),
        before=mark_of(given.get("before", "")),
    )


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else 0


def _day(given: str) -> date | None:
    try:
        found = date.fromisoformat(given)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2199 else None


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())
