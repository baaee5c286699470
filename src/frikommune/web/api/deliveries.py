"""An export file of the case system, sent by the API: read, shown, and stored once that is confirmed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from frikommune.language import Text
from frikommune.web.api.delivery_shapes import DeliveryShape
from frikommune.web.api.fields import Flag, Lang, RowNumber, Short, told
from frikommune.web.api.refusals_of_content import no_such_delivery
from frikommune.web.api.refusals_of_form import cut_short
from frikommune.web.api.refusing import answer
from frikommune.web.api.rows import system_named
from frikommune.web.api.service import call
from frikommune.web.deliveries import working
from frikommune.web.deliveries.models import STATES, Delivery


class Sending(Lang):
    system: Short = told(
        "Fagsystemet, som kommunen kalder det", "The case system, as the municipality calls it"
    )
    name: Short = told("Filens navn; endelsen siger formatet", "The file's name; its ending tells the format")


class Storing(Lang):
    yes: Flag = told(
        "Ja til, at så meget af det gemte er væk", "Yes to so much of what is stored being gone", False
    )


FILE = {
    "required": True,
    "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
}


@call(
    "POST",
    "/deliveries",
    right="send_rows",
    summary=Text("Send et udtræk", "Send an export"),
    words=Text(
        "Filen er det sendte, som den er. Den læses med kommunens mapping; spørg til den, til den venter på "
        "svar.",
        "The file is the body, as it is. It is read by the municipality's mapping; ask until it awaits an "
        "answer.",
    ),
    answer=DeliveryShape,
    body=FILE,
)
def send_export(request: HttpRequest, asked: Query[Sending]) -> HttpResponse:
    """The delivery that was begun."""
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    content = request.read(length)
    if len(content) < length:
        raise cut_short(request.path_info)
    system = system_named(request, asked.system)
    delivery = working.begin(system, asked.name, content, None, by_system=request.token.label)
    return answer(_said(delivery, asked.language))


@call(
    "GET",
    "/deliveries/{number}",
    right="send_rows",
    summary=Text("Hvor et udtræk står", "Where an export stands"),
    words=Text("Hvor langt det er, og hvad det vil ændre.", "How far it is, and what it would change."),
    answer=DeliveryShape,
)
def see_export(request: HttpRequest, number: RowNumber, asked: Query[Lang]) -> HttpResponse:
    """The delivery as it is now."""
    return answer(_said(_mine(request, number), asked.language))


@call(
    "POST",
    "/deliveries/{number}/confirm",
    right="send_rows",
    summary=Text("Gem et udtræk", "Store an export"),
    words=Text(
        "Det, der blev vist, gemmes helt eller slet ikke.", "What was shown is stored whole or not at all."
    ),
    answer=DeliveryShape,
)
def confirm_export(request: HttpRequest, number: RowNumber, asked: Query[Storing]) -> HttpResponse:
    """The delivery, being stored."""
    delivery = working.confirm(_mine(request, number), None, yes=asked.yes)
    return answer(_said(delivery, asked.language))


@call(
    "POST",
    "/deliveries/{number}/give-up",
    right="send_rows",
    summary=Text("Opgiv et udtræk", "Give an export up"),
    words=Text("Intet af det gemmes.", "Nothing of it is stored."),
    answer=DeliveryShape,
)
def give_up_export(request: HttpRequest, number: RowNumber, asked: Query[Lang]) -> HttpResponse:
    """The delivery, given up."""
    return answer(_said(working.give_up(_mine(request, number), None), asked.language))


def _mine(request: HttpRequest, number: int) -> Delivery:
    mine = Delivery.objects.filter(
        system__programme=request.programme, system__municipality=request.municipality
    )
    delivery = mine.select_related("system__programme").filter(pk=number).first()
    if delivery is None:
        raise no_such_delivery(number)
    return delivery


def _said(delivery: Delivery, language: Any) -> dict[str, Any]:
    now, found = working.progress(delivery), working.preview(delivery)
    return {
        "delivery": delivery.pk,
        "file": delivery.file,
        "state": now.state,
        "state_words": STATES[now.state].said_in(language),
        "stage": now.stage,
        "done": now.done,
        "of": now.of,
        "citizens": _counts(found.citizens) if found else None,
        "rows": {part: _counts(one) for part, one in found.rows.items()} if found else {},
        "needs_yes": bool(found and found.needs_yes),
        "warnings": [one.said_in(language) for one in found.warnings] if found else [],
        "rows_refused": found.rows_refused if found else 0,
        "refused": [one[language] for one in delivery.refusals],
    }


def _counts(counts: Any) -> dict[str, int]:
    return {name: getattr(counts, name) for name in ("new", "changed", "gone", "same", "refused")}
