"""The fields of a change to a norm, and what was written in them. What is missing is said in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from frikommune.errors import Refused, refuse
from frikommune.language import NO_WORDS, Text

Kind = Literal["number", "length", "text", "lines", "choice", "groups", "tick"]
UNITS: tuple[tuple[str, Text], ...] = (
    ("days", Text("dage", "days")),
    ("weeks", Text("uger", "weeks")),
    ("months", Text("måneder", "months")),
    ("years", Text("år", "years")),
)
TICKED = "1"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. A `length` is a number and a unit, of `choices`; `lines` holds one value on each line.

    `row` is the head that fields of one kind stand under. `only_if` names a choice and the answers to it for
    which this field is shown; `leads` marks such a choice.
    """

    key: str
    kind: Kind
    label: Text
    hint: Text = NO_WORDS
    choices: tuple[tuple[str, Text], ...] = ()
    row: Text = NO_WORDS
    only_if: tuple[str, tuple[str, ...]] | None = None
    leads: bool = False

    def is_shown(self, values: Mapping[str, str]) -> bool:
        """Whether the field is asked for, by what was chosen before it."""
        return self.only_if is None or values.get(self.only_if[0], "") in self.only_if[1]


@dataclass(frozen=True, slots=True)
class Given:
    """What was written in the fields of one change. `labels` are what the fields are called."""

    values: Mapping[str, str]
    labels: Mapping[str, Text]

    def text(self, key: str) -> str:
        """What stands there, without spaces around it; empty where nothing does."""
        return str(self.values.get(key, "")).strip()

    def ticked(self, key: str) -> bool:
        """Whether the box is ticked."""
        return self.text(key) == TICKED

    def lines(self, key: str) -> list[str]:
        """The lines that are not empty."""
        return lines_of(self.text(key))

    def need_text(self, key: str) -> str:
        """Raises Refused where nothing stands there."""
        return self.text(key) or self._missing(key)

    def need_lines(self, key: str) -> list[str]:
        """Raises Refused where nothing stands there."""
        return self.lines(key) or [self._missing(key)]

    def number(self, key: str) -> int:
        """A whole number. Raises Refused where there is none."""
        written = self.need_text(key)
        if not written.isascii() or not written.isdecimal():
            raise self._refused(
                "not_a_number", key, written, Text("et helt tal, fx 8", "a whole number, such as 8")
            )
        return int(written)

    def length(self, key: str) -> str:
        """`8 weeks`. Raises Refused where there is none."""
        return f"{self.number(key)} {self.text(unit_key(key)) or 'weeks'}"

    def optional_length(self, key: str) -> str | None:
        """`8 weeks`, or None where nothing is written."""
        return self.length(key) if self.text(key) else None

    def _missing(self, key: str) -> str:
        raise self._refused("field_empty", key, "–", Text("at feltet er udfyldt", "something written there"))

    def _refused(self, code: str, key: str, given: str, expected: Text) -> Refused:
        label = self.labels.get(key, Text.same(key))
        return refuse(
            code,
            problem=Text(f"Udfyld “{label.da}”", f"Fill in “{label.en}”"),
            where=label.da,
            given=given,
            expected=expected,
            do_next=Text("Skriv det i feltet.", "Write it in the field."),
        )


def unit_key(key: str) -> str:
    """The name of the field that holds a length's unit."""
    return f"{key}-unit"


def lines_of(text: str) -> list[str]:
    """The lines of a text that are not empty, without spaces around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
