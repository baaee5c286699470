"""Where a fact comes from, how sure it is, and what to answer when no source gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from frikommune.language import Text

Certainty = Literal["source", "public", "assumed"]
"""`source`: one of the five papers or the act says it. `public`: material beside. `assumed`: our reading."""
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)

CERTAINTY_WORDS: dict[Certainty, Text] = {
    "source": Text("kilden siger det", "the source says so"),
    "public": Text("offentligt materiale", "public material"),
    "assumed": Text("antaget", "assumed"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A reference: a paper and its heading, or an act and its section."""

    reference: str
    heading: str = ""

    @property
    def short(self) -> str:
        """The reference with its heading, but without an address: for a line that is read, not clicked."""
        return self.reference if self.heading.startswith("http") else str(self)

    def __str__(self) -> str:
        return f"{self.reference}, {self.heading}" if self.heading else self.reference


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that no source gives. The engines answer “cannot be determined”, with this reason."""

    because: Text
