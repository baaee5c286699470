"""What is killed on its way: an evaluation, an extract, a paper, a publication, a batch of papers."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

DAY = date(2019, 11, 8)
Answer = Any
"""Of a page, where one was asked."""


def client(role: str = "koordinator"):
    from django.test import Client

    from frikommune.web.people.models import Person

    one = Client(SERVER_NAME="localhost", raise_request_exception=False)
    one.force_login(
        Person.objects.get(username=f"demo-{role}"), backend="frikommune.web.signin.backends.LocalBackend"
    )
    return one


def evaluate(_: object, number: int) -> Answer:
    """A day of its own for each, so that it is another result than before."""
    from django.conf import settings

    from tests.web.publishing.decided import evaluated

    settings.TODAY = DAY + timedelta(days=number)
    return evaluated(client())


def extract(_: object, number: int) -> Answer:
    from tests.web.evaluations.extracts import take

    return take(client())


def read_paper(number: int) -> list[object]:
    """As of a day of its own, so that its files are not those of another."""
    from tests.web.papers.sending import ABOUT, fields_of

    about = f"{ABOUT}&on={DAY - timedelta(days=10 + number)}"
    return [about, fields_of(client("leder"), about)]


def send_paper(asked: list[str], _: int) -> Answer:
    from tests.web.papers.sending import STATUS

    about, fields = asked
    return client("leder").post(f"{STATUS}keep?{about}", fields)


def a_result(_: int) -> int:
    from frikommune.web.evaluations.models import Evaluated
    from tests.web.publishing.decided import copied

    return int(copied(Evaluated.objects.earliest("pk")).pk)


def publish(asked: object, number: int) -> Answer:
    from tests.web.publishing.decided import decide

    return decide(client(), f"result/{asked}", key=f"k{number}")


def a_batch(_: int) -> int:
    from tests.web.batches.asked import asked_for

    return int(asked_for(decided="styregruppen").pk)


def write_batch(asked: object, _: int) -> None:
    """By the child itself, which stands in for a process of its own."""
    from django.conf import settings

    from frikommune.web.batches.apart import start
    from frikommune.web.batches.models import Batch

    settings.WORK_APART = False
    start(Batch.objects.get(pk=asked))


def do(name: str, asked: object, number: int) -> None:
    """As somebody does to whom nothing happens."""
    answer = WORK[name](asked, number)
    assert answer is None or answer.status_code == 302, answer.status_code


WORK: dict[str, Callable[[Any, int], Answer]] = {
    "evaluation": evaluate,
    "extract": extract,
    "paper": send_paper,
    "publication": publish,
    "batch": write_batch,
}
READY: dict[str, Callable[[int], object]] = {"paper": read_paper, "publication": a_result, "batch": a_batch}
"""What a person reads or has before."""
ONCE_ONLY = ("extract",)
"""One that was taken is seen on the page, and not asked for again. All else, sent twice, is there once."""


def looked() -> dict[str, int]:
    """How many rows of each, those of what a person has ready before left out; and of what may be doubled."""
    from frikommune.web.batches.models import Batch
    from frikommune.web.cases.models import Lookup
    from frikommune.web.evaluations.models import Evaluated, SnapshotFigures, SnapshotTaken
    from frikommune.web.papers.models import Sent, SentForm
    from frikommune.web.publishing.models import Published

    found = {
        one.__name__: one.objects.count()
        for one in (Lookup, SnapshotFigures, SnapshotTaken, Sent, SentForm, Published)
    }
    evaluated = list(Evaluated.objects.values_list("on", "by"))
    others = [on for on, _ in evaluated if on != DAY]
    ended = Batch.objects.exclude(ended_at=None).values_list("digest", flat=True)
    return found | {
        "Batch": len(ended),
        "other digests of a batch": len(set(ended)),
        "Evaluated": len(set(evaluated)),
        "Evaluated twice": len(others) - len(set(others)),
    }


def left() -> dict[str, int]:
    """What a row speaks of and is not there, or is there and no row speaks of."""
    from pathlib import Path

    from django.conf import settings

    from frikommune.web.evaluations.models import SnapshotTaken
    from frikommune.web.evaluations.taking import clear_forsaken
    from frikommune.web.journal.documents import path_of
    from frikommune.web.journal.models import Programme
    from frikommune.web.papers.models import SentForm

    clear_forsaken(Programme.objects.get(), older_than=timedelta(0))
    data = Path(settings.DATA)
    home = data / "snapshots/nordjylland"
    folders = {one.relative_to(data).as_posix() for one in home.iterdir()} if home.exists() else set()
    known = set(SnapshotTaken.objects.values_list("folder", flat=True))
    return {
        "extracts without folder": len(known - folders),
        "folders without extract": len(folders - known),
        "forms without file": sum(
            not path_of(one).exists() for one in SentForm.objects.values_list("digest", flat=True)
        ),
    }
