"""How the process uses memory and cores, told to Polars in its environment before it is imported."""

from __future__ import annotations

import os

_MEMORY, _THREADS = "_RJEM_MALLOC_CONF", "POLARS_MAX_THREADS"


def settings() -> dict[str, str]:
    """What is set unless the user has set it.

    Polars keeps the memory that one block of cases gave back for the next, in one place, as fresh memory
    costs more than what is written to it. It has half of the cores: it reads while the kernels evaluate.
    """
    return {
        _MEMORY: "narenas:1,dirty_decay_ms:1000,muzzy_decay_ms:1000",
        _THREADS: str(max(1, (os.cpu_count() or 1) // 2)),
    }


def set_up() -> None:
    """Set it for this process."""
    for name, value in settings().items():
        os.environ.setdefault(name, value)
