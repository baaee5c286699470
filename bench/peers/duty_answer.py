"""The one duty's answer, in the form in which all answers are compared. NumPy and nothing else."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray


def answer(due: NDArray[np.bool_], met: NDArray[np.bool_]) -> dict[str, Any]:
    """Counts and a checksum of two matrices of persons × 12 months.

    Column k (from 0) is about the window that closes k + 1 months after the course's first day: `due` says
    whether there is one, `met` whether a talk that counts was held in it.
    """
    both = hashlib.sha256(np.packbits(due).tobytes() + np.packbits(met & due).tobytes())
    return {"due": int(due.sum()), "met": int((met & due).sum()), "checksum": both.hexdigest()[:16]}
