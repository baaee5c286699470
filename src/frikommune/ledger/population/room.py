"""Room to think for the kernels: allocated once for each thread, made larger when a history needs it."""

from __future__ import annotations

import numpy as np

from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.kernel.fields import Work
from frikommune.ledger.population.numbering import Numbers

_ROOM = 256
"""Events, occurrences and slots of one course, to begin with: most need a tenth of it."""


def room_for(worlds: int, rows: int, size: int = _ROOM) -> Work:
    """Fresh room for one thread: for `rows` rows of the ledger, and `size` things in each list."""

    def table(*shape: int) -> Numbers:
        return np.zeros(shape, dtype=np.int64)

    return Work(
        ask=table(f.REGISTERS),
        lists=table(f.LISTS, max(size, worlds)),
        slots=table(2 * size, f.SLOT_FIELDS),
        occurrences=table(size, f.X_FIELDS),
        rows=np.zeros((rows, f.ROW_FIELDS), dtype=np.int32),
        worlds=table(rows),
    )


def size_of(work: Work) -> int:
    """How many things of each kind one course may have in this room."""
    return int(work.lists.shape[1])
