"""For the test that kills: `python -m tests.web.killing.life FOLDER TIMES`.

Evaluating, taking an extract, letting a paper go out and publishing take turns. Each is a request answered by
a child that is killed at a random moment, and sent again as a person would. Prints for each kill what it was,
and how the numbers of rows had changed after the kill and after the second try.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tests.web.deliveries.killing import STARTED, emptied, in_a_child

DAY = date(2019, 11, 8)
LIKELY = 1.05
"""Of the seconds that a request takes, up to so much is waited before it is killed."""


def main(folder: Path, times: int) -> None:
    from frikommune.web import serve

    serve.set_up(folder, demo=True, today=DAY)
    prepare()
    lot, seen = random.Random(7), []
    names = list(WORK)
    took = {name: in_a_child(lambda name=name: timed(name)) for name in names}
    for number in range(1, times + 1):
        name = names[number % len(names)]
        before = in_a_child(looked)
        asked = in_a_child(lambda name=name: READY[name]()) if name in READY else None
        emptied()
        killed = lambda name=name, asked=asked, number=number: begun(WORK[name], asked, number)  # noqa: E731
        in_a_child(killed, kill_after=lot.uniform(0, LIKELY * took[name]))
        after = in_a_child(looked)
        if after == before or name in SAME_TWICE:
            in_a_child(lambda name=name, asked=asked, number=number: WORK[name](asked, number))
        seen.append([name, changed(before, after), changed(before, in_a_child(looked))])
    print(json.dumps({"kills": seen, "left": in_a_child(left), "trail": in_a_child(broken)}))


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


def begun(work: Callable[[object, int], None], asked: object, number: int) -> None:
    import os

    os.write(STARTED[1], b".")
    work(asked, number)


def timed(name: str) -> float:
    asked = READY[name]() if name in READY else None
    began = time.monotonic()
    WORK[name](asked, 0)
    return time.monotonic() - began


def client(role: str = "koordinator"):
    from django.test import Client

    from frikommune.web.people.models import Person

    one = Client(SERVER_NAME="localhost")
    one.force_login(
        Person.objects.get(username=f"demo-{role}"), backend="frikommune.web.signin.backends.LocalBackend"
    )
    return one


def evaluate(_: object, number: int) -> None:
    """A day of its own for each, so that it is another result than before."""
    from django.conf import settings

    from tests.web.publishing.decided import kept_result

    settings.TODAY = DAY + timedelta(days=number)
    kept_result(client())


def extract(_: object, number: int) -> None:
    from tests.web.evaluations.extracts import take

    assert take(client()).status_code == 302


def read_paper() -> dict[str, str]:
    from tests.web.papers.sending import fields_of

    return fields_of(client("leder"))


def send_paper(asked: object, _: int) -> None:
    from tests.web.papers.sending import ABOUT, STATUS

    answer = client("leder").post(f"{STATUS}keep?{ABOUT}", asked)
    assert answer.status_code == 302, answer.status_code


def a_result() -> int:
    from frikommune.web.evaluations.models import Evaluated
    from tests.web.publishing.decided import copied

    return int(copied(Evaluated.objects.earliest("pk")).pk)


def publish(asked: object, number: int) -> None:
    from tests.web.publishing.decided import decide

    answer = decide(client(), f"result/{asked}", key=f"k{number}")
    assert answer.status_code == 302, answer.status_code


WORK: dict[str, Callable[[object, int], None]] = {
    "evaluation": evaluate,
    "extract": extract,
    "paper": send_paper,
    "publication": publish,
}
READY: dict[str, Callable[[], object]] = {"paper": read_paper, "publication": a_result}
"""What a person reads or has before."""
SAME_TWICE = ("evaluation", "paper", "publication")
"""Sent twice, it is there once. An extract that was taken is seen on the page, and not asked for again."""


def looked() -> dict[str, int]:
    """How many rows of each, those of what a person has ready before left out."""
    from frikommune.web.cases.models import Lookup
    from frikommune.web.evaluations.models import Evaluated, SnapshotFigures, SnapshotTaken
    from frikommune.web.papers.models import Sent, SentForm
    from frikommune.web.publishing.models import Published

    ours = (Lookup, SnapshotFigures, SnapshotTaken, Sent, SentForm, Published)
    found = {one.__name__: one.objects.count() for one in ours}
    return (
        found
        | {"Evaluated": len(set(Evaluated.objects.values_list("on", "by")))}
        | {
            "doubled": Evaluated.objects.exclude(on=DAY).count()
            - len(set(Evaluated.objects.exclude(on=DAY).values_list("on")))
        }
    )


def changed(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {name: after[name] - before[name] for name in before if after[name] != before[name]}


def left() -> dict[str, int]:
    """What a row speaks of and is not there, or is there and no row speaks of."""
    from django.conf import settings

    from frikommune.web.evaluations.models import SnapshotTaken
    from frikommune.web.evaluations.taking import clear_forsaken
    from frikommune.web.journal.documents import path_of
    from frikommune.web.journal.models import Programme
    from frikommune.web.papers.models import SentForm

    clear_forsaken(Programme.objects.get(), older_than=timedelta(0))
    data = Path(settings.DATA)
    folders = {one.relative_to(data).as_posix() for one in (data / "snapshots/nordjylland").iterdir()}
    known = set(SnapshotTaken.objects.values_list("folder", flat=True))
    return {
        "extracts without folder": len(known - folders),
        "folders without extract": len(folders - known),
        "forms without file": sum(
            not path_of(one).exists() for one in SentForm.objects.values_list("digest", flat=True)
        ),
    }


def broken() -> list[str]:
    from frikommune.web.trail.verifying import verify

    return [one.how.en for one in verify().broken]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
