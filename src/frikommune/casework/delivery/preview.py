"""What a delivery would change, as it is shown before anything is stored. It holds no citizen's number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from frikommune.language import Text

PARTS = ("spells", "events", "uses")
MOST_EXAMPLES = 30
MOST_GONE = 1 / 3
"""Where more of the rows are gone, a person must say that it is meant."""


@dataclass(slots=True)
class Counts:
    """How many were new, changed, gone, as they were, and (of citizens) held back with a refused row."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    same: int = 0
    refused: int = 0

    def add(self, was: str, number: int = 1) -> None:
        """So many more that were `new`, `changed`, `gone` or `same`."""
        setattr(self, was, getattr(self, was) + number)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row, before and after, as the kept text has it; empty where it was not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Example:
    """One row that is not as it was: of which table and id, of the case of which number."""

    was: str
    table: str
    id: str
    number: str
    kind: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedExample:
    """One refused row: where it stood, and why."""

    where: str
    problem: Text
    do_next: Text


@dataclass(slots=True)
class Preview:
    """Everything that is shown of a delivery before it is stored, and kept of it afterwards.

    `first` and `last` are the first and the latest day of an event of the citizens it tells of, as ISO text.
    `mended`: it is a file of refused rows, sent again. `mode` is `everything`, `changes`, or, for a mended
    file where exports cover everything, `citizens`; `needs_yes`:
    so much is gone that `confirm` asks for an explicit yes. `skipped` rows have codes that the mapping passes
    over; `rows_refused` are those that were refused or held back.
    """

    mode: str
    tables: tuple[str, ...]
    citizens: Counts = field(default_factory=Counts)
    rows: dict[str, Counts] = field(default_factory=lambda: {part: Counts() for part in PARTS})
    examples: list[Example] = field(default_factory=list)
    refused: list[RefusedExample] = field(default_factory=list)
    warnings: list[Text] = field(default_factory=list)
    needs_yes: bool = False
    skipped: int = 0
    rows_refused: int = 0
    first: str = ""
    last: str = ""
    mended: bool = False

    def has_room(self, was: str) -> bool:
        """Whether one more row that is `new`, `changed` or `gone` may be shown beside the others."""
        if len(self.examples) >= MOST_EXAMPLES:
            return False
        return sum(one.was == was for one in self.examples) < MOST_EXAMPLES // 3

    @property
    def nothing(self) -> bool:
        """Whether storing it would change nothing."""
        return not (self.citizens.new or self.citizens.changed or self.citizens.gone)

    def as_json(self) -> dict[str, Any]:
        """As the database keeps it."""
        return asdict(self)


def preview_of_json(data: Mapping[str, Any]) -> Preview:
    """The preview that `as_json` wrote."""
    return Preview(
        data["mode"],
        tuple(data["tables"]),
        Counts(**data["citizens"]),
        {part: Counts(**data["rows"][part]) for part in PARTS},
        [_example(one) for one in data["examples"]],
        [
            RefusedExample(one["where"], Text(*one["problem"]), Text(*one["do_next"]))
            for one in data["refused"]
        ],
        [Text(*one) for one in data["warnings"]],
        data["needs_yes"],
        data["skipped"],
        data["rows_refused"],
        data.get("first", ""),
        data.get("last", ""),
        data.get("mended", False),
    )


def _example(one: Mapping[str, Any]) -> Example:
    changes = tuple(Change(**change) for change in one["changes"])
    return Example(one["was"], one["table"], one["id"], one["number"], one["kind"], changes)
