"""A person's reminders: seen, added, put away."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from frikommune.programme.dated import Dated
from frikommune.web.calendar.items import all_items, by_key
from frikommune.web.calendar.models import Reminder
from frikommune.web.calendar.reminders import DAYS_BEFORE, choices_before, due_reminders, persons_of, remind
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may, need


@of_programme("see_own")
def reminders(request: HttpRequest) -> HttpResponse:
    """Those that are due, and those to come. `?item=`: the form for one more."""
    mine = Reminder.objects.filter(person=request.user, programme=request.programme, seen_at=None)
    items = by_key(all_items(request))
    shown = {
        "due": due_reminders(request.user, request.programme, request.today),
        "coming": mine.filter(day__gt=request.today),
        "item": items.get(request.GET.get("item", "")),
        "choices": choices_before(),
        "may_plan": may(request.user, request.programme, "plan"),
        "places": request.book.municipalities,
        "open": _open(items.values()),
    }
    return render(request, "calendar/reminders.html", shown)


def _open(items: Iterable[Dated]) -> list[Dated]:
    """What one can be reminded of, by last day; what is overdue comes after it."""
    found = [one for one in items if one.standing in ("now", "coming", "overdue")]
    return sorted(found, key=lambda one: (one.standing == "overdue", one.last, one.key))


@require_POST
@of_programme("see_own")
def add(request: HttpRequest) -> HttpResponse:
    """For oneself, or, from a seat that may plan, for the leaders of a municipality."""
    item = by_key(all_items(request)).get(request.POST.get("item", ""))
    before = request.POST.get("before", "7")
    if item is None or before not in {str(one) for one in DAYS_BEFORE}:
        raise Http404
    place = request.POST.get("place", "")
    if place:
        need(request, "plan")
    persons = persons_of(request.programme, place) if place else [request.user]
    made = remind(request.programme, persons, item, int(before), request.user)
    messages.success(request, _told(made, len(persons), place))
    return redirect("calendar:reminders", request.programme.slug)


def _told(made: int, persons: int, place: str) -> str:
    if not persons:
        return say(
            f"{place} har ingen leder her endnu, så ingen blev påmindet.",
            f"{place} has no leader here yet, so nobody was reminded.",
        )
    if not made:
        return say("Den påmindelse er der allerede.", "That reminder is there already.")
    return say("Påmindelsen er sat.", "The reminder is set.")


@require_POST
@of_programme("see_own")
def seen(request: HttpRequest, number: int) -> HttpResponse:
    """Put one's own away."""
    found = get_object_or_404(Reminder, pk=number, person=request.user, programme=request.programme)
    if found.seen_at is None:
        found.seen_at = timezone.now()
        found.save(update_fields=["seen_at"])
    back = request.POST.get("back", "")
    here = back.startswith(f"/{request.programme.slug}/")
    return redirect(back if here else reverse("calendar:reminders", args=[request.programme.slug]))
