"""What a check of a design finds: one thing missing or contradictory, at one field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from frikommune.language import Text

Weight = Literal["must", "should"]
WEIGHT_WORDS: dict[Weight, Text] = {
    "must": Text("skal rettes før låsning", "must be mended before locking"),
    "should": Text("bør overvejes", "should be considered"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`field` is a name of `Design`, with dots into it: `primary.margin`, `guardrails.0.stop_at`."""

    field: str
    says: Text
    weight: Weight = "must"


def must(field: str, da: str, en: str) -> Finding:
    """What a design cannot be locked with."""
    return Finding(field, Text(da, en))


def should(field: str, da: str, en: str) -> Finding:
    """What makes a design weaker, and may be left as it is."""
    return Finding(field, Text(da, en), "should")
