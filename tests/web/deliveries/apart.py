"""For the test of work apart: `python -m tests.web.deliveries.apart FOLDER`, which prints what came of it."""

import os
import signal
import sys
import time
from pathlib import Path


def main(folder: Path) -> None:
    from frikommune.web import serve

    serve.set_up(folder, demo=True)
    from tests.web.deliveries.killing import prepare

    prepare()
    from frikommune.errors import Refused
    from frikommune.web.deliveries.models import Delivery, System
    from frikommune.web.deliveries.working import begin, confirm, progress
    from tests.web.deliveries.killing import population

    def until_it_rests(delivery: Delivery) -> str:
        for _ in range(1200):
            if progress(delivery).state not in ("reading", "storing"):
                break
            time.sleep(0.05)
        return delivery.state

    system = System.objects.get()
    killed = begin(system, "a.zip", population(0), None)
    for _ in range(1200):
        killed.refresh_from_db()
        if killed.pid:
            break
        time.sleep(0.01)
    os.kill(killed.pid, signal.SIGKILL)
    for _ in range(1200):
        if not progress(killed).alive:
            break
        time.sleep(0.05)
    print("killed:", progress(killed).state, progress(killed).alive)
    delivery = begin(system, "a.zip", population(0), None)
    try:
        begin(system, "b.zip", population(1), None)
    except Refused as refused:
        print("meanwhile:", refused.refusals[0].code)
    print("begun:", until_it_rests(delivery))
    print("confirmed:", until_it_rests(confirm(delivery, None)))
    killed.refresh_from_db()
    print("taken over:", killed.state)
    print("files:", sorted(one.name for one in folder.rglob("*") if one.suffix in (".zip", ".csv")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
