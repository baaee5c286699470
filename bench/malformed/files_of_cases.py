"""Histories and exports of case systems, in every format and with their mapping, read by what counts them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from bench.malformed import of_columns, of_json, of_tables, of_toml, of_zip
from bench.malformed.commands import Command
from bench.malformed.kind import ROOT, Kind, maybe_json, of_command

EXAMPLES = ROOT / "examples"
EXPORT, MAPPING = EXAMPLES / "export", EXAMPLES / "export.toml"
TABLES = ("spells", "events", "uses")
FEW = 40
"""Rows of each table: enough to be counted, and quickly read."""
XES = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0"><trace><string key="concept:name" value="s1"/>
<event><string key="concept:name" value="samtale"/>
<date key="time:timestamp" value="2018-03-01T10:00:00+01:00"/></event>
<event><string key="concept:name" value="kursus"/>
<date key="time:timestamp" value="2018-05-01T10:00:00+02:00"/><int key="uger" value="6"/></event></trace>
<trace><string key="concept:name" value="s2"/><event><string key="concept:name" value="samtale"/>
<date key="time:timestamp" value="2018-04-03T23:30:00+02:00"/></event></trace></log>
"""
LOG = """synthetic = true

[log]
case = "case:concept:name"
activity = "concept:name"
time = "time:timestamp"
group = { constant = "dagpenge" }
municipality = { constant = "Aalborg" }
start = "first_event"
end = "last_event"

[log.event_attributes]
uger = { column = "uger", type = "number" }
"""
Rows = of_tables.Rows


def kinds() -> list[Kind]:
    return [
        of_command("history, JSON", 6, _history),
        of_command("export, CSV", 8, _export(_as_folder(".csv", of_tables.as_csv))),
        of_command("export, CSV in gzip", 3, _export(_as_folder(".csv.gz", of_tables.as_gzip))),
        of_command("export, Parquet", 6, _export(_as_folder(".parquet", of_columns.as_parquet))),
        of_command("export, workbook", 6, _export(_as_workbook)),
        of_command("export, mapping", 6, _mapping),
        of_command("log, XES", 5, _log),
        of_command("log, mapping", 3, _log_mapping),
    ]


def reading(lot: Random, cases: Path, mapping: Path | None, room: Path) -> Command:
    """One of the commands that read cases."""
    draft = str(EXAMPLES / "draft.toml")
    on = ["--on", lot.choice(("2018-12-31", "2018-12-31", "2019-06-30", "2017-01-01"))]
    words = lot.choice((
        ["check", *on], ["check", *on, "--keep-good"], ["check", *on, "--refused-to", str(room / "refused"),
        "--keep-good"],
        ["ledger", *on, "--out", str(room / "made"), "--engine", "reference"], ["ledger", *on, "--out",
        str(room / "made")],
        ["ledger", *on, "--out", str(room / "made"), "--format", "xlsx", "--worlds", "all"],
        ["compare", "--from", "2019-12-31", "--to", "2020-01-01"], ["simulate", draft, *on], ["savings", *on],
        ["timeliness", *on, "--by", "month"], ["indicators", *on, "--trial", "3.3"], ["money", *on,
        "--trial", "2.1"],
        ["snapshot", *on, "--trial", "3.3", "--out", str(room / "made")], ["explain", *on],
    ))  # fmt: skip
    asked = ["--mapping", str(mapping)] if mapping and words[0] != "explain" else []
    return Command(maybe_json(lot, [*words, str(cases), *asked]), made=[room / "made"])


def _history(lot: Random, room: Path) -> Command:
    good = lot.choice([EXAMPLES / "history.json", *sorted((ROOT / "packs").glob("*/cases/*.json"))])
    path = room / "history.json"
    path.write_bytes(of_json.damaged(good.read_bytes(), lot))
    words = (
        ["explain", str(path), "--on", "2018-12-31"]
        if lot.random() < 0.7
        else reading(lot, path, None, room).words
    )
    return Command(words if "--json" in words else maybe_json(lot, words), made=[room / "made"])


def tables(few: int = FEW) -> dict[str, Rows]:
    """The first rows of the example's tables."""
    return {name: of_tables.rows_of((EXPORT / f"{name}.csv").read_bytes(), ";")[: few + 1] for name in TABLES}


Write = Callable[[dict[str, Rows], str, Random, Path], Path]


def _export(write: Write) -> Callable[[Random, Path], Command]:
    def make(lot: Random, room: Path) -> Command:
        rows, broken = tables(), lot.choice(TABLES)
        rows[broken] = of_tables.changed(rows[broken], lot)
        return reading(lot, write(rows, broken, lot, room), MAPPING, room)

    return make


def _as_folder(suffix: str, as_bytes: Callable[[Rows, str, Random], bytes]) -> Write:
    def write(rows: dict[str, Rows], broken: str, lot: Random, room: Path) -> Path:
        folder = room / "export"
        folder.mkdir()
        for name, its in rows.items():
            lots = lot if name == broken else _Calm()
            (folder / f"{name}{suffix}").write_bytes(as_bytes(its, ";", lots))
        if lot.random() < 0.05:
            (folder / lot.choice(("spells.csv", "events.xlsx", "uses.parquet", "x.txt"))).write_bytes(b"x")
        return folder

    return write


def _as_workbook(rows: dict[str, Rows], broken: str, lot: Random, room: Path) -> Path:
    sheets = dict(rows)
    if lot.random() < 0.1:
        sheets[lot.choice(("x", f"{broken} 2", broken.upper()))] = sheets.pop(broken)
    content = of_columns.workbook(sheets, lot if lot.random() < 0.5 else _Calm())
    path = room / lot.choice(("export.xlsx", "export.xlsx", "EXPORT.XLSX"))
    path.write_bytes(of_zip.damaged(content, lot) if lot.random() < 0.5 else content)
    return path


class _Calm(Random):
    """A lot that never falls on anything unusual."""

    def random(self) -> float:
        return 0.5


def _mapping(lot: Random, room: Path) -> Command:
    path = room / "mapping.toml"
    good = lot.choice((MAPPING, MAPPING, ROOT / "packs/dk-employment/mappings/dfdg.toml"))
    path.write_bytes(of_toml.damaged(good.read_bytes(), lot))
    return reading(lot, EXPORT, path, room)


def _log(lot: Random, room: Path) -> Command:
    mapping, path = room / "log.toml", room / "log.xes"
    mapping.write_text(LOG, encoding="utf-8")
    path.write_bytes(of_zip.xml_damaged(XES.encode(), lot))
    if lot.random() < 0.15:
        path = Path(
            shutil.move(path, room / lot.choice(("log.xes.gz", "log.csv", "log.parquet", "log.xlsx")))
        )
    return reading(lot, path, mapping, room)


def _log_mapping(lot: Random, room: Path) -> Command:
    mapping, path = room / "log.toml", room / "log.xes"
    mapping.write_bytes(of_toml.damaged(LOG.encode(), lot))
    path.write_text(XES, encoding="utf-8")
    return reading(lot, path, mapping, room)
