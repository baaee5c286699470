"""What events say, by the lines that they have (`population.lines`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import inlined
from frikommune.ledger.population.kernel.fields import CaseTables


@inlined
def said(batch: CaseTables, what: int, event: int) -> int:
    """What an event says, or what the law makes of it (`what`: the row of the answers)."""
    return batch.answers[what, batch.lines[event]]
