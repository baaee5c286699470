"""A case file as it is sent: for the description only. It is read by `frikommune.cases.json_history`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from frikommune.web.api.fields import Told, told

Value = str | int | float | bool
Moment = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}")]


def maybe(da: str, en: str) -> Any:
    """A field that may be left out. It is not `null` then: what is not known is not said."""
    return told(da, en, default_factory=lambda: None)


class Spell(Told):
    id: str = told("fagsystemets id på forløbet", "the case system's id of the spell")
    group: str = told("målgruppens kode", "the target group's code")
    municipality: str = told("kommunen", "the municipality")
    from_: date = told("første dag", "first day", alias="from")
    to: date | None = told(
        "første dag efter forløbet; null, mens det er åbent",
        "first day after the spell; null while it is open",
    )
    attributes: dict[str, Value] = maybe("andet om forløbet", "whatever else is told of the spell")


class Event(Told):
    """Its other keys are its attributes. It has a day, a moment or both."""

    model_config = ConfigDict(
        extra="allow", json_schema_extra={"anyOf": [{"required": ["day"]}, {"required": ["moment"]}]}
    )
    __pydantic_extra__: dict[str, Value]

    id: str = told("fagsystemets id på hændelsen", "the case system's id of the event")
    day: date = maybe("dagen; eller moment", "the day; or a moment")
    moment: Moment = maybe("tidspunktet med sin forskydning", "the instant with its offset")
    kind: str = told("slags, fx samtale", "kind, such as samtale")
    type: str = maybe("type, fx faelles", "type, such as faelles")
    form: str = maybe("form, fx personligt", "form, such as personligt")
    spell: str = maybe("forløbet, den hører til", "the spell it belongs to")
    sequence: int = maybe("plads på dagen", "its place on the day")
    attributes: dict[str, Value] = maybe("andet om hændelsen", "whatever else is told of the event")


class Use(Told):
    id: str = told("id på beslutningen", "id of the decision")
    exemption: str = told("undtagelsen", "the exemption")
    norm: str = told("normen", "the norm")
    occurrence: int = maybe("skridtets nummer", "the step's number")
    decided_on: date = told("dagen, det blev besluttet", "the day it was decided")
    recorded_on: date = told("dagen, det blev registreret", "the day it was registered")
    reason: str = maybe("grunden", "the reason")
    replaced_by: str = maybe("hvad der trådte i stedet", "what replaced the step")
    approved_by: str = maybe("hvem der godkendte", "who approved it")
    approved_on: date = maybe("dagen, det blev godkendt", "the day it was approved")


class History(Told):
    subject: str = told("borgerens pseudonym; intet CPR-nummer", "the citizen's pseudonym; no CPR number")
    synthetic: bool = told("om borgeren er opdigtet", "whether the citizen is made up")
    spells: list[Spell] = told("forløbene", "the spells")
    events: list[Event] = told("hændelserne, i rækkefølge", "the events, in order", [])
    uses: list[Use] = told("beslutninger om undtagelser", "decisions to use exemptions", [])
