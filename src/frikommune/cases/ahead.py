"""Reading ahead: the next block is read while the one at hand is evaluated."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from frikommune.cases.block import CaseBlock


def ahead(blocks: Iterator[CaseBlock]) -> Iterator[CaseBlock]:
    """The same blocks, each read before it is asked for, in a thread. Raises what `blocks` raises.

    What was there before, the law above all, is not searched for garbage meanwhile: both threads would wait.
    """
    gc.freeze()
    try:
        with ThreadPoolExecutor(1) as reader:
            coming = reader.submit(next, blocks, None)
            while (block := coming.result()) is not None:
                coming = reader.submit(next, blocks, None)
                yield block
    finally:
        gc.unfreeze()
