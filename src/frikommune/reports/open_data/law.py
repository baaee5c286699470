"""The norms that trials may change: each version of the law with its first and last day and its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from frikommune.language import Text
from frikommune.law.norm import KIND_WORDS
from frikommune.law.wording import asked
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.dataset import (
    Column,
    Dataset,
    Row,
    code_of,
    coded,
    codes,
    columns,
    in_both,
    worded,
)
from frikommune.reports.open_data.sources import GROUPS, SOURCE, groups_of, law_source_of

_KINDS: Mapping[str, Text] = codes(KIND_WORDS)


def _norms(facts: Facts) -> Iterator[Row]:
    """Only what had begun by the day; a later version is not told of, nor that it ends the one before."""
    book = facts.pack.rulebook
    for norm in book.norms.values():
        for version, end in norm.until:
            if version.start > facts.on:
                continue
            says = asked(version.terms, book.words) if version.terms else []
            yield {
                "norm": norm.id,
                "version_from": version.start,
                "version_last_day": end - timedelta(1) if end and end <= facts.on else None,
                **in_both("title", norm.title),
                **code_of("kind", norm.kind, _KINDS),
                **groups_of(norm.groups, book.groups),
                "in_force": version.terms is not None,
                **in_both("asks", Text("\n".join(one.da for one in says), "\n".join(one.en for one in says))),
                "quote": version.quote or None,
                **law_source_of(version.sources, version.certainty),
            }


NORMS = Dataset(
    "norms",
    Text("Normer og lovens versioner", "Norms and versions of the law"),
    Text(
        "Hvad loven beder om uden forsøg: en række for hver version, der var trådt i kraft.",
        "What the law asks without trials: a row for each version that had come into force.",
    ),
    columns(
        Column("norm", "string", Text("Normens id", "The norm's id")),
        Column("version_from", "date", Text("Versionens første dag", "The version's first day")),
        Column(
            "version_last_day",
            "date",
            Text(
                "Versionens sidste dag; tomt, mens den gælder", "The version's last day; empty while it holds"
            ),
        ),
        worded("title", Text("Normens titel", "The norm's title")),
        coded("kind", Text("Hvad slags norm det er", "What kind of norm it is"), _KINDS),
        GROUPS,
        Column(
            "in_force",
            "boolean",
            Text("Om normen gælder i den tid", "Whether the norm holds in that time"),
        ),
        worded("asks", Text("Hvad normen beder om", "What the norm asks")),
        Column(
            "quote",
            "string",
            Text("Lovens egne ord, hvor de er gengivet", "The law's own words, where given"),
        ),
        SOURCE,
    ),
    _norms,
    ("norm", "version_from"),
)
