"""Every measurement, one after the other; 1 if a limit was not kept."""

from __future__ import annotations

import os
import sys

from bench import (
    api,
    casework,
    imports,
    logs,
    one_case,
    one_duty,
    panel,
    papers,
    population,
    public,
    restore,
    start_up,
    trail,
    web,
)

MEASUREMENTS = {
    "one_case": one_case.main,
    "start_up": start_up.main,
    "one_duty": one_duty.main,
    "logs": logs.main,
    "population": population.main,
    "web": web.main,
    "imports": imports.main,
    "api": api.main,
    "casework": casework.main,
    "panel": panel.main,
    "trail": trail.main,
    "papers": papers.main,
    "public": public.main,
    "restore": restore.main,
}

if __name__ == "__main__":
    load = os.getloadavg()[0]
    busy = "; the machine is busy, so the medians are too high" if load > 1 else ""
    print(f"{os.cpu_count()} cores, load {load:.1f}{busy}\n")
    chosen = sys.argv[1:] or list(MEASUREMENTS)
    sys.exit(max(MEASUREMENTS[name]() for name in chosen))
