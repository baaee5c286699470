"""What the case system tells, as it happens: spells and events, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from pydantic import ConfigDict, Field

from frikommune.casework.delivery.pushed import Answered
from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.web.api.delivery_shapes import RowsTaken
from frikommune.web.api.fields import Short, Told, told
from frikommune.web.api.pushing import push
from frikommune.web.api.refusals_of_content import unknown_name
from frikommune.web.api.refusing import answer, refused_json
from frikommune.web.api.service import call
from frikommune.web.deliveries.models import System

MOST = 1000
Cell = Annotated[str, Field(max_length=200)]
_PERSON = (
    "CPR-nummer, der hashes straks, eller fagsystemets pseudonym",
    "CPR number, hashed at once, or the case system's pseudonym",
)


class SpellRow(Told):
    """A spell as it is now; days are half-open."""

    person: Short = told(*_PERSON)
    spell: Short = told("Fagsystemets id på forløbet", "The case system's id of the spell")
    group: Cell = told("Målgruppens kode", "The target group's code")
    from_: Cell = told("Første dag", "First day", alias="from")
    to: Cell | None = told(
        "Første dag efter forløbet; null, mens det er åbent", "First day after it; null while it is open"
    )
    attributes: dict[str, Any] = told(
        "Andet: sagsnummer, sagsbehandler, team og det, normerne spørger om",
        "More: sagsnummer, sagsbehandler, team, and what the norms ask for",
        default_factory=dict,
    )


class EventRow(Told):
    """Something that happened. Sent again with its id, it is corrected."""

    person: Short = told(*_PERSON)
    event: Short = told("Fagsystemets id på hændelsen", "The case system's id of the event")
    spell: Cell = told("Forløbet, den hører til", "The spell it belongs to", "")
    day: Cell = told("Dagen; eller moment", "The day; or a moment", "")
    moment: Cell = told("Tidspunktet med sin forskydning", "The instant with its offset", "")
    kind: Cell = told("Slags, fx samtale", "Kind, such as samtale")
    type: Cell = told("Type, fx faelles", "Type, such as faelles", "")
    form: Cell = told("Form, fx personligt", "Form, such as personligt", "")
    until: Cell = told("Første dag efter det, der varer", "First day after what lasts", "")
    attributes: dict[str, Any] = told("Andet om hændelsen", "What else is told of it", default_factory=dict)


_SOMETHING: list[Any] = [
    {"required": [name], "properties": {name: {"minItems": 1}}} for name in ("spells", "events")
]


class Rows(Told):
    """Spells, events, or both."""

    model_config = ConfigDict(json_schema_extra={"anyOf": _SOMETHING})

    system: Short = told(
        "Fagsystemet, som kommunen kalder det", "The case system, as the municipality calls it"
    )
    synthetic: bool = told("Om borgerne er opdigtede", "Whether the citizens are made up")
    spells: Annotated[list[SpellRow], Field(max_length=MOST)] = told("Forløb", "Spells", [])
    events: Annotated[list[EventRow], Field(max_length=MOST)] = told("Hændelser", "Events", [])


@call(
    "POST",
    "/rows",
    right="send_rows",
    summary=Text("Send forløb og hændelser", "Send spells and events"),
    words=Text(
        "Lægges over det, der er gemt, ved fagsystemets egne id'er; det samme igen ændrer intet. En række, "
        "der ikke kan bruges, besvares for sig; resten af borgerens rækker i kaldet holdes tilbage med den.",
        "Laid over what is stored, by the case system's own ids; the same again changes nothing. A row that "
        "cannot be used is answered by itself; the citizen's other rows of the call are held back with it.",
    ),
    answer=RowsTaken,
)
def send_rows(request: HttpRequest, sent: Rows) -> HttpResponse:
    """What became of each row, in the order in which they were sent."""
    system = system_named(request, sent.system)
    if not sent.spells and not sent.events:
        raise _nothing_sent()
    tables = {
        "spells": [one.model_dump(by_alias=True) for one in sent.spells],
        "events": [one.model_dump() for one in sent.events],
    }
    found = push(system, tables, synthetic=sent.synthetic, body=request.body, by_system=request.token.label)
    return answer({name: _said(found.answers.get(name, ())) for name in tables})


def system_named(request: HttpRequest, name: str) -> System:
    """A case system of the token's own municipality. Raises Refused."""
    mine = System.objects.filter(programme=request.programme, municipality=request.municipality)
    system = mine.select_related("programme").filter(name=name).first()
    if system is None:
        raise unknown_name("unknown_system", "system", name, mine.values_list("name", flat=True))
    return system


def _said(answers: Iterable[Answered]) -> list[dict[str, Any]]:
    return [{"id": one.id, "was": one.was, "refused": refused_json(one.refusals)} for one in answers]


def _nothing_sent() -> Exception:
    return refuse(
        "nothing_sent",
        problem=Text("Der er intet sendt", "Nothing was sent"),
        where="body",
        given="0",
        expected=Text("mindst ét forløb eller én hændelse", "at least one spell or one event"),
        do_next=Text("Send rækkerne i spells eller events.", "Send the rows in spells or events."),
    )
