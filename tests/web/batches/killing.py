"""For the test that kills: `python -m tests.web.batches.killing FOLDER`, which prints what came of it."""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path


def main(folder: Path) -> None:
    from frikommune.web import serve

    serve.set_up(folder, demo=True)
    from tests.web.deliveries.killing import prepare

    prepare()
    from frikommune.web.batches.apart import is_worked_on, start
    from frikommune.web.batches.files import file_of
    from frikommune.web.batches.models import Batch
    from frikommune.web.batches.stored import done_of_json
    from frikommune.web.people.models import Person
    from tests.web.batches.asked import asked_for

    Person.objects.create(username="k", name="Koordinator")

    def begun() -> Batch:
        batch = asked_for()
        start(batch)
        return batch

    def until(batch: Batch, is_so: Callable[[], bool]) -> None:
        for _ in range(12_000):
            batch.refresh_from_db()
            if is_so():
                return
            time.sleep(0.01)
        raise TimeoutError

    killed = begun()
    until(killed, lambda: len(killed.results) >= 3)
    os.kill(killed.pid, signal.SIGKILL)
    until(killed, lambda: not is_worked_on(killed))
    ready = [done_of_json(one) for one in killed.results]
    said: dict[str, object] = {
        "papers": len(ready),
        "ended": killed.ended_at is not None,
        "file": file_of(killed).exists(),
    }
    start(killed)
    until(killed, lambda: killed.ended_at is not None)
    went_on = [done_of_json(one) for one in killed.results]
    whole = begun()
    until(whole, lambda: whole.ended_at is not None)
    said |= {
        "kept": went_on[: len(ready)] == ready,
        "all": len(went_on),
        "same": killed.digest == whole.digest,
        "half": [one.name for one in folder.rglob("*.part")],
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
