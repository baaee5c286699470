"""Two who write in the same form: what each wrote, so that nothing is lost and nobody is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from frikommune.language import Text

Draft = TypeVar("Draft")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two have written different things; `before` is what stood there for both."""

    label: Text
    before: str
    theirs: str
    mine: str


class Conflict(Exception, Generic[Draft]):
    """Somebody else saved the draft since the page was opened. Nothing was stored."""

    def __init__(self, draft: Draft, differences: list[Difference]) -> None:
        super().__init__("conflict")
        self.draft = draft
        self.differences = differences
