"""One function called in a process of its own: `python -m bench.child MODULE FUNCTION`.

Keywords come as JSON on stdin. What the function answers (a dictionary) is printed as JSON, and beside it
`peak_mb`, the most memory that this process ever had. Whatever else is printed goes to stderr. Only the
standard library is used here: the same file runs in the environments of the peers.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from importlib import import_module
from pathlib import Path


def peak_mb() -> float:
    """The most memory this process has had, in MB of 1,000,000 bytes.

    Linux's own count of this program, where there is one: `getrusage` also counts what its parent had when it
    was started. macOS gives bytes, others kilobytes.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def main() -> None:
    """Call the function and print what it answers."""
    module, function = sys.argv[1:]
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answer:
        os.dup2(2, 1)
        found = getattr(import_module(module), function)(**json.load(sys.stdin))
        json.dump({**found, "peak_mb": peak_mb()}, answer)


if __name__ == "__main__":
    main()
