"""Each paper in each form, as of its own day; all papers for every municipality, as a batch writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bench.measuring import table, timed, verdict
from frikommune.packfiles.pack import Pack, load_pack
from frikommune.reports.batch import Laid, Task, batched_kinds, carry_out, tasks
from frikommune.reports.facts import Facts
from frikommune.reports.forms.suiting import suiting
from frikommune.reports.kinds import KINDS, Kind
from frikommune.reports.names import file_name
from frikommune.reports.paper import Paper

ONE_S, ALL_S, RUNS = 3.0, 60.0, 5
ABOUT = {"municipality": "Aalborg", "trial": "3.3", "round": "1"}
"""What a paper is of that must be of something."""
LATEST = date(2020, 11, 13)
"""The day of papers that follow none of their own."""


def main() -> int:
    """Measure, print, and answer 1 if a limit was not kept."""
    pack = load_pack()
    rows, slowest = [], 0.0
    for kind in KINDS.values():
        if not set(kind.needs) <= set(ABOUT):
            print(f"Not measured: {kind.title.en}, which needs what no pack has ({', '.join(kind.needs)}).")
            continue
        taken = {form: _seconds(pack, kind, form) for form in suiting(_built(pack, kind))}
        slowest = max(slowest, *taken.values())
        office = next(one for one in ("docx", "pptx") if one in taken)
        cells = [f"{taken[one]:.2f}" if one in taken else "–" for one in ("html", office, "pdf", "xlsx")]
        rows.append((kind.title.en, _day(kind).isoformat(), *cells))
    print(f"Seconds from facts to bytes, median of {RUNS}; the program is started and the pack read\n")
    print(table(("", "as of", "HTML", "Word or slides", "PDF", "Excel"), rows))
    print()
    kept = verdict("a paper in one of its forms, s", slowest, at_most=ONE_S)
    seconds, processor, files = _all(pack)
    print(f"\n{files} files of {len(batched_kinds())} kinds for {len(pack.rulebook.municipalities)}", end="")
    print(f" municipalities, {processor:.1f} s of processor\n")
    return 0 if verdict("all of them, s", seconds, at_most=ALL_S) and kept else 1


def _seconds(pack: Pack, kind: Kind, form: str) -> float:
    return median(timed(lambda: _laid(_built(pack, kind), form), RUNS, 1)) / 1000


def _built(pack: Pack, kind: Kind) -> Paper:
    return kind.build(Facts(pack, _day(kind)), {one: ABOUT[one] for one in kind.needs})


def _all(pack: Pack) -> tuple[float, float, int]:
    """Seconds, seconds of processor and files of everything that a batch writes, once."""
    kinds = batched_kinds()
    known = {day: Facts(pack, day) for day in {_day(one) for one in kinds}}
    begun, worked = perf_counter(), process_time()
    with TemporaryDirectory() as folder:
        every = tasks(kinds, tuple(pack.rulebook.municipalities))
        done = [carry_out(one, lambda task: list(_files(task, known)), Path(folder)) for one in every]
    return perf_counter() - begun, process_time() - worked, sum(len(one.files) for one in done)


def _files(task: Task, known: dict[date, Facts]) -> Iterator[Laid]:
    paper = task.kind.build(known[_day(task.kind)], {"municipality": task.municipality})
    for form in suiting(paper):
        yield Laid(form, file_name(paper, "", form), _laid(paper, form))


def _laid(paper: Paper, form: str) -> bytes:
    module = import_module(f"frikommune.reports.forms.{form}")
    made = (module.page if form == "html" else module.lay_out)(paper, "da")
    return made.encode() if isinstance(made, str) else made


def _day(kind: Kind) -> date:
    return kind.own_day or LATEST
