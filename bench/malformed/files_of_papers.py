"""Designs, drafts, tables of an evaluation, and what papers are written from."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from random import Random

from bench.malformed import of_bytes, of_columns, of_json, of_tables, of_toml, of_zip
from bench.malformed.commands import Command
from bench.malformed.files_of_cases import EXAMPLES, EXPORT, MAPPING
from bench.malformed.kind import Kind, maybe_json, of_command

CASES = [str(EXPORT), "--mapping", str(MAPPING), "--on", "2018-12-31"]
ROLES = [
    "--outcome",
    "i_job",
    "--treatment",
    "forsoeg",
    "--unit",
    "kommune",
    "--period",
    "kvartal",
    "--weight",
    "borgere",
]
QUICK = ["--draws", "99", "--placebos", "99"]


def kinds() -> list[Kind]:
    return [
        of_command("draft for simulate", 5, _draft),
        of_command("design", 6, _design),
        of_command("rows of an evaluation", 7, _rows),
        of_command("earlier snapshot", 2, _earlier),
        of_command("results for a paper", 4, _results),
        of_command("surveys for a paper", 4, _surveys),
        of_command("template, Word", 4, _template("docx", "kkr_status")),
        of_command("template, slides", 3, _template("pptx", "pixi")),
    ]


def _draft(lot: Random, room: Path) -> Command:
    path = room / "draft.toml"
    path.write_bytes(of_toml.damaged((EXAMPLES / "draft.toml").read_bytes(), lot))
    return Command(maybe_json(lot, ["simulate", str(path), *CASES]))


def _design(lot: Random, room: Path) -> Command:
    good, path, other = (EXAMPLES / "design.toml").read_bytes(), room / "design.toml", room / "other.toml"
    path.write_bytes(of_toml.damaged(good, lot))
    other.write_bytes(good)
    signed = ["--on", "2018-06-01", "--by", "koordinator"]
    words = lot.choice((
        ["design", "check", str(path)], ["design", "show", str(path)], ["design", "lock", str(path), *signed],
        ["design", "amend", str(other), str(path), *signed, "--because", "x"],
        ["design", "amend", str(path), str(other), *signed, "--because", "x"], ["power", str(path),
        "--simulations", "0"],
        ["evaluate-trial", str(EXAMPLES / "quarters.csv"), *ROLES, *QUICK, "--design", str(path)],
    ))  # fmt: skip
    return Command(maybe_json(lot, words), kept=[path, other])


def _rows(lot: Random, room: Path) -> Command:
    rows = of_tables.changed(of_tables.rows_of((EXAMPLES / "quarters.csv").read_bytes(), ";")[:160], lot)
    suffix = lot.choice((".csv", ".csv", ".xlsx", ".parquet", ".csv.gz"))
    path = room / f"rows{suffix}"
    if suffix == ".xlsx":
        content = of_columns.workbook({"rows": rows}, lot)
        path.write_bytes(of_zip.damaged(content, lot) if lot.random() < 0.4 else content)
    else:
        write = {".csv": of_tables.as_csv, ".parquet": of_columns.as_parquet, ".csv.gz": of_tables.as_gzip}[
            suffix
        ]
        path.write_bytes(write(rows, ";", lot))
    more = lot.choice((
        [], [], ["--since", "2018K1"], ["--cluster", "kommune"], ["--estimator", "did"], ["--estimator",
        "synthetic"],
        ["--estimator", "staggered"], ["--estimator", "matched", "--covariate", "borgere"], ["--estimator",
        "two_groups"],
        ["--outcome-kind", "count"], ["--pictures", str(room / "made")], ["--estimator", "weighted",
        "--covariate", "borgere"],
        ["--sheet", "rows"], ["--estimator", "one_group", "--benchmark", "0.4"],
    ))  # fmt: skip
    return Command(
        maybe_json(lot, ["evaluate-trial", str(path), *ROLES, *QUICK, *more]), made=[room / "made"]
    )


@cache
def _snapshot() -> dict[str, bytes]:
    """A good snapshot, by file."""
    import tempfile

    from frikommune.cli.main import main

    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "snapshot"
        main(["snapshot", *CASES, "--trial", "3.3", "--out", str(to), "--taken-on", "2019-01-01", "--json"])
        return {one.name: one.read_bytes() for one in to.iterdir()}


def _earlier(lot: Random, room: Path) -> Command:
    folder, good = room / "earlier", _snapshot()
    folder.mkdir()
    broken = lot.choice(sorted(good))
    for name, content in good.items():
        if name != broken:
            (folder / name).write_bytes(content)
        elif lot.random() < 0.9:
            damaged = of_json.damaged if name.endswith(".json") else of_bytes.damaged
            (folder / name).write_bytes(damaged(content, lot))
    return Command(maybe_json(lot, ["snapshot", *CASES, "--trial", "3.3", "--earlier", str(folder)]))


@cache
def _good_results() -> bytes:
    from frikommune.reports.results import Results
    from frikommune.reports.results_json import results_json
    from tests.reports.papers.made_evaluations import MIDWAY

    return json.dumps(results_json(Results((MIDWAY,)))).encode()


@cache
def _good_surveys() -> bytes:
    from frikommune.reports.surveys_json import surveys_json
    from tests.reports.papers.a_survey import survey

    return json.dumps(surveys_json((survey(),))).encode()


def _paper(lot: Random, room: Path, words: list[str]) -> Command:
    out = room / "made" / f"paper.{lot.choice(('html', 'html', 'docx', 'pdf'))}"
    out.parent.mkdir()
    return Command(["report", *words, "--as-of", "2019-11-08", "--out", str(out)], made=[out.parent])


def _results(lot: Random, room: Path) -> Command:
    path = room / "results.json"
    path.write_bytes(of_json.damaged(_good_results(), lot))
    return _paper(lot, room, ["evaluation_report", "--trial", "3.3", "--results", str(path)])


def _surveys(lot: Random, room: Path) -> Command:
    path = room / "surveys.json"
    path.write_bytes(of_json.damaged(_good_surveys(), lot))
    return _paper(lot, room, ["survey_report", "--surveys", str(path)])


@cache
def good_template(form: str) -> bytes:
    held = io.BytesIO()
    if form == "docx":
        import docx

        docx.Document().save(held)
    else:
        import pptx

        pptx.Presentation().save(held)
    return held.getvalue()


def _template(form: str, kind: str):  # type: ignore[no-untyped-def]
    def make(lot: Random, room: Path) -> Command:
        path, out = room / f"template.{form}", room / "made" / f"paper.{form}"
        path.write_bytes(of_zip.damaged(good_template(form), lot))
        out.parent.mkdir()
        words = ["report", kind, "--as-of", "2019-11-08", "--template", str(path), "--out", str(out)]
        return Command(words, made=[out.parent])

    return make
