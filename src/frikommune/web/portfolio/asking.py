"""What the reader of the portfolio asked for: a day by slider or by date, and which rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from frikommune.programme.portfolio import Portfolio, Row
from frikommune.web.pages.posted import number_in

FILTERS = ("theme", "round", "municipality", "state")
NO_THEME = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters; an empty one lets everything through."""

    theme: str
    round: str
    municipality: str
    state: str

    @classmethod
    def by(cls, query: QueryDict) -> Asked:
        """As the address says."""
        return cls(*(query.get(one, "") for one in FILTERS))

    def rows(self, all_rows: Sequence[Row]) -> list[Row]:
        """The rows that the filters let through."""
        return [one for one in all_rows if self._lets(one)]

    def _lets(self, row: Row) -> bool:
        themes = [one.name for one in row.themes] or [NO_THEME]
        places = [one for one in row.places if self.municipality in ("", one.municipality)]
        states = {row.state} if not self.municipality else {one.state for one in places}
        states |= {one.state for one in places}
        return (
            (not self.theme or self.theme in themes)
            and (not self.round or self.round == row.round)
            and (not self.municipality or bool(places))
            and (not self.state or self.state in states)
        )

    def columns(self, shown: Portfolio) -> tuple[str, ...]:
        """The municipalities to show."""
        if self.municipality in shown.municipalities:
            return (self.municipality,)
        return shown.municipalities

    @property
    def is_any(self) -> bool:
        """Whether anything is left out."""
        return any((self.theme, self.round, self.municipality, self.state))


def slid_to(query: QueryDict, months: Sequence[date]) -> date | None:
    """The day that the slider was moved to, by a form sent without script; None where it did not move."""
    slide, number = query.get("slide", ""), number_in(query.get("slide", ""))
    if number is None or slide == query.get("stood", ""):
        return None
    return months[min(number, len(months) - 1)]


def place_on(months: Sequence[date], on: date) -> int:
    """Where the slider stands for a day: the month it lies in."""
    return max((number for number, first in enumerate(months) if first <= on), default=0)


def address(request: HttpRequest, on: date | None = None) -> str:
    """The page's own address: the days and the filters that say something, and nothing else."""
    kept = {key: request.GET.get(key, "") for key in ("on", "known_on", *FILTERS)}
    if on:
        kept["on"] = on.isoformat()
    query = urlencode({key: value for key, value in kept.items() if value})
    return f"{request.path}?{query}" if query else request.path
