"""The data of `restore.py`: `python -m bench.restore_data FOLDER CASES`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path


def main() -> None:
    """Make them."""
    from bench.casework import set_up  # noqa: PLC0415

    set_up(Path(sys.argv[1]))
    from bench.many_cases import example_network, put_cases  # noqa: PLC0415

    put_cases(example_network(), int(sys.argv[2]), date(2019, 11, 8))


if __name__ == "__main__":
    main()
