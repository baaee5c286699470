"""A dataset on a day: its rows, and a digest that changes when anything in it does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from frikommune.cases.mark import Mark
from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.reports.open_data.dataset import Column, Dataset, Row, Value
from frikommune.reports.open_data.licence import LICENCE, citation

SHORT = 12
"""So many letters of the version are shown to people."""


@dataclass(frozen=True)
class Release:
    """`sender` is the network; `mark` that of the rows, which holds for the whole."""

    dataset: Dataset
    sender: Text
    on: date
    rows: tuple[Row, ...]
    mark: Mark = Mark.NONE

    @cached_property
    def version(self) -> str:
        """A digest of the dictionary, the rows and their mark: the same data, the same version."""
        said = [self.dictionary, [self.plain(row) for row in self.rows], self.mark.as_json]
        written = json.dumps(said, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(written.encode()).hexdigest()

    @property
    def dictionary(self) -> list[dict[str, Any]]:
        """The columns as data."""
        return [column_json(one) for one in self.dataset.columns]

    @property
    def citation(self) -> Text:
        """How to cite it."""
        return citation(self.sender, self.dataset.title, day_text(self.on), self.version[:SHORT])

    def plain(self, row: Row) -> dict[str, Any]:
        """A row as JSON has it, in the columns' order."""
        return {one.name: _plain(row[one.name]) for one in self.dataset.columns}

    def head(self) -> dict[str, Any]:
        """What is told of a table in every form."""
        dataset = self.dataset
        return {
            "dataset": dataset.id,
            "title": dataset.title._asdict(),
            "description": dataset.about._asdict(),
            "sender": self.sender._asdict(),
            "as_of": self.on.isoformat(),
            "version": self.version,
            "licence": {"id": LICENCE.id, "title": LICENCE.title._asdict(), "address": LICENCE.address},
            "citation": self.citation._asdict(),
            **self.mark.as_json,
            "rows": len(self.rows),
            "key": list(dataset.key),
            "columns": self.dictionary,
        }

    def check(self, *, demonstration: bool) -> None:
        """Raises Refused where the rows rest on made-up citizens and are not for a demonstration."""
        if self.mark is not Mark.NONE and not demonstration:
            raise _made_up(self)


def column_json(column: Column) -> dict[str, Any]:
    """A column as data."""
    codes: Mapping[str, Text] = column.codes or {}
    return {
        "name": column.name,
        "type": column.type,
        "unit": column.unit._asdict() if any(column.unit) else None,
        "meaning": column.meaning._asdict(),
        "codes": [{"code": code, **text._asdict()} for code, text in codes.items()],
    }


def _plain(value: Value) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _made_up(release: Release) -> Refused:
    return refuse(
        "data_rests_on_made_up_rows",
        problem=Text(
            "Tallene bygger på opdigtede borgere og må ikke gives ud",
            "The numbers rest on made-up citizens and may not be given out",
        ),
        where=release.dataset.title.da,
        given=release.mark.name.lower(),
        expected=Text("tal fra virkelige sager", "numbers of real cases"),
        do_next=Text(
            "Offentliggør tal fra kommunernes egne sager, eller vis dem i en demonstration.",
            "Publish numbers of the municipalities' own cases, or show them in a demonstration.",
        ),
    )
