"""For the test that kills: `python -m tests.web.deliveries.killing FOLDER TIMES`.

A program of its own, with a data folder of its own. Two populations take turns; each storing is a child that
is killed at a random moment. It prints a line of JSON for each kill: the states before, after the kill, and
after a retry.
"""

import json
import random
import sys
from pathlib import Path

from tests.web.killing.forking import begins, in_a_child, timed


def main(folder: Path, times: int) -> None:
    from frikommune.web import serve

    serve.set_up(folder, demo=True)
    prepare()
    lot = random.Random(1)
    waits(population(0))
    confirmed()
    seconds = took(population(1))
    waits(population(0))
    confirmed()
    seconds = min(seconds, took(population(1)))
    for number in range(times):
        waits(population(number % 2))
        before = looked()
        in_a_child(confirm_in_small_steps, kill_after=lot.uniform(0, seconds))
        after = looked()
        confirmed()
        print(json.dumps([before, after, looked()]), flush=True)


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
        begins()
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
    return timed(confirmed)


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


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
