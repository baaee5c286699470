"""For the test that kills: `python -m tests.web.deliveries.killing FOLDER TIMES`.

A program of its own, with a data folder of its own. Two populations take turns; each storing is a child that
is killed at a random moment. It prints what was seen as JSON: a row for each kill, with the states before,
after the kill, and after a retry.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

STARTED = os.pipe()
"""Through which a child says that it stores now."""


def main(folder: Path, times: int) -> None:
    from frikommune.web import serve

    serve.set_up(folder, demo=True)
    prepare()
    lot, seen = random.Random(1), []
    waits(population(0))
    confirmed()
    seconds = took(population(1))
    waits(population(0))
    confirmed()
    seconds = min(seconds, took(population(1)))
    for number in range(times):
        waits(population(number % 2))
        before = looked()
        emptied()
        in_a_child(confirm_in_small_steps, kill_after=lot.uniform(0, seconds))
        after = looked()
        confirmed()
        seen.append([before, after, looked()])
    print(json.dumps(seen))


def prepare() -> None:
    from django.core.management import call_command
    from django.db import connections

    import frikommune.web.deliveries.work  # noqa: F401 - what is imported here no child need import
    from frikommune.packfiles.folder import packs_folder
    from frikommune.web.journal.found import from_pack
    from tests.web.deliveries.export import system_of

    call_command("migrate", verbosity=0)
    from_pack(packs_folder() / "nordjylland")
    system_of()
    connections.close_all()


def population(turn: int) -> bytes:
    """Citizens 0–39 in February, or 20–59 in March: some new, some changed, some gone."""
    from tests.web.deliveries.export import event, packed, spell

    people = [(n, f"p{n:04}") for n in range(20 * turn, 20 * turn + 40)]
    spells = "".join(spell(person, n) for n, person in people)
    return packed(spells, "".join(event(person, n, f"2019-0{2 + turn}-04") for n, person in people))


def waits(content: bytes) -> None:
    """A delivery of that content waits for an answer."""

    def work() -> None:
        from frikommune.web.deliveries.models import System
        from frikommune.web.deliveries.working import begin

        assert begin(System.objects.get(), "udtraek.zip", content, None, wait=True).state == "preview"

    in_a_child(work)


def confirm_in_small_steps() -> None:
    from frikommune.web.deliveries import storing
    from frikommune.web.deliveries.models import Delivery
    from frikommune.web.deliveries.working import confirm

    storing.AT_ONCE = 2
    clear_up = storing.clear_up

    def begun(delivery: Delivery) -> None:
        os.write(STARTED[1], b".")
        clear_up(delivery)

    storing.clear_up = begun
    confirm(Delivery.objects.latest("pk"), None, yes=True, wait=True)


def confirmed() -> None:
    """Whatever was left behind, a retry completes it."""

    def work() -> None:
        from frikommune.web.deliveries.models import Delivery

        if Delivery.objects.latest("pk").state != "stored":
            confirm_in_small_steps()

    in_a_child(work)


def took(content: bytes) -> float:
    """The seconds that a storing takes."""
    waits(content)
    emptied()
    began = time.monotonic()
    confirmed()
    return time.monotonic() - began


def emptied() -> None:
    """Forget who said that they store."""
    while select.select([STARTED[0]], [], [], 0)[0]:
        os.read(STARTED[0], 1)


def looked() -> list:
    """The delivery's state; each case with the month of its event and whether it is gone."""

    def work() -> list:
        from frikommune.cases.kept import read_kept
        from frikommune.web.cases.models import Case
        from frikommune.web.deliveries.models import Delivery

        cases = [
            [one.person, read_kept(one.text.text).events[0].day.month, one.gone_on is not None]
            for one in Case.objects.select_related("text").order_by("person")
        ]
        return [Delivery.objects.latest("pk").state, cases]

    return in_a_child(work)


def in_a_child(work: Callable[[], object], kill_after: float | None = None):
    """Done by a process of its own, which has no connection of ours; it may be killed. Gives what it gave."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        try:
            os.write(writer, json.dumps(work()).encode())
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writer)
    if kill_after is not None:
        os.read(STARTED[0], 1)
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader) as given:
        text = given.read()
    _, status = os.waitpid(child, 0)
    assert kill_after is not None or status == 0, "a child failed"
    return json.loads(text) if text else None


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
