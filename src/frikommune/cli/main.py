"""The entry point. It imports nothing until Ctrl-C is watched for, so that no moment gives a traceback."""

from __future__ import annotations

import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns 0, 2 when something was refused, or 130 after Ctrl-C."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        from frikommune.cli.program import run

        return run(words)
    except KeyboardInterrupt:
        return _interrupted(words)


def _interrupted(words: list[str]) -> int:
    """Say so with what is at hand: nothing may have been imported yet."""
    import os
    from itertools import pairwise

    english = "--lang=en" in words or ("--lang", "en") in pairwise(words)
    chosen = any(word.startswith("--lang") for word in words)
    english = english or (not chosen and os.environ.get("FRIKOMMUNE_LANG", "").startswith("en"))
    sys.stderr.write("Interrupted.\n" if english else "Afbrudt.\n")
    return INTERRUPTED
