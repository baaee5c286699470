"""A paper and what goes out with it: a cover and what it encloses."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.cases.mark import Mark
from frikommune.language import Text
from frikommune.reports.paper import Paper


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A paper with the forms it goes out in, by ending. `about` is the trial or the round it is of."""

    paper: Paper
    forms: tuple[str, ...] = ("pdf", "docx")
    about: str = ""

    @property
    def title(self) -> Text:
        """What the list of contents calls it."""
        return self.paper.title


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that is there already: a document, a table. `name` has its ending and no folder."""

    title: Text
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """What goes out together; the cover lies first and says what is enclosed."""

    cover: Enclosed
    parts: tuple[Enclosed | Ready, ...] = ()

    @property
    def mark(self) -> Mark:
        """The strongest mark of any paper in it."""
        return max(one.paper.mark for one in (self.cover, *self.parts) if isinstance(one, Enclosed))
