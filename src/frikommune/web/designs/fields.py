"""The fields of a design's form, named by their path in `Design`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from frikommune.evaluation.designs.design import COMPARISON_WORDS
from frikommune.evaluation.designs.steps import DesignStep
from frikommune.evaluation.designs.words import (
    CORRECTION_WORDS,
    DIRECTION_WORDS,
    ESTIMATOR_WORDS,
    FIELD_WORDS,
    FROM_WORDS,
    MEASURE_WORDS,
    UNIT_WORDS,
)
from frikommune.language import NO_WORDS, Text

Kind = Literal["text", "area", "lines", "choice", "ticks", "day", "whole", "number", "amount"]
"""`amount` is on the scale of its outcome: of a share it is written in percent, and kept between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. In a list, `path` is that within one of its rows. `first` is the choice of none."""

    path: str
    kind: Kind
    hint: Text = NO_WORDS
    choices: tuple[tuple[str, Text], ...] = ()
    first: Text = NO_WORDS

    @property
    def label(self) -> Text:
        """What the field is called, wherever it stands."""
        return FIELD_WORDS[self.path.rsplit(".", 1)[-1]]

    def at(self, path: str) -> Field:
        """The same field at another path."""
        return replace(self, path=path)


@dataclass(frozen=True, slots=True)
class Rows:
    """Fields that stand once for each row of a list; `add` is what its button says."""

    path: str
    add: Text
    fields: tuple[Field, ...]

    @property
    def head(self) -> Text:
        """What the list is called."""
        return FIELD_WORDS[self.path]


def _choice(path: str, words: Mapping[Any, Text], hint: Text = NO_WORDS, first: Text = NO_WORDS) -> Field:
    return Field(path, "choice", hint, tuple((str(code), text) for code, text in words.items()), first)


_OUTCOME: tuple[Field, ...] = (
    Field(
        "name",
        "text",
        Text(
            "fx “i arbejde eller uddannelse efter 6 måneder”", "such as “in work or education after 6 months”"
        ),
    ),
    Field(
        "definition",
        "area",
        Text(
            "Hvem tæller med, fra hvilken dag, og hvornår er det lykkedes?",
            "Who counts, from which day, and when has it succeeded?",
        ),
    ),
    _choice("measure", MEASURE_WORDS),
    _choice("come_from", FROM_WORDS),
    Field(
        "indicator",
        "text",
        Text(
            "navnet, som det tælles under; kan udfyldes senere",
            "the name it is counted under; may be filled in later",
        ),
    ),
    Field(
        "source", "text", Text("hvilket register eller hvilken udgivelse", "which register or publication")
    ),
    Field("horizon", "whole"),
    _choice("direction", DIRECTION_WORDS),
)
_WORTH = (
    Field(
        "smallest",
        "amount",
        Text("en andel skrives i procentpoint, fx 5", "a share is written in percentage points, such as 5"),
    ),
    Field(
        "margin",
        "amount",
        Text(
            "så meget dårligere må det højst blive, når der vises “ikke værre”; en andel i procentpoint",
            "the most it may get worse, if the trial is to show “not worse”; a share in percentage points",
        ),
    ),
)

FIELDS: Mapping[str, Field] = {
    one.path: one
    for one in (
        Field("title", "text"),
        Field("purpose", "area"),
        Field(
            "theory",
            "lines",
            Text(
                "et led på hver linje: hvad gøres → hvad sker så → hvad skal det føre til",
                "one link on each line: what is done → what happens then → what it should lead to",
            ),
        ),
        Field("population", "area"),
        _choice("unit", UNIT_WORDS, Text("det, der tælles", "what is counted")),
        Field("municipalities", "ticks"),
        Field("starts", "day"),
        Field("ends", "day"),
        Field("subgroups", "lines", Text("en på hver linje; få", "one on each line; few")),
        *(one.at(f"primary.{one.path}") for one in (*_OUTCOME, *_WORTH)),
        _choice(
            "correction",
            CORRECTION_WORDS,
            Text(
                "jo flere mål, des oftere ser et af dem godt ud ved et tilfælde",
                "the more outcomes, the more often one looks good by chance",
            ),
        ),
        _choice("comparison", COMPARISON_WORDS),
        Field("compared_with", "area", Text("hvem eller hvad, helt præcist?", "whom or what exactly?")),
        Field(
            "benchmark",
            "amount",
            Text(
                "kun når der sammenlignes med et kendt tal; en andel skrives i procent, fx 41,7",
                "only where the comparison is a known figure; a share is written in percent, such as 41.7",
            ),
        ),
        Field("benchmark_source", "text"),
        Field(
            "estimand",
            "area",
            Text(
                "fx “dem, der fik forsøget” eller “alle i målgruppen”",
                "such as “those who got the trial” or “all in the target group”",
            ),
        ),
        _choice(
            "estimator",
            ESTIMATOR_WORDS,
            first=Text("lad programmet vælge efter reglen", "let the program choose by the rule"),
        ),
        Field(
            "cluster",
            "text",
            Text(
                "“kommune”, når hele kommuner er med; tomt, når det er den enkelte borger",
                "“municipality” where whole municipalities take part; empty where it is single citizens",
            ),
        ),
        Field("data.sources", "area"),
        Field("data.legal_basis", "area"),
        Field("data.retention", "text"),
        Field("data.access", "text", Text("roller, ikke navne", "roles, not names")),
        Field("expected.treated", "whole"),
        Field("expected.untreated", "whole"),
        Field("expected.treated_clusters", "whole"),
        Field("expected.untreated_clusters", "whole"),
        Field("expected.periods_before", "whole", Text("fx kvartaler", "such as quarters")),
        Field("expected.periods_after", "whole"),
        Field(
            "expected.baseline", "amount", Text("en andel skrives i procent", "a share is written in percent")
        ),
        Field("expected.spread", "number", Text("kun for gennemsnit", "for means only")),
        Field(
            "expected.icc",
            "number",
            Text(
                "mellem 0 og 1; ofte 0,01–0,05; tomt, hvis ukendt",
                "between 0 and 1; often 0.01–0.05; empty if unknown",
            ),
        ),
    )
}

ROWS: Mapping[str, Rows] = {
    one.path: one
    for one in (
        Rows("secondary", Text("Tilføj et mål mere", "Add one more outcome"), (*_OUTCOME, *_WORTH)),
        Rows(
            "guardrails",
            Text("Tilføj en stopregel", "Add a guardrail"),
            (
                *(one.at(f"outcome.{one.path}") for one in _OUTCOME),
                Field(
                    "stop_at", "amount", Text("en andel skrives i procent", "a share is written in percent")
                ),
                Field("who_decides", "text", Text("en rolle, ikke et navn", "a role, not a name")),
            ),
        ),
        Rows(
            "costs",
            Text("Tilføj en linje", "Add a line"),
            (
                Field("name", "text"),
                Field("amount", "number", Text("i kr.", "in DKK")),
                Field("year", "whole"),
                Field("payer", "text"),
            ),
        ),
        Rows(
            "reforms", Text("Tilføj en linje", "Add a line"), (Field("name", "text"), Field("since", "day"))
        ),
    )
}


def paths_of(step: DesignStep) -> tuple[str, ...]:
    """The paths of a step's fields and lists: `primary` is all of the outcome but what a later step asks."""
    return tuple(path for name in step.fields for path in _below(name))


def _below(name: str) -> Iterator[str]:
    if name in FIELDS or name in ROWS:
        yield name
        return
    worth = {f"{name}.{one.path}" for one in _WORTH}
    yield from (path for path in FIELDS if path.startswith(f"{name}.") and path not in worth)
