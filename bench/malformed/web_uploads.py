"""Files that are sent to the pages which take one, and to the commands that work on the same data."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from bench.malformed import of_bytes, of_columns, of_json, of_tables, of_toml, of_zip
from bench.malformed.files_of_cases import XES, tables
from bench.malformed.files_of_papers import good_template
from bench.malformed.kind import ROOT
from bench.malformed.web_forms import Form
from bench.malformed.web_requests import MULTIPART, Request, encoded, multipart

SENT = tuple[str, bytes]
"""A file's name and content."""
Made = Callable[[Random], SENT]


def request(form: Form, lot: Random, taken: dict[str, Made]) -> Request:
    """The form as it should be, with a broken file in the field that takes one."""
    pairs = [(name, value) for name, values in form.data.items() for value in values]
    places = [one.name for one in form.fields.values() if one.kind == "file"]
    made = [
        (place, lot.choice(list(taken.values()))(lot))
        for place in places
        for _ in range(lot.choice((1, 1, 1, 2)))
    ]
    return Request("POST", form.action, multipart(pairs, made), MULTIPART)


def named(name: str, lot: Random) -> str:
    """Mostly the name; else one that says something else, or nothing."""
    if lot.random() < 0.85:
        return name
    stem, _, ending = name.partition(".")
    return lot.choice(
        (
            stem,
            f"{stem}.{ending.upper()}",
            f"{stem}.exe",
            f"../{name}",
            f".{ending}",
            f"æ ø\u202e.{ending}",
            f"{'x' * 300}.{ending}",
        )
    )


def delivery(lot: Random) -> SENT:
    """An export in the shape that the made-up system's mapping reads, or in another."""
    from tests.web.deliveries.export import EVENTS, SPELLS, event, spell

    people = [(f"0{1 + n % 9}0{1 + n % 8}70-1{n:03}", n) for n in range(12)]
    spells = SPELLS + "".join(spell(person, n) for person, n in people)
    events = EVENTS + "".join(event(person, n) for person, n in people)  # type: ignore[no-untyped-call]
    rows = {
        name: of_tables.rows_of(text.encode(), ";")
        for name, text in (("forloeb", spells), ("aktiviteter", events))
    }
    broken = lot.choice(("forloeb", "aktiviteter"))
    rows[broken] = of_tables.changed(rows[broken], lot)
    way = lot.random()
    if way < 0.6:
        parts = {f"{name}.csv": of_tables.as_csv(its, ";", lot) for name, its in rows.items()}
        content = _zipped(parts)
        return named("udtraek.zip", lot), of_zip.damaged(content, lot) if lot.random() < 0.5 else content
    if way < 0.75:
        return named("udtraek.xlsx", lot), of_zip.damaged(of_columns.workbook(rows, lot), lot)
    if way < 0.85:
        return named("forloeb.csv", lot), of_tables.as_csv(rows["forloeb"], ";", lot)
    return named("forloeb.parquet", lot), of_columns.as_parquet(rows["forloeb"], ";", lot)


def _zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()


def template(lot: Random) -> SENT:
    form = lot.choice(("docx", "pptx"))
    return named(f"skabelon.{form}", lot), of_zip.damaged(good_template(form), lot)


def document(lot: Random) -> SENT:
    """A paper, a picture or a text, mostly not what its name says."""
    name = lot.choice(("a.pdf", "a.docx", "a.xlsx", "a.pptx", "a.png", "a.jpg", "a.txt", "a.csv"))
    good = lot.choice((b"%PDF-1.7\nx", good_template("docx"), b"\x89PNG\r\n\x1a\nx", "tekst æøå".encode()))
    return named(name, lot), of_bytes.damaged(good, lot)


def rows(lot: Random) -> SENT:
    """Rows of an evaluation."""
    its = of_tables.changed(of_tables.rows_of((ROOT / "examples/quarters.csv").read_bytes(), ";")[:60], lot)
    ending = lot.choice(("csv", "xlsx", "parquet", "json"))
    if ending == "xlsx":
        return named("data.xlsx", lot), of_zip.damaged(of_columns.workbook({"a": its}, lot), lot)
    if ending == "json":
        return named("data.json", lot), of_json.damaged(b'[{"a": 1, "b": "x"}, {"a": 2, "b": null}]', lot)
    write = of_tables.as_csv if ending == "csv" else of_columns.as_parquet
    return named(f"data.{ending}", lot), write(its, ";", lot)


def pack(lot: Random) -> SENT:
    """A whole programme."""
    place = lot.choice(
        (
            ROOT / "examples/packs/nl-participatiewet",
            ROOT / "tests/packfiles/base/loven",
            ROOT / "packs/dk-employment",
        )
    )
    parts = {
        f"{place.name}/{one.relative_to(place)}": one.read_bytes()
        for one in sorted(place.rglob("*"))
        if one.is_file()
    }
    return named("pakke.zip", lot), of_zip.damaged(
        _zipped(parts), lot, of_toml.damaged if lot.random() < 0.7 else of_bytes.damaged
    )


def log(lot: Random) -> SENT:
    return named("log.xes", lot), of_zip.xml_damaged(XES.encode(), lot)


def sample(lot: Random) -> SENT:
    """The first rows of an export, from which a mapping's columns are chosen."""
    its = of_tables.changed(tables(5)["spells"], lot)
    return named("spells.csv", lot), of_tables.as_csv(its, ";", lot)


EVERY: dict[str, Made] = {
    "delivery": delivery, "template": template, "document": document, "rows": rows, "pack": pack, "log": log,
    "sample": sample,
}  # fmt: skip
TAKEN: dict[str, tuple[str, ...]] = {
    "deliveries:deliveries": ("delivery", "delivery", "delivery", "log", "document"),
    "deliveries:mapping": ("sample", "delivery"),
    "papers:templates": ("template", "template", "document"),
    "evaluations:send_file": ("rows", "rows", "document"),
    "networks:load": ("pack", "pack", "pack", "document"),
}
"""By page, what is sent there most; elsewhere it is documents."""


def kinds_taken(view: str) -> dict[str, Made]:
    names = TAKEN.get(view, ("document", "document", "template"))
    return {f"{number} {name}": EVERY[name] for number, name in enumerate(names)}


def of_text(form: Form, place: str, good: bytes, lot: Random) -> Request:
    """The form with broken TOML in one of its texts."""
    pairs = [(name, value) for name, values in form.data.items() for value in values if name != place]
    words = of_toml.damaged(good, lot).decode("utf-8", "replace")
    return Request("POST", form.action, encoded([*pairs, (place, words)]).encode())


__all__ = ["Any", "Path", "kinds_taken", "of_text", "request"]
