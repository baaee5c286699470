"""The exemptions of a trial file, and the table of grants."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, cast

from frikommune.dates import parse_day
from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text
from frikommune.law.exemption import Change, Exemption, Grant, UseConditions
from frikommune.law.norm import Norm
from frikommune.law.source import CERTAINTIES, Certainty, Source
from frikommune.packfiles.norms import (
    build_terms,
    read_assumptions,
    read_certainty,
    read_groups,
    read_sources,
)
from frikommune.packfiles.table import Table, gather
from frikommune.packfiles.terms import Reading, read_parameters

Norms = Mapping[str, tuple[Norm, Reading]]
GRANT_COLUMNS = ("exemption", "municipality", "from", "to", "reference", "heading", "certainty", "note")


def read_exemption(row: Table, norms: Norms, groups: Mapping[str, Text]) -> Exemption:
    """One `[[exemption]]`. Raises Refused when it changes a norm that is not there."""
    because = row.text("because", required=False) if "because" in row else None
    use = _use(row.table("use")) if "use" in row else row.get("use", UseConditions)
    exemption = Exemption(
        id=row.need("id", str),
        title=row.text("title"),
        groups=read_groups(row, groups),
        changes=tuple(_change(change, norms, because, use) for change in row.tables("change")),
        sources=read_sources(row),
        certainty=read_certainty(row),
        file=row.where,
        use=use,
        after=frozenset(row.names("after")),
        assumptions=read_assumptions(row),
        because=because,
    )
    row.text("because", required=False)
    if not exemption.changes:
        row.need("change", list)
    row.done()
    return exemption


def _use(row: Table) -> UseConditions:
    reasons = row.table("reasons")
    conditions = UseConditions(
        reasons={key: reasons.table(key).as_text() for key in reasons.data},
        own_words=row.need("own_words", bool),
        leader_check=row.need("leader_check", bool),
        covers=cast(Literal["one", "rest_of_course"], row.choice("covers", ("one", "rest_of_course"))),
    )
    row.done()
    return conditions


def _change(row: Table, norms: Norms, because: Text | None, use: UseConditions | None) -> Change:
    norm_id = row.need("norm", str)
    if norm_id not in norms:
        raise refuse(
            "exemption_on_nothing",
            problem=Text(
                f"Fravigelsen ændrer “{norm_id}”, som ingen normfil indeholder",
                f"The exemption changes “{norm_id}”, which no norm file holds",
            ),
            where=row.place("norm"),
            given=norm_id,
            expected=Text("id for en norm i pakken", "the id of a norm of the pack"),
            do_next=closest(norm_id, norms),
        )
    norm, reading = norms[norm_id]
    operations = [name for name in ("suspend", "replace", "add") if name in row]
    if len(operations) != 1:
        given = ", ".join(operations) or "–"
        words = Text("præcis én af suspend, replace, add", "exactly one of suspend, replace, add")
        raise row.refusal("not_a_choice", "change", given, words)
    if operations[0] == "suspend":
        row.need("suspend", bool)
        row.done()
        return Change(norm_id, "suspend", {})
    if use is not None:
        raise row.refusal(
            "use_must_suspend",
            operations[0],
            norm_id,
            Text(
                "suspend = true, når fravigelsen bruges sag for sag",
                "suspend = true, where it is used case by case",
            ),
        )
    values = _values(row, operations[0], norm, reading, because)
    row.done()
    return Change(norm_id, cast(Literal["replace", "add"], operations[0]), values)


def _values(
    row: Table, operation: str, norm: Norm, reading: Reading, because: Text | None
) -> dict[str, object]:
    inner = row.table(operation)
    values = read_parameters(inner, reading, because)
    if not norm.versions:
        values = {"terms": build_terms(inner, norm.kind, values)}
    elif not values:
        words = Text("mindst én parameter, som normen har", "at least one parameter that the norm has")
        raise row.refusal("nothing_changed", operation, ", ".join(inner.data) or "–", words)
    inner.done()
    return values


def read_grants(
    path: Path, shown: str, exemptions: Mapping[str, Exemption], municipalities: Mapping[str, str]
) -> tuple[Grant, ...]:
    """The grants of `grants.csv`: exemption × municipality × [from, to), each with its source.

    Raises Refused, naming line and column.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        missing = [name for name in GRANT_COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise refuse(
                "column_missing",
                problem=Text(f"Kolonnen “{missing[0]}” mangler", f"The column “{missing[0]}” is missing"),
                where=f"{shown}, 1",
                given=", ".join(rows.fieldnames or ()) or "–",
                expected=Text(", ".join(GRANT_COLUMNS), ", ".join(GRANT_COLUMNS)),
                do_next=Text("Tilføj kolonnen i første linje.", "Add the column to the first line."),
            )
        lines = [(f"{shown}:{rows.line_num}", row) for row in rows]
    grants = gather(
        *(lambda where=where, row=row: _grant(where, row, exemptions, municipalities) for where, row in lines)
    )
    _check_overlap(grants)
    return tuple(grants)


def _grant(
    where: str, row: Mapping[str, str], exemptions: Mapping[str, Exemption], municipalities: Mapping[str, str]
) -> Grant:
    _known(where, "exemption", row["exemption"], exemptions)
    _known(where, "municipality", row["municipality"], municipalities)
    if row["certainty"] not in CERTAINTIES:
        raise refuse(
            "not_a_choice",
            problem=Text("Sikkerheden kendes ikke", "The certainty is not known"),
            where=f"{where}, certainty",
            given=row["certainty"] or "–",
            expected=Text(" | ".join(CERTAINTIES), " | ".join(CERTAINTIES)),
            do_next=Text("Skriv en af dem.", "Write one of them."),
        )
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
    start = parse_day(row["from"], f"{where}, from")
    end = parse_day(row["to"], f"{where}, to") if row["to"] else None
    if end is not None and end <= start:
        raise refuse(
            "period_backwards",
            problem=Text("Bevillingen slutter, før den begynder", "The grant ends before it starts"),
            where=f"{where}, to",
            given=f"{row['from']} – {row['to']}",
            expected=Text("“to” efter “from” (første dag efter)", "“to” after “from” (the first day after)"),
            do_next=Text("Ret datoerne.", "Correct the dates."),
        )
    source = Source(row["reference"], row["heading"])
    certainty = row["certainty"]
    return Grant(row["exemption"], row["municipality"], start, end, source, certainty, where)


def _known(where: str, column: str, value: str, known: Mapping[str, object]) -> None:
    if value not in known:
        raise refuse(
            f"unknown_{column}",
            problem=Text(f"“{value}” kendes ikke", f"“{value}” is not known"),
            where=f"{where}, {column}",
            given=value or "–",
            expected=Text("et navn, som pakken kender", "a name that the pack knows"),
            do_next=closest(value, known),
        )


def _check_overlap(grants: list[Grant]) -> None:
    for one in grants:
        for two in grants:
            same = one is not two and (one.exemption, one.municipality) == (two.exemption, two.municipality)
            if same and one.start <= two.start and (one.end or date.max) > two.start:
                raise Refused(
                    *refuse(
                        "duplicate_key",
                        problem=Text("Samme bevilling står to gange", "The same grant stands twice"),
                        where=f"{one.where} / {two.where}",
                        given=f"{one.exemption}, {one.municipality}",
                        expected=Text("perioder uden overlap", "periods that do not overlap"),
                        do_next=Text("Slet eller afkort den ene.", "Delete or shorten one of them."),
                    ).refusals
                )
