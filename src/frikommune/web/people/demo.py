"""The made-up persons of a demonstration, one for each role, and a second leader for what needs two."""

from __future__ import annotations

from frikommune.web.journal.models import Programme
from frikommune.web.people.models import Person, Seat

PERSONS = (
    ("demo-sagsbehandler", "Demo Sagsbehandler", "caseworker", "Aalborg"),
    ("demo-sagsbehandler-2", "Demo Sagsbehandler (anden person)", "caseworker", "Aalborg"),
    ("demo-sagsbehandler-rebild", "Demo Sagsbehandler (Rebild)", "caseworker", "Rebild"),
    ("demo-leder", "Demo Leder", "leader", "Aalborg"),
    ("demo-leder-rebild", "Demo Leder (Rebild)", "leader", "Rebild"),
    ("demo-koordinator", "Demo Koordinator", "coordinator", ""),
    ("demo-koordinator-2", "Demo Koordinator (anden person)", "coordinator", ""),
    ("demo-evaluator", "Demo Evaluator", "evaluator", ""),
    ("demo-administrator", "Demo Administrator", "administrator", ""),
)
INITIALS = {"demo-sagsbehandler": "DSB", "demo-sagsbehandler-2": "DSB2", "demo-sagsbehandler-rebild": "DSBR"}
"""How the made-up case system writes them."""
_LEADERS = {
    "broenderslev": "Brønderslev",
    "frederikshavn": "Frederikshavn",
    "hjoerring": "Hjørring",
    "jammerbugt": "Jammerbugt",
    "laesoe": "Læsø",
    "mariagerfjord": "Mariagerfjord",
    "morsoe": "Morsø",
    "thisted": "Thisted",
    "vesthimmerland": "Vesthimmerland",
}
LEADERS = tuple(
    (f"demo-leder-{name}", f"Demo Leder ({place})", "leader", place) for name, place in _LEADERS.items()
)
"""A leader for each of the other municipalities: what is collected from all needs someone in each."""


def seat_demo_persons(programme: Programme) -> None:
    """Make them where they are missing. None of them has a password: they sign in by name alone."""
    for username, name, role, municipality in (*PERSONS, *LEADERS):
        person, made = Person.objects.get_or_create(
            username=username, defaults={"name": name, "made_up": True}
        )
        if made:
            person.set_unusable_password()
            person.save()
        Seat.objects.get_or_create(
            person=person,
            programme=None if role == "administrator" else programme,
            role=role,
            municipality=municipality,
            defaults={"initials": INITIALS.get(username, "")},
        )
