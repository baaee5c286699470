"""Deciding that a quarter's counts are for everybody, that they are corrected, or are taken back."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.opendata.counting import Ready
from frikommune.web.opendata.models import PublishedCounts
from frikommune.web.pages.posted import Posted
from frikommune.web.people.models import Seat
from frikommune.web.publishing.deciding import WHEN, WHO

WHY = Text("Hvorfor?", "Why?")
Quarter = tuple[date, date]


def publish(
    request: HttpRequest, quarter: Quarter, before: list[PublishedCounts], counts: Ready, seat: Seat
) -> PublishedCounts:
    """Publish the counts that were read, or correct them. Raises Refused."""
    said = _said(request, seat, needs_reason=bool(before))
    if counts.mark is not Mark.NONE and not settings.DEMO:
        raise _made_up()
    if request.POST.get("digest") != counts.digest:
        raise _changed()
    return _stored(request, quarter, before, counts=counts.rows, municipalities=list(counts.municipalities),
                   mark=counts.mark.value, **said)  # fmt: skip


def take_back(
    request: HttpRequest, quarter: Quarter, before: list[PublishedCounts], seat: Seat
) -> PublishedCounts:
    """Take them back; who has them has them, so what was hidden stays hidden ever after. Raises Refused."""
    said = _said(request, seat, needs_reason=True)
    return _stored(request, quarter, before, taken_back=True, **said)


def _stored(
    request: HttpRequest, quarter: Quarter, before: list[PublishedCounts], **told: object
) -> PublishedCounts:
    """The next edition; the same form sent twice is one. Raises Refused where somebody else was first."""
    edition = before[-1].edition + 1 if before else 1
    row = PublishedCounts(programme=request.programme, start=quarter[0], edition=edition, **told)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        found = PublishedCounts.objects.filter(key=row.key).first()
        if found is None:
            raise _changed() from None
        return found
    return row


def _said(request: HttpRequest, seat: Seat, *, needs_reason: bool) -> dict[str, object]:
    posted = Posted(request)
    decided_by = posted.text("decided_by", WHO, longest=200)
    decided_on = posted.day("decided_on", WHEN, last=request.today)
    words = posted.text("words", WHY, needed=needs_reason, longest=1000)
    posted.check()
    return {
        "decided_by": decided_by,
        "decided_on": decided_on,
        "words": words if needs_reason else "",
        "on": request.today,
        "by_da": seat.text.da,
        "by_en": seat.text.en,
        "key": f"{request.user.pk}-{request.POST.get('key', '')}"[:64],
        "made_by": request.user,
    }


def _made_up() -> Refused:
    return refuse(
        "made_up_is_not_published",
        problem=Text("Tallene bygger på opdigtede borgere", "The counts rest on made-up citizens"),
        where="",
        given=Text("opdigtede borgere", "made-up citizens").da,
        expected=Text(
            "rigtige sager; opdigtede vises kun i en demonstration",
            "real cases; what is made up is shown in a demonstration only",
        ),
        do_next=Text("Lever kommunernes egne sager.", "Deliver the municipalities' own cases."),
    )


def _changed() -> Refused:
    return refuse(
        "counts_changed_meanwhile",
        problem=Text("Tallene er andre end dem, du læste", "The counts are not those that you read"),
        where="",
        given="–",
        expected=Text("de tal, der blev vist", "the counts that were shown"),
        do_next=Text("Læs dem igen, og send så.", "Read them again, then send."),
    )
