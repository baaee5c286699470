"""Made-up cases for tests: `case_of("dagpenge", "2019-09-02", [("2019-09-20", "samtale", "ordinaer")])`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from frikommune.cases.history import Event, History, Spell

TODAY = date(2019, 11, 8)


def event(number: int, day: str, kind: str, type_: str = "", form: str = "", **attributes: Any) -> Event:
    return Event(f"e{number}", date.fromisoformat(day), number, kind, type_, form, attributes=attributes)


def case_of(
    group: str,
    start: str,
    events: Iterable[tuple[Any, ...]] = (),
    *,
    municipality: str = "Aalborg",
    end: str | None = None,
    worker: str = "DSB",
    team: str = "Afklaring",
    number: str = "2019-00017",
    person: str = "borger-17",
):
    """A case in North Jutland, as a case system tells it. An event is (day, kind, type, form, {…})."""
    from frikommune.web.cases.key import person_key
    from frikommune.web.cases.models import Case
    from frikommune.web.cases.putting import put
    from frikommune.web.deliveries.models import Delivery, System
    from frikommune.web.journal.models import Programme

    programme = Programme.objects.get(slug="nordjylland")
    system, _ = System.objects.get_or_create(programme=programme, municipality=municipality, name="Fag")
    told = {"sagsbehandler": worker, "team": team, "sagsnummer": number}
    subject = person_key().person(person, municipality)
    spell = Spell(
        "f1", group, municipality, date.fromisoformat(start), date.fromisoformat(end) if end else None, told
    )
    made = []
    for place, one in enumerate(events, start=1):
        *words, attributes = one if isinstance(one[-1], dict) else (*one, {})
        made.append(event(place, *words, **attributes))
    history = History(subject, (spell,), tuple(made), synthetic=True)
    put(Delivery.objects.create(system=system, file="test", state="stored"), [history])
    return Case.objects.get(programme=programme, municipality=municipality, person=subject)
