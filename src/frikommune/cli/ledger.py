"""`frikommune ledger`: what was due in every case and what came of it, written as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frikommune.cases.mark import Mark
from frikommune.cli.by_spark import SPARK, tables_by_spark
from frikommune.cli.check import Status, status_words
from frikommune.cli.engines import ENGINES
from frikommune.cli.marks import in_heading, show_reconstruction
from frikommune.cli.population import Asked, params, refused_params, tables
from frikommune.cli.refused_rows import check_result_apart
from frikommune.cli.speaking import Speaking, heading, line, open_pack, show_json
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    import pyarrow as pa

    from frikommune.ledger.stamp import Stamp
    from frikommune.ledger.worlds import Worlds

FORMATS = ("parquet", "csv", "csv.gz", "xlsx")
WORLDS = ("each", "all")


@dataclass(slots=True)
class Answer:
    """What was written, where, and how many rows stand in each world; `counted` is of the actual one."""

    cases: str
    out: Path
    form: str
    stamp: Stamp
    subjects: int = 0
    rows: int = 0
    refused: int = 0
    mark: Mark = Mark.NONE
    in_world: Counter[str] = field(default_factory=Counter)
    counted: Counter[Status] = field(default_factory=Counter)

    def count(self, ledger: pa.Table) -> None:
        """Add the rows of a chunk."""
        import polars as pl

        found = ledger.select(["standing", "outcome", "worlds"]).group_by(["standing", "outcome", "worlds"])
        for row in pl.DataFrame(pl.from_arrow(found.aggregate([([], "count_all")]))).iter_rows(named=True):
            standing, outcome, worlds, rows = row["standing"], row["outcome"], row["worlds"], row["count_all"]
            for name, bit in self.stamp.worlds.items():
                self.in_world[name] += rows if worlds & bit else 0
            if worlds & 1:
                self.counted[standing, outcome or ""] += rows


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        cases: Path,
        on: date,
        out: Path,
        form: str,
        worlds: str,
        engine: str,
        mapping: Path | None,
        pack: Path | None,
        keep_good: bool,
        refused_to: Path | None,
        as_json: bool,
    ) -> None:
        opened = open_pack(pack)
        check_result_apart(out, cases)
        asked = Asked(cases, mapping, opened, keep_good, refused_to)
        answer = _written(speaking, asked, _worlds(opened, worlds), on, out, form, engine)
        if as_json:
            show_json(_as_json(answer))
        else:
            _show(speaking, answer)

    return click.Command(
        "ledger",
        callback=run,
        help=speaking.say(
            "Skriv en tabel over alle krav i alle sager, med og uden hvert forsøg (docs/ledger.md).",
            "Write a table of all demands in all cases, with and without each trial (docs/ledger.md).",
        ),
        params=[*params(speaking), *_options(speaking), *refused_params(speaking), speaking.json_option()],
    )


def _options(speaking: Speaking) -> list[click.Parameter]:
    return [
        speaking.option(
            "--out",
            da="Mappe til resultatet; et tidligere resultat erstattes, når det nye er helt.",
            en="Folder for the result; an earlier result is replaced once the new one is whole.",
            type=click.Path(path_type=Path),
            required=True,
        ),
        speaking.option(
            "--format",
            "form",
            da="Tabellens format (ellers parquet).",
            en="The table's format (else parquet).",
            type=click.Choice(FORMATS),
            default=FORMATS[0],
        ),
        speaking.option(
            "--worlds",
            da="each: med alle forsøg, uden dem og uden hvert af dem; all: kun med alle (ellers each).",
            en="each: with all trials, without them and without each one; all: only with all (else each).",
            type=click.Choice(WORLDS),
            default=WORLDS[0],
        ),
        speaking.option(
            "--engine",
            da="Hvad der regner: columnar er hurtig, reference er den, der forklares ud fra, spark regner på "
            "flere maskiner (docs/spark.md).",
            en="What evaluates: columnar is fast, reference is the one that explains, spark is for several "
            "machines (docs/spark.md).",
            type=click.Choice((*ENGINES, SPARK)),
            default="columnar",
        ),
    ]


def _worlds(pack: Pack, wanted: str) -> Worlds:
    from frikommune.ledger.worlds import actual_world, every_world

    if wanted == "all":
        return actual_world(pack.rulebook)
    return every_world(pack.rulebook, {one.id: one.exemptions for one in pack.trials.values()})


def _written(
    speaking: Speaking, asked: Asked, worlds: Worlds, on: date, out: Path, form: Any, engine: str
) -> Answer:
    """Evaluate block by block and write each at once. Raises Refused; an earlier result then stays."""
    from frikommune.cases.population import case_files
    from frikommune.ledger.atomic import check_replaceable
    from frikommune.ledger.stamp import stamp_of
    from frikommune.ledger.written import STAMP, written

    check_replaceable(out, STAMP)
    files = [*case_files(asked.cases), *filter(None, [asked.mapping])]
    answer = Answer(asked.cases.name, out, form, stamp_of(worlds, on, files, engine))
    with written(out, form, answer.stamp) as ledger:
        for subjects, mark, table in _chunks(speaking, asked, worlds, on, out, engine):
            ledger.add(table, subjects, mark=mark)
            answer.count(table)
    answer.subjects, answer.rows, answer.mark = ledger.subjects, ledger.rows, ledger.mark
    answer.refused = len(asked.found[0].reading.refused)
    return answer


def _chunks(
    speaking: Speaking, asked: Asked, worlds: Worlds, on: date, out: Path, engine: str
) -> Iterator[tuple[int, Mark, pa.Table]]:
    """Chunks of the ledger, with how many subjects each adds and their mark; the next is made meanwhile."""
    from frikommune.cases.ahead import ahead

    if engine == SPARK:
        yield from tables_by_spark(speaking, asked, worlds, on, out)
        return
    for block, table in ahead(tables(speaking, asked, ENGINES[engine](speaking, worlds, on))):
        yield len(block.persons), block.mark, table


def _show(speaking: Speaking, answer: Answer) -> None:
    heading(f"{answer.cases} · {speaking.day(answer.stamp.observed)}{in_heading(speaking, answer.mark)}")
    show_reconstruction(speaking, answer.mark)
    line(
        speaking.say(
            f"{speaking.citizens(answer.subjects)}, {answer.rows} rækker skrevet, {answer.refused} afvist.",
            f"{speaking.citizens(answer.subjects)}, {answer.rows} rows written, {answer.refused} refused.",
        ),
        1,
    )
    line(speaking.say(f"Skrevet i {answer.out}", f"Written to {answer.out}"), 1)
    click.echo()
    heading(speaking.say("Med alle forsøg", "With all trials"))
    for status, rows in sorted(answer.counted.items(), key=lambda item: -item[1]):
        line(f"{rows:>10}  {speaking.text(status_words(status))}", 1)
    line(f"{answer.in_world['all']:>10}  {speaking.say('i alt', 'in all')}", 1)


def _as_json(answer: Answer) -> dict[str, Any]:
    stamp = answer.stamp
    return {
        "log": answer.cases,
        "on": stamp.observed,
        "out": str(answer.out),
        "format": answer.form,
        "cases": answer.subjects,
        "rows": answer.rows,
        "refused_rows": answer.refused,
        **answer.mark.as_json,
        "stamp": {
            "law": stamp.law,
            "grants": stamp.grants,
            "cases": stamp.cases,
            "engine": stamp.engine,
        },
        "worlds": [
            {"world": name, "bit": bit, "rows": answer.in_world[name]} for name, bit in stamp.worlds.items()
        ],
        "counts": [
            {"standing": standing, "outcome": outcome, "rows": rows}
            for (standing, outcome), rows in sorted(answer.counted.items())
        ],
    }
