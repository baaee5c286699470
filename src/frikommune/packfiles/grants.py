"""The table of grants: exemption × municipality × [from, to), each with its source."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO
from itertools import combinations
from pathlib import Path
from typing import Literal

from frikommune.dates import parse_day
from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text
from frikommune.law.exemption import Exemption, Grant
from frikommune.law.source import CERTAINTIES, Source
from frikommune.packfiles.files import read_text
from frikommune.packfiles.table import gather, one_of

COLUMNS = ("exemption", "municipality", "from", "to", "reference", "heading", "certainty", "note")


def read_grants(
    path: Path, shown: str, exemptions: Mapping[str, Exemption], municipalities: Mapping[str, str]
) -> list[Grant]:
    """The grants of `grants.csv`. Raises Refused with everything that is wrong, naming line and column."""
    rows = csv.reader(StringIO(read_text(path, shown), newline=""), strict=True)
    header: list[str] = []
    found: list[tuple[str, list[str]]] = []
    try:
        for row in rows:
            if not header:
                header = row
                _check_header(header, f"{shown}:1")
            elif row:
                found.append((f"{shown}:{rows.line_num}", row))
    except csv.Error:
        raise _unreadable(f"{shown}:{rows.line_num}") from None
    return gather(
        *(
            lambda where=where, row=row: _grant(where, _cells(where, header, row), exemptions, municipalities)
            for where, row in found
        )
    )


def _check_header(header: list[str], where: str) -> None:
    expected = Text.same(", ".join(COLUMNS))
    given = ", ".join(header)
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        do_next = Text("Tilføj kolonnen i første linje.", "Add the column to the first line.")
        if len(header) == 1 and ";" in header[0]:
            do_next = Text(
                "Gem filen med komma mellem kolonnerne, ikke semikolon.",
                "Save the file with commas between the columns, not semicolons.",
            )
        raise refuse(
            "column_missing",
            problem=Text(f"Kolonnen “{missing[0]}” mangler", f"The column “{missing[0]}” is missing"),
            where=where,
            given=given,
            expected=expected,
            do_next=do_next,
        )
    for place, name in enumerate(header):
        if name not in COLUMNS or name in header[:place]:
            twice = name in COLUMNS
            raise refuse(
                "column_twice" if twice else "unknown_column",
                problem=Text(f"Kolonnen “{name}” står to gange", f"The column “{name}” stands twice")
                if twice
                else Text(f"Kolonnen “{name}” kendes ikke", f"The column “{name}” is not known"),
                where=where,
                given=given,
                expected=expected,
                do_next=Text(
                    "Slet den; det, der kun er til læserne, står i “note”.",
                    "Delete it; what is for readers only stands in “note”.",
                ),
            )


def _cells(where: str, header: list[str], row: list[str]) -> Mapping[str, str]:
    if len(row) != len(header):
        raise refuse(
            "ragged_row",
            problem=Text(
                "Linjen har et andet antal felter end den første", "The line has another number of fields"
            ),
            where=where,
            given=str(len(row)),
            expected=Text.same(str(len(header))),
            do_next=Text(
                "Sæt tekster med komma i anførselstegn.", "Put texts with a comma in them in quotation marks."
            ),
        )
    return dict(zip(header, (cell.strip() for cell in row), strict=True))


def _unreadable(where: str) -> Refused:
    return refuse(
        "csv_unreadable",
        problem=Text("Linjen kan ikke læses som CSV", "The line cannot be read as CSV"),
        where=where,
        given="–",
        expected=Text("anførselstegn, der åbner og lukker", "quotation marks that open and close"),
        do_next=Text("Ret anførselstegnene.", "Correct the quotation marks."),
    )


def _grant(
    where: str, row: Mapping[str, str], exemptions: Mapping[str, Exemption], municipalities: Mapping[str, str]
) -> Grant:
    check_known(where, "municipality", row["municipality"], municipalities)
    start = parse_day(row["from"], f"{where}, from")
    end = parse_day(row["to"], f"{where}, to") if row["to"] else None
    check_period(where, start, end, f"{row['from']} – {row['to']}")
    if not row["reference"]:
        raise refuse(
            "source_missing",
            problem=Text("Bevillingen har ingen kilde", "The grant has no source"),
            where=f"{where}, reference",
            given="–",
            expected=Text(
                "kilden, der siger, at fravigelsen gælder her", "the source that says it holds here"
            ),
            do_next=Text("Skriv kilden i “reference”.", "Write the source in “reference”."),
        )
    if row["certainty"] not in CERTAINTIES:
        raise refuse(
            "not_a_choice",
            problem=Text("“certainty” kan ikke bruges", "“certainty” cannot be used"),
            where=f"{where}, certainty",
            given=row["certainty"] or "–",
            expected=one_of(CERTAINTIES),
            do_next=closest(row["certainty"], CERTAINTIES),
        )
    check_known(where, "exemption", row["exemption"], exemptions)
    source, certainty = Source(row["reference"], row["heading"]), row["certainty"]
    return Grant(row["exemption"], row["municipality"], start, end, source, certainty, where)


def check_period(where: str, start: date, end: date | None, given: str) -> None:
    """Refuse a grant that ends no later than it starts."""
    if end is None or end > start:
        return
    raise refuse(
        "period_backwards",
        problem=Text("Bevillingen slutter, før den begynder", "The grant ends before it starts")
        if end < start
        else Text("Bevillingen slutter, den dag den begynder", "The grant ends the day it starts"),
        where=f"{where}, to",
        given=given,
        expected=Text("“to” efter “from” (første dag efter)", "“to” after “from” (the first day after)"),
        do_next=Text("Ret datoerne.", "Correct the dates."),
    )


def check_known(
    where: str, column: Literal["exemption", "municipality"], value: str, known: Iterable[str]
) -> None:
    """Refuse an exemption or a municipality that the pack does not have."""
    if value in known:
        return
    da, en = {
        "exemption": (f"Fravigelsen “{value}” findes ikke i pakken", f"The pack has no exemption “{value}”"),
        "municipality": (f"Kommunen “{value}” kendes ikke", f"The municipality “{value}” is not known"),
    }[column]
    expected = {
        "exemption": Text("id for en fravigelse i trials/", "the id of an exemption in trials/"),
        "municipality": Text("en kommune fra pack.toml", "a municipality of pack.toml"),
    }[column]
    raise refuse(
        f"unknown_{column}",
        problem=Text(da, en),
        where=f"{where}, {column}",
        given=value or "–",
        expected=expected,
        do_next=closest(value, known),
    )


def check_grants(grants: list[Grant]) -> None:
    """Refuse two grants of one exemption in one municipality that overlap in time."""
    seen: dict[tuple[str, str], list[Grant]] = {}
    for grant in grants:
        seen.setdefault((grant.exemption, grant.municipality), []).append(grant)
    refusals = [
        refusal
        for same in seen.values()
        for one, two in combinations(same, 2)
        if one.start < (two.end or date.max) and two.start < (one.end or date.max)
        for refusal in _granted_twice(one, two).refusals
    ]
    if refusals:
        raise Refused(*refusals)


def _granted_twice(one: Grant, two: Grant) -> Refused:
    return refuse(
        "duplicate_grant",
        problem=Text("Den samme bevilling står to gange", "The same grant stands twice"),
        where=f"{one.where} / {two.where}",
        given=f"{one.exemption}, {one.municipality}",
        expected=Text("perioder uden overlap", "periods that do not overlap"),
        do_next=Text("Slet eller afkort den ene.", "Delete or shorten one of them."),
    )
