"""Compiles the kernels ahead of time, once on each machine: `python -m frikommune.ledger.population.warm`."""

from __future__ import annotations

import sys

from frikommune.ledger.population.machine_code import is_kept, load_kernels

if __name__ == "__main__":
    if not is_kept():
        sys.stdout.write("Compiling the engine for populations, once on this machine: half a minute.\n")
        sys.stdout.flush()
        load_kernels()
