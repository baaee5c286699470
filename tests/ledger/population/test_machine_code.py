"""A population is evaluated by machine code that is kept; the compiler is asked once on each machine."""

from __future__ import annotations

import subprocess
import sys

from frikommune.ledger.population.machine_code import is_kept, load_kernels

ASKED = """
import sys
from datetime import date
from frikommune.ledger.population.engine import ledger_of
from frikommune.ledger.worlds import actual_world
from tests.ledger.building import history, law
from frikommune.cases.block import block_of
print(ledger_of(block_of([history()]), actual_world(law()), date(2020, 1, 1)).height)
print(sorted({name.split(".")[0] for name in sys.modules} & {"numba", "scipy"}))
"""


def test_the_kernels_are_kept_once_they_have_been_loaded():
    load_kernels()
    assert is_kept()


def test_a_later_process_needs_no_compiler():
    load_kernels()
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[1:] == ["[]"], done.stderr
