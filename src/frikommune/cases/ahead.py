"""Working ahead: what comes next is made while the one at hand is used."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
Made = TypeVar("Made")
_MOST = 2
"""So many are made ahead: making one takes now more, now less time than using one."""


def ahead(some: Iterator[T]) -> Iterator[T]:
    """The same, each made before it is asked for, in a thread. Raises what `some` raises.

    None that was used is kept, as they are large. What was there before, the law above all, is not searched
    for garbage meanwhile: both threads would wait.
    """
    gc.freeze()
    maker = ThreadPoolExecutor(1)
    try:
        coming = deque(maker.submit(next, some, None) for _ in range(_MOST))
        while (one := coming.popleft().result()) is not None:
            coming.append(maker.submit(next, some, None))
            yield one
            del one
    finally:
        maker.shutdown(cancel_futures=True)
        gc.unfreeze()


def finished(some: Iterator[T], begin: Callable[[T], Callable[[], Made]]) -> Iterator[tuple[T, Made]]:
    """Each and what is made of it in two steps: the next one is begun while the one at hand is finished."""
    for one, finish in ahead((one, begin(one)) for one in some):
        made = finish()
        del finish
        yield one, made
        del one, made
