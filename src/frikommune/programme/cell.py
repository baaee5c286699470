"""One trial in one municipality on the day: where it stands, what is doubtful, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.language import Text
from frikommune.programme.entry import Entry
from frikommune.programme.when import When

CellState = Literal[
    "not_yet",
    "idea",
    "preparing",
    "approved",
    "applied",
    "refused",
    "granted",
    "bylaw",
    "postponed",
    "not_started",
    "running",
    "joined",
    "named",
    "met",
    "permanent",
    "ended",
    "over",
    "left",
    "not_named",
    "outside",
    "unknown",
]
CELL_WORDS: Mapping[CellState, Text] = {
    "not_yet": Text("endnu ikke søgt", "not yet applied for"),
    "idea": Text("idé", "idea"),
    "preparing": Text("ansøgning på vej", "application under way"),
    "approved": Text("godkendt i udvalget", "approved in committee"),
    "applied": Text("ansøgt", "applied for"),
    "refused": Text("afslået", "refused"),
    "granted": Text("imødekommet, ikke begyndt", "granted, not begun"),
    "bylaw": Text("vedtægt offentliggjort, ikke begyndt", "bylaw published, not begun"),
    "postponed": Text("starten udsat", "start postponed"),
    "not_started": Text("aldrig sat i gang", "never started"),
    "running": Text("i gang", "running"),
    "joined": Text("i gang, kom til senere", "running, joined later"),
    "named": Text("med, start ikke oplyst", "in it, start not stated"),
    "met": Text("ophørt, imødekommet ved lov", "ended, met by law"),
    "permanent": Text("gjort permanent", "made permanent"),
    "ended": Text("ophørt", "ended"),
    "over": Text("ophørt med perioden", "ended with the period"),
    "left": Text("trådt ud", "left"),
    "not_named": Text("ikke nævnt", "not named"),
    "outside": Text("ikke med", "not in it"),
    "unknown": Text("ikke oplyst", "not stated"),
}
"""In the order of a trial's life; last, what tells of no trial there."""
SHORT_WORDS: Mapping[CellState, Text] = {
    **CELL_WORDS,
    "not_yet": Text("endnu ikke", "not yet"),
    "preparing": Text("på vej", "under way"),
    "approved": Text("godkendt", "approved"),
    "granted": Text("ikke begyndt", "not begun"),
    "bylaw": Text("vedtægt klar", "bylaw ready"),
    "postponed": Text("udsat", "postponed"),
    "not_started": Text("aldrig i gang", "never started"),
    "joined": Text("kom til", "joined"),
    "named": Text("start uoplyst", "start unstated"),
    "met": Text("mødt ved lov", "met by law"),
    "permanent": Text("permanent", "permanent"),
    "over": Text("periode slut", "period over"),
}
"""The same, for a narrow cell."""
NOWHERE: frozenset[CellState] = frozenset({"not_named", "outside", "unknown"})
"""What tells of no trial there."""

Mark = Literal["assumed", "contested", "maybe", "partly", "ending"]
MARK_WORDS: Mapping[Mark, Text] = {
    "assumed": Text("startdagen er antaget", "the first day is assumed"),
    "contested": Text("kilderne er uenige", "the sources disagree"),
    "maybe": Text(
        "måske allerede videre; dagen kendes ikke nøjagtigt", "perhaps further; the day is not exact"
    ),
    "partly": Text("delvist imødekommet ved lov", "met partly by law"),
    "ending": Text("det er kendt, at det ophører", "it is known that it ends"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """`since` and `ends` are where they are known: the start, and the end that has come or is coming.

    `rests_on` are the entries that tell so, in order of recording; empty where none does.
    """

    trial: str
    municipality: str
    state: CellState
    marks: tuple[Mark, ...] = ()
    since: When | None = None
    ends: date | None = None
    rests_on: tuple[Entry, ...] = ()
