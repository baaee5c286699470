"""No room for files while the database has room: what is told, what is left, and the same with room again."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.web.killing.acts import READY, WORK, Answer, client, looked
from tests.web.killing.forking import in_a_child
from tests.web.operations.small_disk import filled


def attach(_: object, number: int) -> Answer:
    from django.core.files.uploadedfile import SimpleUploadedFile

    report = SimpleUploadedFile("rapport.pdf", b"%PDF-1.7 " + bytes(20_000))
    told = {
        "organisation": "VIVE",
        "measured": "andel i job",
        "found": "44 % (30 til 58)",
        "key": f"k{number}",
    }
    page = "/nordjylland/evaluations/trial/3.3/external"
    return client().post(page, told | {"reported_on": "2019-10-01", "document": report})


def send_file(_: object, number: int) -> Answer:
    from django.core.files.uploadedfile import SimpleUploadedFile

    rows = "i_job;forsoeg\n" + "1;0\n0;1\n" * 5_000
    page = "/nordjylland/evaluations/trial/3.3/file"
    return client("evaluator").post(page, {"file": SimpleUploadedFile("job.csv", rows.encode())})


def deliver(_: object, number: int) -> Answer:
    """By the child itself, which stands in for a process of its own; gives what the delivery's page says."""
    from django.conf import settings

    from frikommune.web.deliveries.models import System
    from tests.web.deliveries.export import system_of
    from tests.web.deliveries.killing import population
    from tests.web.deliveries.pages import sending

    settings.WORK_APART = False
    system = System.objects.filter(name="Andet").first() or system_of(name="Andet")
    answer = sending(client("leder"), system, ("udtraek.zip", population(number % 2)))
    return client("leder").get(answer.headers["Location"]) if answer.status_code == 302 else answer


FILES: dict[str, Callable[[object, int], Answer]] = {
    "attachment": attach,
    "file": send_file,
    "delivery": deliver,
}


def tried(acts: list[str], number: int) -> Iterator[dict[str, object]]:
    """Each act with no room for files, and again with room."""
    from django.conf import settings

    disk = Path(settings.DATA)
    for name in [*acts, *FILES]:
        work = (WORK | FILES)[name]
        asked = in_a_child(lambda name=name: READY[name](number)) if name in READY else None

        def told(work=work, asked=asked) -> list[object]:
            answer = work(asked, number)
            return [answer.status_code, answer.content.decode()] if answer is not None else [0, ""]

        before, files = in_a_child(rows), there(disk)
        with filled(disk):
            status, words = in_a_child(told)
        after, left = in_a_child(rows), there(disk)
        again, _ = in_a_child(told)
        yield {
            "act": name,
            "status": status,
            "words": words,
            "rows": {one: after[one] - before[one] for one in before if after[one] != before[one]},
            "files": sorted(left - files),
            "again": again,
            "came": sorted({one.split("/")[0] for one in there(disk) - left}),
        }


def rows() -> dict[str, int]:
    from frikommune.web.deliveries.models import Delivery
    from frikommune.web.evaluations.models import External
    from frikommune.web.journal.models import Document

    waiting = Delivery.objects.filter(state__in=("reading", "preview")).count()
    return looked() | {
        "External": External.objects.count(),
        "Document": Document.objects.count(),
        "Delivery": waiting,
    }


def there(disk: Path) -> set[str]:
    """The files on it; those that a database or a counter of calls keeps open are always there."""
    return {one.relative_to(disk).as_posix() for one in disk.rglob("*") if one.is_file()}
