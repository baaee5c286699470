"""Room to think for the kernels: allocated once for each thread, made larger when a history needs it."""

from __future__ import annotations

import numpy as np

from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.kernel.fields import Work
from frikommune.ledger.population.numbering import Numbers

_ROOM = 256
"""Events, occurrences and slots of one course, to begin with: most need a tenth of it."""


def room_for(worlds: int, size: int = _ROOM) -> Work:
    """Fresh room for one thread: for `size` things in each list, and no rows of the ledger yet."""

    def table(*shape: int) -> Numbers:
        return np.zeros(shape, dtype=np.int64)

    return with_rows(
        Work(
            ask=table(f.REGISTERS),
            lists=table(f.LISTS, max(size, worlds)),
            slots=table(2 * size, f.SLOT_FIELDS),
            occurrences=table(size, f.X_FIELDS),
            rows=table(0),
            worlds=table(0),
        ),
        0,
    )


def with_rows(work: Work, rows: int) -> Work:
    """The same room with fresh space for so many rows; what was written before stays with whoever has it."""
    return work._replace(
        rows=np.empty((rows, f.ROW_FIELDS), dtype=np.int32), worlds=np.empty(rows, dtype=np.int64)
    )


def size_of(work: Work) -> int:
    """How many things of each kind one course may have in this room."""
    return int(work.lists.shape[1])
