"""What the API answers of stored cases, uses and notes, key by key."""

from __future__ import annotations

from datetime import date

from frikommune.casework.uses.state import UseState
from frikommune.web.api.fields import Told, told
from frikommune.web.api.law_shapes import DutyShape
from frikommune.web.api.shapes import ExemptionShape


class CaseShape(Told):
    number: str = told("fagsystemets seneste sagsnummer", "the case system's latest case number")
    group: str = told("målgruppen i det seneste forløb", "the target group of the latest spell")
    closed_on: date | None = told("første dag uden forløb", "the first day on which no spell runs")
    synthetic: bool = told("om borgeren er opdigtet", "whether the citizen is made up")
    version: int = told("vokser med alt, der føjes til sagen", "grows with everything added to the case")


class CaseDuties(Told):
    case: CaseShape = told("sagen", "the case")
    on: date = told("dagen, der ses på", "the day seen on")
    duties: list[DutyShape] = told("pligterne, som de løses", "the duties, in the order of work")
    exemptions: dict[str, ExemptionShape] = told(
        "de undtagelser, der kan bruges", "the exemptions that may be used"
    )


class UseRegistered(Told):
    use: int = told("brugens nummer", "the use's number")
    exemption: str = told("undtagelsen", "the exemption")
    norm: str = told("normen", "the norm")
    occurrence: int = told("skridtets nummer", "the step's number")
    decided_on: date = told("dagen, det blev besluttet", "the day it was decided")
    recorded_on: date = told("dagen, det blev registreret", "the day it was registered")
    state: UseState = told(
        "om den tæller, eller venter på lederen", "whether it counts, or awaits the leader"
    )
    state_words: str = told("det samme i ord", "the same in words")
    note: str = told("notatet, på dansk, klar til journalen", "the note, in Danish, ready for the case file")
    health_words: list[str] = told(
        "ord i grunden, der fortæller om helbred: skriv kun det nødvendige",
        "words of the reason that tell of health: write only what is needed",
    )
    repeated: bool = told(
        "om nøglen var brugt til det samme før", "whether the key came with the same before"
    )


class NoteShape(Told):
    note: str = told("notatets nummer, til kvitteringen", "the note's number, to acknowledge it by")
    number: str = told("fagsystemets sagsnummer", "the case system's case number")
    use: int = told("brugens nummer", "the use's number")
    exemption: str = told("undtagelsen", "the exemption")
    norm: str = told("normen", "the norm")
    decided_on: date = told("dagen, det blev besluttet", "the day it was decided")
    state: UseState = told("hvor brugen står", "where the use stands")
    state_words: str = told("det samme i ord", "the same in words")
    text: str = told("notatet, på dansk, klar til journalen", "the note, in Danish, ready for the case file")


class Notes(Told):
    notes: list[NoteShape] = told("notaterne, de ældste først", "the notes, the oldest first")
    more: bool = told("om der er flere", "whether there are more")


class Taken(Told):
    taken: list[str] = told("kvitteret nu", "acknowledged now")
    before: list[str] = told("kvitteret før", "acknowledged before")
