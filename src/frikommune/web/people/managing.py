"""Who is in the system: people are let in, given seats, and passed a link to a password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from frikommune.web.pages.speech import say
from frikommune.web.people.models import ROLES, Person, Seat
from frikommune.web.people.rights import need
from frikommune.web.people.seating import give, note, take
from frikommune.web.people.welcome import may_have_password, welcome_path
from frikommune.web.signin.factors import factor_of, remove
from frikommune.web.signin.leaving import leave
from frikommune.web.signin.providers import providers
from frikommune.web.signin.sessions import end_all, open_sessions

LONGEST_INITIALS = 60
MOST = 100
"""So many changes of a person are shown."""


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with their seats, and the form of a new person."""
    need(request, "manage_people")
    wrong = ""
    if request.method == "POST":
        username, name = (request.POST.get(key, "").strip() for key in ("username", "name"))
        if not username or not name:
            wrong = say("Skriv både brugernavn og navn.", "Write both user name and name.")
        else:
            try:
                with transaction.atomic():
                    person = Person.objects.create_user(username, name=name)
                    note(person, "let_in", by=request.user)
            except IntegrityError:
                wrong = say(
                    f"Brugernavnet “{username}” er i brug. Vælg et andet.",
                    f"The user name “{username}” is in use. Choose another.",
                )
            else:
                return redirect("people:person", person.pk)
    everybody = Person.objects.order_by("name").prefetch_related("seats__programme")
    shown = {"people": everybody, "wrong": wrong, "given": request.POST}
    return render(request, "people/people.html", shown, status=422 if wrong else 200)


@login_required
def person(request: HttpRequest, number: int) -> HttpResponse:
    """One person: seats, and the link with which they choose a password."""
    need(request, "manage_people")
    one = get_object_or_404(Person, pk=number)
    municipalities = sorted(
        {name for each in Programme.objects.all() for name in book_of(each).municipalities}
    )
    shown = {
        "person": one,
        "seats": one.seats.select_related("programme").order_by("pk"),
        "roles": ROLES,
        "programmes": Programme.objects.order_by("slug"),
        "municipalities": municipalities,
        "welcome": request.build_absolute_uri(welcome_path(one)) if may_have_password(one) else "",
        "factor": factor_of(one),
        "sessions": open_sessions(one),
        "elsewhere": [providers().get(each.provider, each.provider) for each in one.identities.all()],
        "changes": one.changes.select_related("by", "programme").order_by("-pk")[:MOST],
    }
    return render(request, "people/person.html", shown)


@require_POST
@login_required
def give_seat(request: HttpRequest, number: int) -> HttpResponse:
    """Give a person a seat. What does not go together is said on the person's page."""
    need(request, "manage_people")
    one = get_object_or_404(Person, pk=number)
    role, municipality = request.POST.get("role", ""), request.POST.get("municipality", "")
    programme = Programme.objects.filter(slug=request.POST.get("programme", "")).first()
    initials = request.POST.get("initials", "").strip()
    wrong = _seat_wrong(role, municipality, programme) or _initials_wrong(one, initials, municipality)
    if wrong:
        messages.error(request, wrong)
    else:
        give(one, role, programme, municipality, by=request.user, initials=initials)
    return redirect("people:person", number)


def _seat_wrong(role: str, municipality: str, programme: Programme | None) -> str:
    if role not in ROLES:
        return say("Vælg en rolle.", "Choose a role.")
    if role != "administrator" and programme is None:
        return say("Vælg det program, rollen gælder i.", "Choose the programme that the role is in.")
    if role in ("caseworker", "leader") and not municipality:
        return say(
            "En sagsbehandler og en leder hører til en kommune: vælg den.",
            "A caseworker and a leader belong to a municipality: choose it.",
        )
    if municipality and (programme is None or municipality not in book_of(programme).municipalities):
        return say("Kommunen er ikke med i det program.", "The municipality is not in that programme.")
    return ""


def _initials_wrong(person: Person, initials: str, municipality: str) -> str:
    """Two with the same initials in a municipality would take each other's cases for their own."""
    if len(initials) > LONGEST_INITIALS:
        return say(
            f"Initialerne er for lange: højst {LONGEST_INITIALS} tegn.",
            f"The initials are too long: at most {LONGEST_INITIALS} characters.",
        )
    others = Seat.objects.filter(initials=initials, municipality=municipality).exclude(person=person)
    other = others.select_related("person").first() if initials else None
    if other is None:
        return ""
    return say(
        f"{other.person.name} har allerede initialerne {initials} i {municipality}. Se efter i fagsystemet.",
        f"{other.person.name} already has the initials {initials} in {municipality}. See the case system.",
    )


@require_POST
@login_required
def take_seat(request: HttpRequest, number: int) -> HttpResponse:
    """Take a seat from a person; the last administrator keeps theirs."""
    need(request, "manage_people")
    given = request.POST.get("seat", "")
    seat = Seat.objects.filter(person=number, pk=int(given)).first() if given.isdecimal() else None
    if seat and seat.role == "administrator" and not _other_administrators(seat.person):
        messages.error(
            request,
            say("Der skal altid være en administrator.", "There must always be an administrator."),
        )
    elif seat:
        take(seat, by=request.user)
    return redirect("people:person", number)


@require_POST
@login_required
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close or open a person's access. What they did stays in the journal."""
    need(request, "manage_people")
    one = get_object_or_404(Person, pk=number)
    if one.is_active and one.seats.filter(role="administrator").exists() and not _other_administrators(one):
        messages.error(
            request, say("Der skal altid være en administrator.", "There must always be an administrator.")
        )
    else:
        with transaction.atomic():
            one.is_active = not one.is_active
            one.save(update_fields=["is_active"])
            note(one, "opened" if one.is_active else "closed", by=request.user)
        if not one.is_active:
            end_all(one)
            return _back_to(request, one)
    return redirect("people:person", number)


@require_POST
@login_required
def end_sessions(request: HttpRequest, number: int) -> HttpResponse:
    """Sign a person out wherever they are signed in; what they may is what they sit in then."""
    need(request, "manage_people")
    one = get_object_or_404(Person, pk=number)
    with transaction.atomic():
        note(one, "sessions_ended", by=request.user)
        end_all(one)
    return _back_to(request, one)


@require_POST
@login_required
def remove_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Take away the second factor of someone who has lost it; they are signed out everywhere."""
    need(request, "manage_people")
    one = get_object_or_404(Person, pk=number)
    remove(one, by=request.user)
    end_all(one)
    return _back_to(request, one)


def _back_to(request: HttpRequest, one: Person) -> HttpResponse:
    """The page of a person whose sessions were ended; whoever ended their own is out."""
    return leave(request) if one == request.user else redirect("people:person", one.pk)


def _other_administrators(person: Person) -> bool:
    others = Seat.objects.filter(role="administrator", person__is_active=True).exclude(person=person)
    return others.exists()


def first_administrator() -> Person | None:
    """While nobody can sign in yet: someone who can let others in, the same until a password was chosen."""
    everybody = list(Person.objects.all()[:2])
    if everybody:
        alone = everybody[0] if len(everybody) == 1 else None
        return alone if alone and may_have_password(alone) and not alone.has_usable_password() else None
    person = Person.objects.create_user("administrator", name="Administrator")
    give(person, "administrator", None)
    return person
