"""What the API answers of what a case system sends, key by key."""

from __future__ import annotations

from typing import Literal

from frikommune.web.api.fields import Told, told
from frikommune.web.api.shapes import OneRefusal


class RowAnswer(Told):
    id: str = told("rækkens id", "the row's id")
    was: Literal["new", "changed", "same", "refused", "withheld"] = told(
        "hvad der blev af den; withheld: uden fejl, men en anden af borgerens rækker blev afvist",
        "what became of it; withheld: sound, but another row of the citizen was refused",
    )
    refused: list[OneRefusal] = told("hvorfor ikke", "why not")


class RowsTaken(Told):
    spells: list[RowAnswer] = told("forløbene, i den orden de blev sendt", "the spells, in the order sent")
    events: list[RowAnswer] = told("hændelserne, i den orden de blev sendt", "the events, in the order sent")


class Counted(Told):
    new: int = told("nye", "new")
    changed: int = told("ændrede", "changed")
    gone: int = told("væk", "gone")
    same: int = told("som før", "as they were")
    refused: int = told("holdt tilbage", "held back")


class KeptRefusal(Told):
    code: str = told("fast navn på afvisningen", "stable name of the refusal")
    problem: str = told("hvad der er galt", "what is wrong")
    where: str = told("stedet", "the place")
    given: str = told("hvad der stod", "what was found")
    expected: str = told("hvad der ville være taget imod", "what would have been accepted")
    do_next: str = told("hvad der nu skal gøres", "what to do next")


class DeliveryShape(Told):
    delivery: int = told("leveringens nummer", "the delivery's number")
    file: str = told("filens navn", "the file's name")
    state: Literal["reading", "preview", "storing", "stored", "given_up", "refused"] = told(
        "hvor den står", "where it stands"
    )
    state_words: str = told("det samme i ord", "the same in words")
    stage: str = told("hvad der arbejdes på", "what is being worked on")
    done: int = told("hvor meget der er gjort", "how much is done")
    of: int | None = told("af hvor meget", "of how much")
    citizens: Counted | None = told("borgere; null, før den er læst", "citizens; null before it was read")
    rows: dict[str, Counted] = told("rækker, ved tabel", "rows, by table")
    needs_yes: bool = told(
        "om der skal svares ja til det, der er væk", "whether a yes to what is gone is needed"
    )
    warnings: list[str] = told("advarsler", "warnings")
    rows_refused: int = told("afviste og tilbageholdte rækker", "rows refused and held back")
    refused: list[KeptRefusal] = told("hvorfor filen ikke kan tages", "why the file cannot be taken")
