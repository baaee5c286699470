"""Room in a strip of the picture: things that would meet stand on rows below each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from frikommune.language import NO_WORDS, Text

LETTER, MARK = 7, 16
"""How wide a letter at most is, and the sign of a mark."""


def width_of(words: Text) -> float:
    """The room that the longer of two wordings needs."""
    return LETTER * max(map(len, words))


def if_room(words: Text, width: float) -> Text:
    """The words where they fit; otherwise none."""
    return words if width_of(words) + 8 <= width else NO_WORDS


@dataclass(slots=True)
class Rows:
    """Gives each thing the topmost row that is free. At most `most` rows; 0: as many as it takes."""

    most: int = 0
    ends: list[float] = field(default_factory=list)

    def place(self, start: float, end: float) -> int | None:
        """The row for [start, end); None where all of them are taken."""
        for number, taken in enumerate(self.ends):
            if taken <= start:
                self.ends[number] = end
                return number
        if self.most and len(self.ends) >= self.most:
            return None
        self.ends.append(end)
        return len(self.ends) - 1
