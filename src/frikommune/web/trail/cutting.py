"""What of the trail is older than it may be kept is cut off: the chain is verified from there on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frikommune.web.cases.models import Lookup
from frikommune.web.trail.models import Cut, Trace


def older(limit: datetime) -> int:
    """How many traces and looks would be cut off."""
    return _before(limit).count() + Lookup.objects.filter(at__lt=limit).count()


def cut(limit: datetime) -> None:
    """Cut off all traces before the first one of that moment or later, and the looks of that time."""
    with transaction.atomic():
        last = _before(limit).order_by("-number").first()
        if last is None:
            return
        Cut.objects.create(upto=last.number, digest=last.digest, before=limit)
        Lookup.objects.filter(at__lt=limit)._raw_delete("default")
        Trace.objects.filter(number__lte=last.number)._raw_delete("default")


def _before(limit: datetime):  # type: ignore[no-untyped-def]
    """The unbroken beginning of the chain that is all older."""
    first = Trace.objects.filter(at__gte=limit).order_by("number").values_list("number", flat=True).first()
    rows = Trace.objects.filter(at__lt=limit)
    return rows if first is None else rows.filter(number__lt=first)
