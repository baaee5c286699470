"""What rows say of themselves: that their people were made up, and that figures were rebuilt in them."""

from __future__ import annotations

import json
from enum import IntEnum

from frikommune.language import Text

REBUILT = "rekonstruktion"
"""The attribute of a spell in which a published figure was rebuilt; its value says of which trial. It is an
attribute so that every format of case files keeps it."""
REBUILT_AS_TEXT = f"{json.dumps(REBUILT)}:"
"""How it begins in attributes as tables keep them; no value holds it, for there its quotes are escaped."""

REBUILT_WORDS = Text(
    "Rekonstruktion: syntetiske personer, som offentliggjorte tal er genskabt i; intet fund må bygge på dem.",
    "Reconstruction: synthetic persons in whom published figures were rebuilt; no finding may be built on"
    " them.",
)


class Mark(IntEnum):
    """The mark of some rows, weakest first; of rows together the strongest holds, and of all made of them.

    No finding may be built on any but NONE. SYNTHETIC: some of the subjects were made up. RECONSTRUCTION: in
    some of them published figures were rebuilt, which then come out of the rows.
    """

    NONE = 0
    SYNTHETIC = 1
    RECONSTRUCTION = 2

    @classmethod
    def of(cls, *, synthetic: bool, rebuilt: bool) -> Mark:
        """The mark of rows of which this is known; a figure is only ever rebuilt in people made up."""
        return cls.RECONSTRUCTION if rebuilt else cls(int(synthetic))

    @property
    def as_json(self) -> dict[str, bool]:
        """The mark as every file and answer for programs has it."""
        return {"synthetic": self >= Mark.SYNTHETIC, "reconstruction": self is Mark.RECONSTRUCTION}
