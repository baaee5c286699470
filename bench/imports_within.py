"""The measured import: an application that is set up, a file, and somebody else who writes meanwhile."""

from __future__ import annotations

import resource
import threading
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from django.core.management import call_command

from frikommune.cases.source import Content
from frikommune.casework.delivery.packed import content_of
from frikommune.packfiles.folder import packs_folder
from frikommune.web.cases.models import Lookup
from frikommune.web.deliveries.models import System
from frikommune.web.deliveries.working import begin, confirm, preview, progress
from frikommune.web.journal.found import from_pack
from frikommune.web.journal.models import Programme

MAPPING = """
synthetic = true
[delivery]
covers = "everything"
[spells]
end_is = "first_day_after"
[spells.columns]
person = { column = "person", keyed = true }
spell = "spell"
group = "group"
municipality = { constant = "Aalborg" }
from = "from"
to = "to"
[spells.attributes]
sagsnummer = "spell"
[events]
end_is = "first_day_after"
[events.columns]
person = { column = "person", keyed = true }
event = "event"
spell = "spell"
day = "day"
moment = "moment"
sequence = "sequence"
kind = "kind"
type = "type"
form = "form"
until = "until"
[events.attributes]
andet = "attributes"
"""


def measured(cases: Path) -> dict[str, Any]:
    """Preview, storing, and the same file again: seconds, processor seconds, the longest without a word."""
    content = _made_ready(cases)
    system, steps = System.objects.get(), []
    writer = _Writer()
    writer.start()
    delivery, step = _until_it_rests("preview", lambda: begin(system, content.name, content.content, None))
    steps.append(step)
    found = preview(delivery)
    assert found is not None
    steps.append(_until_it_rests("storing", lambda: confirm(delivery, None))[1])
    writer.stop()
    steps.append(
        _until_it_rests("the same file again", lambda: begin(system, content.name, content.content, None))[1]
    )
    return {
        "steps": steps,
        "citizens": found.citizens.new,
        "spells": found.rows["spells"].new,
        "events": found.rows["events"].new,
        "peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "writes": len(writer.taken),
        "slowest_write": max(writer.taken),
    }


def _made_ready(cases: Path) -> Content:
    """A database with a system that has the mapping; gives the export."""
    call_command("migrate", verbosity=0)
    programme = from_pack(packs_folder() / "nordjylland")
    System.objects.create(programme=programme, municipality="Aalborg", name="Fag", mapping=MAPPING)
    return content_of(cases)


def _until_it_rests(what: str, begin: Any) -> tuple[Any, dict[str, Any]]:
    """Begin something and wait for its end, watching what it tells."""
    before, begun = _processor(), perf_counter()
    delivery = begin()
    told, at, silent = None, begun, 0.0
    while (now := progress(delivery)).state in ("reading", "storing"):
        if now != told:
            silent, told, at = max(silent, perf_counter() - at), now, perf_counter()
        sleep(0.05)
    wall = perf_counter() - begun
    if delivery.refusals:
        raise SystemExit(str(delivery.refusals))
    while delivery.refresh_from_db() or _processor() == before:
        sleep(0.05)  # its process is ended and counted
    return delivery, {"what": what, "wall": wall, "processor": _processor() - before, "silent": silent}


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Writer(threading.Thread):
    """Writes a row every 50 ms, as a caseworker's request would, and remembers how long each took."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.taken: list[float] = []
        self.going = True

    def run(self) -> None:
        """Until it is told to stop."""
        programme = Programme.objects.get()
        while self.going:
            begun = perf_counter()
            Lookup.objects.create(programme=programme, municipality="Aalborg", purpose="bench")
            self.taken.append(perf_counter() - begun)
            sleep(0.05)

    def stop(self) -> None:
        """End it, and wait for its last row."""
        self.going = False
        self.join()
