"""Every answer carries the mark of the rows it was made of, in print and as JSON, from every format."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest

from frikommune.caseload.make import make
from frikommune.caseload.written import Asked
from tests.caseload.support import profile
from tests.cli.conftest import EXAMPLES, Run, talk

ON = ("--on", "2017-12-31")
COMMANDS: dict[str, Callable[[object, Path], tuple[object, ...]]] = {
    "check": lambda cases, out: ("check", cases, *ON, "--norm", "mikrolaan"),
    "ledger": lambda cases, out: ("ledger", cases, *ON, "--out", out),
    "savings": lambda cases, out: ("savings", cases, *ON),
    "timeliness": lambda cases, out: ("timeliness", cases, *ON),
    "indicators": lambda cases, out: ("indicators", cases, *ON, "--trial", "1.2"),
    "money": lambda cases, out: ("money", cases, *ON, "--trial", "1.2"),
    "snapshot": lambda cases, out: ("snapshot", cases, *ON, "--trial", "1.2"),
    "simulate": lambda cases, out: ("simulate", EXAMPLES / "draft.toml", cases, *ON),
    "compare": lambda cases, out: ("compare", "--from", "2019-12-31", "--to", "2020-01-01", cases),
}
MADE_UP = {"da": "(syntetiske personer)", "en": "(synthetic persons)"}
REBUILT = {
    "da": "Rekonstruktion: syntetiske personer, som offentliggjorte tal er genskabt i; intet fund må bygge "
    "på dem.",
    "en": "Reconstruction: synthetic persons in whom published figures were rebuilt; no finding may be built "
    "on them.",
}
KINDS = {"reconstruction": (True, True), "synthetic": (True, False), "real": (False, False)}


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small caseload, by format."""
    found = {}
    for form in ("parquet", "csv", "xlsx"):
        folder = found[form] = tmp_path_factory.mktemp(form)
        make(profile(), Asked(20, 1, date(2017, 12, 31)), form, folder, lambda done, many: None)
    return {**found, "xlsx": found["xlsx"] / "caseload.xlsx"}


@pytest.fixture
def kind(request: pytest.FixtureRequest, caseload: dict[str, Path], tmp_path: Path) -> tuple[str, Path]:
    """A kind of rows, and a folder of them: the caseload, or the same without its marks."""
    (name, form), folder = request.param, tmp_path / "cases"
    if name == "reconstruction":
        return name, caseload[form]
    folder.mkdir()
    for file in caseload["parquet"].glob("*.parquet"):
        rows = pl.read_parquet(file)
        if file.stem == "spells":
            rows = rows.with_columns(pl.lit(name == "synthetic").alias("synthetic"))
            rows = rows.with_columns(pl.lit(None, dtype=pl.String).alias("attributes"))
        write = rows.write_parquet if form == "parquet" else rows.write_csv
        write(folder / f"{file.stem}.{form}")
    return name, folder


EVERY_KIND = pytest.mark.parametrize(
    "kind", [(name, form) for name in KINDS for form in ("parquet", "csv")], indirect=True, ids="-".join
)


def marks(told: dict[str, Any]) -> tuple[bool, bool]:
    """The two marks of an answer, wherever its cases are spoken of."""
    told = told["cases"] if isinstance(told.get("cases"), dict) else told
    return told["synthetic"], told["reconstruction"]


@EVERY_KIND
@pytest.mark.parametrize("command", COMMANDS)
def test_the_json_carries_the_mark(frikommune: Run, tmp_path: Path, kind: tuple[str, Path], command: str):
    name, cases = kind
    assert marks(frikommune(*COMMANDS[command](cases, tmp_path / "out"), "--json").json) == KINDS[name]


@EVERY_KIND
@pytest.mark.parametrize("command", COMMANDS)
def test_the_print_carries_the_mark(frikommune: Run, tmp_path: Path, kind: tuple[str, Path], command: str):
    name, cases = kind
    said = frikommune(*COMMANDS[command](cases, tmp_path / "out"), lang="en").flat
    assert (MADE_UP["en"] in said, REBUILT["en"] in said) == KINDS[name]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_print_carries_the_mark_in_danish(
    frikommune: Run, tmp_path: Path, caseload: dict[str, Path], command: str
):
    said = frikommune(*COMMANDS[command](caseload["csv"], tmp_path / "out")).flat
    assert MADE_UP["da"] in said
    assert REBUILT["da"] in said


def test_a_workbook_keeps_the_mark(frikommune: Run, caseload: dict[str, Path]):
    assert marks(frikommune("timeliness", caseload["xlsx"], *ON, "--json").json) == (True, True)


def test_an_answer_on_money_ends_with_the_mark(frikommune: Run, caseload: dict[str, Path]):
    said = frikommune("savings", caseload["parquet"], *ON, lang="en").flat
    assert said.endswith(
        "The numbers rest on synthetic persons: no finding may be built on them. " + REBUILT["en"]
    )


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_caseload_itself_says_it(frikommune: Run, tmp_path: Path, lang: str):
    words = ("caseload", "--persons", "0", "--until", "2017-06-30", "--out", tmp_path / "made")
    assert REBUILT[lang] in frikommune(*words, lang=lang).flat
    told = frikommune(*words, "--json").json
    assert (told["synthetic"], told["reconstruction"]) == (True, True)


@EVERY_KIND
@pytest.mark.parametrize("engine", ["columnar", "reference"])
def test_a_ledger_carries_the_mark_in_its_stamp_and_in_its_file(
    frikommune: Run, tmp_path: Path, kind: tuple[str, Path], engine: str
):
    name, cases = kind
    frikommune("ledger", cases, *ON, "--out", tmp_path / "out", "--engine", engine, "--worlds", "all")
    stamp = json.loads((tmp_path / "out" / "ledger.json").read_text("utf-8"))
    footer = json.loads(pq.read_metadata(tmp_path / "out" / "ledger.parquet").metadata[b"frikommune"])
    both = ("synthetic", "reconstruction")
    assert [tuple(told[key] for key in both) for told in (stamp, footer)] == [KINDS[name]] * 2


def test_a_ledger_as_a_workbook_carries_the_mark(frikommune: Run, tmp_path: Path, caseload: dict[str, Path]):
    words = ("--out", tmp_path / "out", "--format", "xlsx", "--worlds", "all")
    frikommune("ledger", caseload["csv"], *ON, *words)
    about = pl.read_excel(tmp_path / "out" / "ledger.xlsx", sheet_name="about", has_header=False)
    assert json.loads(about.row(0)[1])["reconstruction"] is True


@pytest.mark.parametrize("name", KINDS)
def test_one_case_explained_carries_its_mark(frikommune: Run, case: Callable[..., str], name: str):
    path = Path(case(spells=[("dagpenge", "Aalborg", "2018-02-05", None)], events=[talk("2018-03-01")]))
    history = json.loads(path.read_text("utf-8"))
    history["synthetic"], rebuilt = KINDS[name]
    if rebuilt:
        history["spells"][0]["attributes"] = {"rekonstruktion": "1.3"}
    path.write_text(json.dumps(history), encoding="utf-8")
    words = ("explain", path, "--on", "2018-10-01")
    told, said = frikommune(*words, "--json").json, frikommune(*words, lang="en").flat
    assert (told["synthetic"], told["reconstruction"]) == KINDS[name]
    assert ("(synthetic person)" in said, REBUILT["en"] in said) == KINDS[name]
