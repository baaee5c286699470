"""One cell becomes one typed value, by the export's declared habits; what cannot be read is Refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timezone

from frikommune.cases.history import Value
from frikommune.cases.json_values import attributes_from_json_text
from frikommune.cases.layout import Habits
from frikommune.cases.source import Cell, cell_text
from frikommune.cases.tables import ValueKind
from frikommune.dates import in_zone, local_day, parse_day, parse_moment
from frikommune.errors import Refusal, Refused, refuse
from frikommune.language import Text

_ORDERS = {
    "dd-mm-yyyy": re.compile(r"(?P<d>[0-9]{1,2})-(?P<m>[0-9]{1,2})-(?P<y>[0-9]{4})"),
    "dd/mm/yyyy": re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})"),
    "dd.mm.yyyy": re.compile(r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})"),
    "yyyymmdd": re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"),
}
_HAS_TIME = re.compile(r".*[0-9][T ][0-9]{1,2}:.*")
_YES_NO = {
    "ja": True,
    "yes": True,
    "true": True,
    "1": True,
    "nej": False,
    "no": False,
    "false": False,
    "0": False,
}
_NUMBERS = {
    ".": re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?"),
    ",": re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)(,[0-9]+)?"),
}

Converted = Value | dict[str, Value]


class Converter:
    """Reads cells by an export's habits; a reader takes a cell that is not empty, and may raise Refused."""

    def __init__(self, habits: Habits) -> None:
        self.habits = habits
        self.readers: dict[ValueKind, Callable[[Cell], Converted]] = {
            "text": self.text,
            "whole": self.whole,
            "number": self.number,
            "day": self.day,
            "moment": self.moment,
            "when": self.when,
            "yes_no": self.yes_no,
            "attributes": self.attributes,
        }

    def text(self, cell: Cell) -> str:
        """Text as it stands, without the spaces around it."""
        return cell_text(cell).strip()

    def whole(self, cell: Cell) -> int:
        """A whole number, its thousands perhaps separated."""
        number = self.number(cell)
        if isinstance(number, float):
            raise self._not_a_number(cell, Text("Et helt tal", "A whole number"))
        return number

    def number(self, cell: Cell) -> int | float:
        """A number with the declared decimal sign: `1.234,5` with a comma, `1,234.5` with a point."""
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return int(cell) if float(cell).is_integer() else cell
        text, decimal = self.text(cell), self.habits.decimal
        if not _NUMBERS[decimal].fullmatch(text):
            shown = "1.234,5" if decimal == "," else "1,234.5"
            raise self._not_a_number(
                cell, Text(f"Et tal skrevet som {shown}", f"A number written like {shown}")
            )
        plain = text.replace("." if decimal == "," else ",", "").replace(decimal, ".")
        return float(plain) if "." in plain else int(plain)

    def day(self, cell: Cell) -> date:
        """A civil day. An instant gives its local day; a workbook's midnight is the day itself."""
        if isinstance(cell, datetime) and cell.tzinfo is None and cell.time() == time():
            return cell.date()
        when = self.when(cell)
        return local_day(when) if isinstance(when, datetime) else when

    def moment(self, cell: Cell) -> datetime:
        """An instant with a fixed offset: its own, or the declared zone's."""
        text = cell.isoformat() if isinstance(cell, datetime) else self.text(cell)
        moment = parse_moment(self._reordered(text), "", self.habits.zone)
        if self.habits.day_by == "zone" and self.habits.zone:
            moment = in_zone(moment, self.habits.zone)
        offset = moment.utcoffset()
        return moment if offset is None else moment.replace(tzinfo=timezone(offset), fold=0)

    def when(self, cell: Cell) -> date | datetime:
        """An instant where the cell has a time of day, otherwise a day."""
        if isinstance(cell, date):
            return self.moment(cell) if isinstance(cell, datetime) else cell
        text = self.text(cell)
        if _HAS_TIME.fullmatch(text):
            return self.moment(cell)
        try:
            return parse_day(self._reordered(text))
        except Refused as refused:
            raise _as_given(refused, text) from None

    def yes_no(self, cell: Cell) -> bool:
        """Ja/nej, yes/no, true/false or 1/0."""
        if isinstance(cell, bool):
            return cell
        text = self.text(cell)
        if text.lower() not in _YES_NO:
            raise refuse(
                "not_yes_or_no",
                problem=Text("Værdien er ikke ja eller nej", "The value is neither yes nor no"),
                where="",
                given=text,
                expected=Text(
                    "ja, nej, yes, no, true, false, 1 eller 0", "ja, nej, yes, no, true, false, 1 or 0"
                ),
                do_next=Text(
                    "Ret feltet, eller oversæt koden med “values”.",
                    "Correct the cell, or translate the code with “values”.",
                ),
            )
        return _YES_NO[text.lower()]

    def attributes(self, cell: Cell) -> dict[str, Value]:
        """A JSON object of attributes, as our own tables keep them."""
        return attributes_from_json_text(self.text(cell))

    def _reordered(self, text: str) -> str:
        """The text with its day in ISO order, if it starts with one in the declared order."""
        order = _ORDERS.get(self.habits.days)
        found = order.match(text) if order else None
        if found is None:
            return text
        return f"{found['y']}-{int(found['m']):02d}-{int(found['d']):02d}{text[found.end() :]}"

    def _not_a_number(self, cell: Cell, expected: Text) -> Refused:
        return refuse(
            "not_a_number",
            problem=Text("Værdien er ikke et sådant tal", "The value is not such a number"),
            where="",
            given=cell_text(cell),
            expected=expected,
            do_next=Text(
                "Ret tallet, eller skriv decimaltegnet i mappingfilen (decimal).",
                "Correct the number, or declare its decimal sign in the mapping (decimal).",
            ),
        )


def _as_given(refused: Refused, text: str) -> Refused:
    """The same refusals about the text as the file has it."""
    return Refused(
        *(Refusal(r.code, r.problem, r.where, text, r.expected, r.do_next) for r in refused.refusals)
    )
