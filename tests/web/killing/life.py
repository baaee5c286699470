"""For the test that kills: `python -m tests.web.killing.life FOLDER TIMES ACT…`.

The acts take turns. Each is a request answered, or a batch written, by a child that is killed at a random
moment, and asked for again as a person would. Prints lines of JSON: how each act changes the numbers of rows;
for each kill what it was, and how they had changed after it and after the second try; what is left over. On a
disk of its own, that disk is full in the end (`full.py`).
"""

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from tests.web.killing.acts import DAY, ONCE_ONLY, READY, do, left, looked
from tests.web.killing.forking import LIKELY, as_known_as, begins, in_a_child, timed
from tests.web.killing.full import tried


def main(folder: Path, times: int, acts: list[str]) -> None:
    from frikommune.web import serve

    serve.set_up(folder, demo=True, today=DAY)
    prepare()
    took = {name: as_known_as(lambda name=name: timed(unkilled(name, -1))) for name in acts}
    whole = {}
    for name in acts:
        before = in_a_child(looked)
        took[name] = in_a_child(lambda name=name: timed(unkilled(name, -2)))
        whole[name] = changed(before, in_a_child(looked))
    print(json.dumps(whole), flush=True)
    lot = random.Random(7)
    for number in range(1, times + 1):
        name = acts[number % len(acts)]
        asked = ready(name, number)
        before = in_a_child(looked)

        def work(name=name, asked=asked, number=number) -> float:
            begins()
            return timed(lambda: do(name, asked, number))

        in_a_child(work, kill_after=lot.uniform(0, LIKELY * took[name]))
        after = in_a_child(looked)
        if after == before or name not in ONCE_ONLY:
            again = in_a_child(work)
            took[name] = again if after == before else took[name]
        told = [name, changed(before, after), changed(before, in_a_child(looked))]
        print(json.dumps(told), flush=True)
    full = list(tried(acts, times + 1)) if os.path.ismount(folder) else []
    print(json.dumps({"full": full, "left": in_a_child(left), "trail": in_a_child(broken)}))


def prepare() -> None:
    import frikommune.web.deliveries.work  # noqa: F401 - what is imported here no child need import

    def work() -> None:
        from django.core.management import call_command

        from frikommune.packfiles.folder import packs_folder
        from frikommune.web.journal.found import from_pack
        from frikommune.web.people.demo import seat_demo_persons
        from tests.web.evaluations.extracts import some_cases

        call_command("migrate", verbosity=0)
        seat_demo_persons(from_pack(packs_folder() / "nordjylland"))
        some_cases()
        do("evaluation", None, 0)  # of that day: there is something to publish

    in_a_child(work)
    # What is read and imported here no child need read and import: each then dies at its work.
    from django.db import connections
    from django.urls import get_resolver

    from frikommune.web.journal.book import book_of
    from frikommune.web.journal.models import Programme

    for one in get_resolver().url_patterns:
        getattr(one, "url_patterns", None)
    book_of(Programme.objects.get())
    connections.close_all()


def ready(name: str, number: int) -> object:
    """What a person has before, read by a child."""
    return in_a_child(lambda: READY[name](number)) if name in READY else None


def unkilled(name: str, number: int) -> Callable[[], None]:
    asked = READY[name](number) if name in READY else None
    return lambda: do(name, asked, number)


def changed(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {name: after[name] - before[name] for name in before if after[name] != before[name]}


def broken() -> list[str]:
    from frikommune.web.trail.verifying import verify

    return [one.how.en for one in verify().broken]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
