"""A case file as it is sent: for the description only. It is read by `frikommune.cases.json_history`."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ConfigDict

from frikommune.web.api.fields import Told, told


class Spell(Told):
    id: str = told("fagsystemets id på forløbet", "the case system's id of the spell")
    group: str = told("målgruppens kode", "the target group's code")
    municipality: str = told("kommunen", "the municipality")
    from_: date = told("første dag", "first day", alias="from")
    to: date | None = told(
        "første dag efter forløbet; null, mens det er åbent",
        "first day after the spell; null while it is open",
    )
    attributes: dict[str, Any] | None = told("andet om forløbet", "whatever else is told of the spell", None)


class Event(Told):
    """Its other keys are its attributes."""

    model_config = ConfigDict(extra="allow")

    id: str = told("fagsystemets id på hændelsen", "the case system's id of the event")
    day: date | None = told("dagen; eller moment", "the day; or a moment", None)
    moment: str | None = told("tidspunktet med sin forskydning", "the instant with its offset", None)
    kind: str = told("slags, fx samtale", "kind, such as samtale")
    type: str | None = told("type, fx faelles", "type, such as faelles", None)
    form: str | None = told("form, fx personligt", "form, such as personligt", None)
    spell: str | None = told("forløbet, den hører til", "the spell it belongs to", None)
    sequence: int | None = told("plads på dagen", "its place on the day", None)
    attributes: dict[str, Any] | None = told("andet om hændelsen", "whatever else is told of the event", None)


class Use(Told):
    id: str = told("id på beslutningen", "id of the decision")
    exemption: str = told("undtagelsen", "the exemption")
    norm: str = told("normen", "the norm")
    occurrence: int | None = told("skridtets nummer", "the step's number", None)
    decided_on: date = told("dagen, det blev besluttet", "the day it was decided")
    recorded_on: date = told("dagen, det blev registreret", "the day it was registered")
    reason: str | None = told("grunden", "the reason", None)
    replaced_by: str | None = told("hvad der trådte i stedet", "what replaced the step", None)
    approved_by: str | None = told("hvem der godkendte", "who approved it", None)
    approved_on: date | None = told("dagen, det blev godkendt", "the day it was approved", None)


class History(Told):
    subject: str = told("borgerens pseudonym; intet CPR-nummer", "the citizen's pseudonym; no CPR number")
    synthetic: bool = told("om borgeren er opdigtet", "whether the citizen is made up")
    spells: list[Spell] = told("forløbene", "the spells")
    events: list[Event] = told("hændelserne, i rækkefølge", "the events, in order", [])
    uses: list[Use] = told("beslutninger om undtagelser", "decisions to use exemptions", [])
