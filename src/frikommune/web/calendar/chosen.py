"""Which view, month and filters were chosen; read from the address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.programme.dated import KIND_WORDS, Dated

VIEWS = {
    "agenda": Text("Dagsorden", "Agenda"),
    "month": Text("Måned", "Month"),
    "year": Text("År", "Year"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """`first` is the first day of the month, or of the year, that is shown. Empty filters: all."""

    view: str
    first: date
    kind: str
    place: str
    only_late: bool

    def keeps(self, one: Dated) -> bool:
        """Whether an item passes the filters. What concerns no municipality in particular concerns all."""
        if self.kind and one.kind != self.kind:
            return False
        if self.place and one.places and self.place not in one.places:
            return False
        return one.standing == "overdue" if self.only_late else True


def chosen_of(request: HttpRequest, places: Iterable[str]) -> Chosen:
    """What the address chooses. Raises Refused for a view, kind, municipality or month that is not there."""
    asked = request.GET
    view = _one_of("show", asked.get("show", ""), VIEWS) or "agenda"
    return Chosen(
        view,
        _first(view, asked.get("month" if view == "month" else "year", ""), request.on),
        _one_of("kind", asked.get("kind", ""), KIND_WORDS),
        _one_of("place", asked.get("place", ""), places),
        asked.get("late") == "1",
    )


def _one_of(key: str, given: str, known: Iterable[str]) -> str:
    known = tuple(known)
    if not given or given in known:
        return given
    raise refuse(
        "not_a_choice",
        problem=Text("Valget findes ikke", "There is no such choice"),
        where=key,
        given=given[:40],
        expected=Text.same(", ".join(known)),
        do_next=Text("Vælg på siden i stedet.", "Choose on the page instead."),
    )


def _first(view: str, given: str, on: date) -> date:
    if not given:
        return on.replace(day=1) if view == "month" else on.replace(month=1, day=1)
    try:
        return date.fromisoformat(f"{given}-01" if view == "month" else f"{given}-01-01")
    except ValueError:
        raise refuse(
            "not_a_month",
            problem=Text("Måneden eller året kan ikke læses", "The month or year cannot be read"),
            where=view,
            given=given[:40],
            expected=Text("fx 2020-09 eller 2020", "such as 2020-09 or 2020"),
            do_next=Text("Ret adressen, eller bladr på siden.", "Correct the address, or turn the page."),
        ) from None
