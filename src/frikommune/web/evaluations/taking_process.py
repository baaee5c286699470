"""The process that takes a large extract: `python -m frikommune.web.evaluations.taking_process '{…}'`."""

from __future__ import annotations

import json
import sys


def main(told: str) -> None:
    """Take the extract that the JSON says."""
    import django

    django.setup()
    from frikommune.web.evaluations.taking_apart import take_written

    take_written(json.loads(told))


if __name__ == "__main__":
    main(sys.argv[1])
