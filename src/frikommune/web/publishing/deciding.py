"""Deciding to publish and to take back: what may be, who may, and the row that says so."""

from __future__ import annotations

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.evaluations.models import Evaluated
from frikommune.web.journal.models import Programme
from frikommune.web.pages.posted import Posted
from frikommune.web.papers.models import Sent
from frikommune.web.people.models import Seat
from frikommune.web.people.rights import may, need
from frikommune.web.publishing.models import Published, Withdrawn
from frikommune.web.publishing.standing import Of, standing_of

WHO = Text("Hvem har besluttet det?", "Who decided it?")
WHEN = Text("Hvornår blev det besluttet?", "When was it decided?")
WORDS = Text("Hvad blev besluttet?", "What was decided?")
REASON = Text("Hvorfor trækkes det tilbage?", "Why is it taken back?")
Kept = Sent | Evaluated


def right_of(kept: Kept) -> tuple[str, str]:
    """The right it takes, and the municipality for which; results are the coordinator's."""
    if isinstance(kept, Evaluated):
        return "publish_result", ""
    return ("publish_paper" if kept.municipality else "publish_network_paper"), kept.municipality


def may_publish(request: HttpRequest, kept: Kept) -> bool:
    """Whether whoever asks may."""
    right, municipality = right_of(kept)
    return may(request.user, request.programme, right, municipality)


def need_to_publish(request: HttpRequest, kept: Kept) -> Seat:
    """The seat from which whoever asks may. Raises PermissionDenied."""
    right, municipality = right_of(kept)
    return need(request, right, municipality)


def check_publishable(kept: Kept) -> None:
    """Raises Refused for what rests on made-up people outside a demonstration."""
    if Mark(kept.mark) is not Mark.NONE and not settings.DEMO:
        raise _made_up(Mark(kept.mark))


def publish(request: HttpRequest, kept: Kept, seat: Seat) -> Published:
    """The decision, once, however often the form is sent. Raises Refused."""
    of: Of = "sent" if isinstance(kept, Sent) else "evaluated"
    check_publishable(kept)
    posted = Posted(request)
    words = posted.text("words", WORDS, needed=False, longest=1000)
    said = _decision(request, posted, seat, kept.on)
    with transaction.atomic():
        _one_at_a_time(request)
        held = standing_of(request.programme, of, kept.pk).published
        if held is not None:
            return held
        return _once(Published(programme=request.programme, words=words, **{of: kept}, **said))


def withdraw(request: HttpRequest, published: Published, seat: Seat) -> Withdrawn:
    """Take back what was published, once. Raises Refused."""
    posted = Posted(request)
    reason = posted.text("reason", REASON, longest=1000)
    said = _decision(request, posted, seat, published.decided_on)
    with transaction.atomic():
        _one_at_a_time(request)
        before = Withdrawn.objects.filter(published=published).first()
        return before or _once(Withdrawn(published=published, reason=reason, **said))


def _one_at_a_time(request: HttpRequest) -> None:
    """Two who decide of the same at the same moment do it one after the other."""
    Programme.objects.select_for_update().get(pk=request.programme.pk)


def _once(row):  # type: ignore[no-untyped-def]
    """The row stored, or the one that the same form stored before."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return type(row).objects.get(key=row.key)
    return row


def _decision(request: HttpRequest, posted: Posted, seat: Seat, first) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """What every decision says, from the form. Raises Refused."""
    decided_by = posted.text("decided_by", WHO, longest=200)
    decided_on = posted.day("decided_on", WHEN, first=first, last=request.today)
    posted.check()
    return {
        "decided_by": decided_by,
        "decided_on": decided_on,
        "on": request.today,
        "by_da": seat.text.da,
        "by_en": seat.text.en,
        "key": f"{request.user.pk}-{request.POST.get('key', '')}"[:64],
        "made_by": request.user,
    }


def _made_up(mark: Mark) -> Refused:
    rebuilt = mark is Mark.RECONSTRUCTION
    return refuse(
        "made_up_is_not_published",
        problem=Text("Det bygger på opdigtede borgere", "It rests on made-up citizens"),
        where=Text("offentliggørelse", "publishing").da,
        given="rekonstruktion" if rebuilt else "opdigtede borgere",
        expected=Text(
            "rigtige sager eller offentliggjorte tal; opdigtede vises kun i en demonstration",
            "real cases or published figures; what is made up is shown in a demonstration only",
        ),
        do_next=Text(
            "Lav det igen uden opdigtede borgere, og offentliggør så det.",
            "Make it anew without made-up citizens, and publish that.",
        ),
    )
