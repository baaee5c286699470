"""The kernels as machine code: compiled once on each machine, and loaded without the compiler ever after.

numba takes half a second and 100 MB to be there at all, so it is asked only where nothing is kept.
"""

from __future__ import annotations

from functools import cache
from threading import Lock

from frikommune.ledger.population.kept import keep, kept
from frikommune.ledger.population.kernel.described import described
from frikommune.ledger.population.kernel.fields import CaseTables, LawTables, Work
from frikommune.ledger.population.kernel.machine import Code, Kernel, loaded

_TOLD = 6
_one_at_a_time = Lock()


def evaluate_persons(
    law: LawTables, batch: CaseTables, work: Work, observed: int, first: int, beyond: int
) -> int:
    """Write the rows of the persons [first, beyond); the first one not done, whose fault `work.ask` names.

    Raises TypeError for arrays that kernels do not read (`kernel.described`).
    """
    tables = [described(law), described(batch), described(work)]
    return load_kernels()(*(table.ctypes.data for table in tables), observed, first, beyond)


def load_kernels() -> Kernel:
    """`kernel.evaluate.evaluate_persons`, compiled where it is not kept on this machine: half a minute."""
    with _one_at_a_time:
        return _loaded()


def is_kept() -> bool:
    """Whether the kernels of this version are kept on this machine."""
    return kept() is not None


@cache
def _loaded() -> Kernel:
    return loaded(kept() or _compiled(), _TOLD)


def _compiled() -> Code:
    from frikommune.ledger.population.kernel.compiled import code_of  # noqa: PLC0415  numba is heavy
    from frikommune.ledger.population.kernel.evaluate import evaluate_persons as kernel  # noqa: PLC0415

    code = code_of(kernel)
    keep(code)
    return code
