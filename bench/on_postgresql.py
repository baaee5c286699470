"""A measurement on a PostgreSQL of its own, thrown away afterwards: `python -m bench.on_postgresql trail`.

What follows the name is handed on: `python -m bench.on_postgresql hundred_people 60`. It waits for its disk,
as one in use does.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests.web.postgres import cluster


def main() -> int:
    """Measure, and answer what the measurement answers."""
    name, *words = sys.argv[1:]
    with cluster(waits_for_disk=True) as address:
        environment = {**os.environ, "FRIKOMMUNE_DATABASE": address}
        command = [sys.executable, "-m", f"bench.{name}", *words]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
