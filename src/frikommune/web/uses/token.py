"""What a form carries, signed: when it was shown, to whom, for which version of the case, its own key."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.utils import timezone

from frikommune.web.cases.models import Case

_SALT = "uses.form"
LONGEST = 30 * 60
"""Seconds. A form that was open for longer lay there while something else was done: nothing was measured."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A form that was shown: `at` in seconds since 1970, `version` of the case at that time."""

    at: float
    version: int
    key: str

    def seconds(self) -> int | None:
        """How long it has been open, in whole seconds; None where that measures nothing."""
        open_for = round(timezone.now().timestamp() - self.at)
        return max(open_for, 1) if 0 <= open_for <= LONGEST else None


def sign(case: Case, person: Any, before: Shown | None = None) -> str:
    """A token for the form shown now; shown `before`, it keeps its time and key and takes the new version."""
    at = before.at if before else timezone.now().timestamp()
    key = before.key if before else uuid.uuid4().hex
    return signing.dumps([case.pk, person.pk, at, case.version, key], salt=_SALT, compress=False)


def read(token: str, case: Case, person: Any) -> Shown | None:
    """What the token says; None where it is not of this form, case and person."""
    try:
        pk, who, at, version, key = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Shown(at, version, key) if (pk, who) == (case.pk, person.pk) else None
