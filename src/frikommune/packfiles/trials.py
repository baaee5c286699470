"""A trial file: the trial as the programme knows it, and the exemptions it makes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, cast

from frikommune.errors import closest
from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.packfiles.exemptions import Norms, read_exemption
from frikommune.packfiles.table import Table, gather
from frikommune.programme.trial import EFFECT_VERDICTS, EffectVerdict, LawEffect, Statement, Trial, TrialState


def read_trial(
    table: Table, norms: Norms, groups: Mapping[str, Text], municipalities: Mapping[str, str]
) -> tuple[Trial, tuple[Exemption, ...]]:
    """The trial and its exemptions. Raises Refused, naming the file and the key."""
    exemptions = read_exemptions(table, norms, groups)
    parts = tuple(one.id for one in exemptions)
    trial = Trial(
        id=table.need("id", str),
        title=table.text("title"),
        round=table.need("round", int),
        municipalities=read_municipalities(table, municipalities),
        granted=cast(
            Literal["fully", "partly", "fully_or_partly"],
            table.choice("granted", ("fully", "partly", "fully_or_partly")),
        ),
        state=cast(TrialState, table.choice("state", ("running", "ended", "never_started"))),
        norm_without=table.text("norm_without"),
        with_trial=table.text("with_trial"),
        registration=table.text("registration", required=False),
        indicators=tuple(row.as_text() for row in table.tables("indicator")),
        exemptions=parts,
        statements=tuple(_statement(row) for row in table.tables("statement")),
        effects=tuple(_effect(row, parts) for row in table.tables("effect")),
        disagreements=tuple(row.as_text() for row in table.tables("disagreement")),
        file=table.where,
    )
    table.done()
    return trial, exemptions


def read_exemptions(table: Table, norms: Norms, groups: Mapping[str, Text]) -> tuple[Exemption, ...]:
    """The `[[exemption]]` tables of a trial or a draft, one or more."""
    rows = table.need_tables("exemption")
    return tuple(gather(*(lambda row=row: read_exemption(row, norms, groups) for row in rows)))


def read_municipalities(table: Table, known: Mapping[str, str]) -> tuple[str, ...]:
    """`municipalities = [...]`, each of which the pack knows."""
    table.need("municipalities", list)
    names = table.names("municipalities", may_be_empty=True)
    for name in names:
        if name not in known:
            words = Text("en kommune fra pack.toml", "a municipality of pack.toml")
            raise table.refusal("unknown_municipality", "municipalities", name, words, closest(name, known))
    return names


def _statement(row: Table) -> Statement:
    statement = Statement(
        Text(row.need("da", str), row.need("en", str)),
        row.need("reference", str),
        row.get("heading", str) or "",
    )
    row.done()
    return statement


def _effect(row: Table, parts: tuple[str, ...]) -> LawEffect:
    part = row.get("part", str) or ""
    if part and part not in parts:
        words = Text("id for en af forsøgets egne fravigelser", "the id of one of the trial's own exemptions")
        raise row.refusal("unknown_part", "part", part, words, closest(part, parts))
    effect = LawEffect(
        law_from=row.need("from", date),
        part=part,
        verdict=cast(EffectVerdict, row.choice("verdict", EFFECT_VERDICTS)),
        text=Text(row.need("da", str), row.need("en", str)),
        reference=row.need("reference", str),
        heading=row.get("heading", str) or "",
    )
    row.done()
    return effect
