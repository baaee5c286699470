"""Writing a batch: paper by paper, each told of as it is done, and all of them in one file at the end."""

from __future__ import annotations

import hashlib
import logging
import os
import platform
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from django.db import IntegrityError
from django.utils import timezone

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.reports.batch import Done, Laid, Task, carry_out, is_there, tasks, zipped
from frikommune.reports.kinds import KINDS
from frikommune.reports.paper import Paper
from frikommune.web.batches.files import clear_old, file_of, folder_of
from frikommune.web.batches.models import Batch
from frikommune.web.batches.stored import done_json, done_of_json
from frikommune.web.journal.book import Book, book_of
from frikommune.web.journal.models import Programme
from frikommune.web.operations.faults import told
from frikommune.web.papers.chosen import Chosen, links, paper_of
from frikommune.web.papers.forms import every_form, forms_of, laid_out
from frikommune.web.papers.keeping import archive, every_form_of
from frikommune.web.people.models import Person

_LOG = logging.getLogger("frikommune.batches")


@dataclass(frozen=True)
class Asking:
    """What stands in for the request of whoever asked, in a process of its own."""

    batch: Batch
    programme: Programme
    book: Book
    user: Person
    today: date

    def build_absolute_uri(self, path: str) -> str:
        """The whole address of a page."""
        return urljoin(self.batch.front, path)


def write(batch: Batch) -> None:
    """Write what is not written yet. Ends quietly where another process has taken over."""
    if not _say(batch, None, pid=os.getpid(), host=platform.node()):
        return
    folder = folder_of(batch)
    asking = Asking(batch, batch.programme, book_of(batch.programme), batch.made_by, batch.on)
    done = [one for one in map(done_of_json, batch.results) if is_there(folder, one)]
    ready = {(one.kind, one.municipality) for one in done}
    try:
        clear_old()
        for task in tasks_of(batch, asking.book):
            if (task.kind.id, task.municipality) in ready:
                continue
            done.append(carry_out(task, lambda one: _build(asking, one), folder))
            if not _say(batch, os.getpid(), results=[done_json(one) for one in done]):
                return
        _finish(batch, done)
    except OSError as fault:
        _LOG.error("batch %s: %s", batch.pk, fault)
        _say(batch, os.getpid(), seen_at=None)


def tasks_of(batch: Batch, book: Book) -> tuple[Task, ...]:
    """All its papers, in the order in which they are written; a kind that is no more is left out."""
    return tasks((KINDS[one] for one in batch.kinds if one in KINDS), book.municipalities)


def _build(asking: Asking, task: Task) -> Sequence[Laid]:
    """The paper in the forms that were chosen; kept as it went out where that was decided. Raises Refused."""
    try:
        return _laid(asking, task)
    except Refused:
        raise
    except Exception as fault:
        if told(fault):  # the machine's: the batch goes on there when it is over
            raise
        raise _fault(asking.batch, task, fault) from fault


def _laid(asking: Asking, task: Task) -> Sequence[Laid]:
    batch = asking.batch
    chosen = Chosen(
        kind=task.kind, municipality=task.municipality, trial="", day=batch.as_of, language=batch.language
    )
    paper, _ = paper_of(asking, chosen)
    wanted = set(batch.forms) & set(forms_of(paper))
    if not wanted:  # a workbook was asked for, and it has no tables: its layout says so
        laid_out(paper, every_form()["xlsx"], batch.language, links(asking, batch.as_of, whole=True))
    made = list(every_form_of(asking, chosen, paper, None if batch.decided else wanted))
    if batch.decided:
        _keep(asking, task, chosen, paper, made)
    return [Laid(*one) for one in made if one[0] in wanted]


def _keep(
    asking: Asking, task: Task, chosen: Chosen, paper: Paper, made: Sequence[tuple[str, str, bytes]]
) -> None:
    """Keep it once, however often the batch is begun again."""
    batch = asking.batch
    key = f"batch-{batch.pk}-{task.kind.id}-{hashlib.sha256(task.municipality.encode()).hexdigest()[:12]}"
    by = Text(batch.by_da, batch.by_en)
    try:
        archive(asking, chosen, paper, made, decided=batch.decided, by=by, key=key[:64])
    except IntegrityError:
        return


def _finish(batch: Batch, done: Sequence[Done]) -> None:
    out = file_of(batch)
    folder = folder_of(batch)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    zipped(out, folder, done, batch.as_of, batch.language)
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    _say(batch, os.getpid(), ended_at=timezone.now(), size=out.stat().st_size, digest=digest, pid=None)


def _say(batch: Batch, worker: int | None, **changes: object) -> bool:
    """Write it down, while the batch is that process's own; gives whether it is."""
    mine = Batch.objects.filter(pk=batch.pk, pid=worker, ended_at=None)
    return bool(mine.update(**{"seen_at": timezone.now(), **changes}))


def _fault(batch: Batch, task: Task, fault: Exception) -> Refused:
    """A fault of the program: logged by where it was, and told as a paper that could not be written."""
    places = [f"{one.filename}:{one.lineno}" for one in traceback.extract_tb(fault.__traceback__)[-4:]]
    _LOG.error("batch %s: %s at %s", batch.pk, type(fault).__name__, " < ".join(reversed(places)))
    return refuse(
        "paper_fault",
        problem=Text(
            "Noget gik galt, da papiret blev skrevet", "Something went wrong when the paper was written"
        ),
        where=task.kind.title.da,
        given=task.municipality,
        expected=Text("et papir, der kan skrives", "a paper that can be written"),
        do_next=Text(
            "Skriv papiret alene. Sker det igen, så bed administratoren se i serverens log.",
            "Write the paper by itself. If it happens again, ask the administrator to look in the log.",
        ),
    )
