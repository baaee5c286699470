"""A trial file: the trial as the programme knows it, and the exemptions it makes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast, get_args

from frikommune.errors import Refused, closest
from frikommune.language import Text
from frikommune.law.effort import Effort
from frikommune.law.exemption import Exemption
from frikommune.packfiles.efforts import read_efforts
from frikommune.packfiles.exemptions import Norms, read_exemption
from frikommune.packfiles.table import Table, gather
from frikommune.programme.state import State
from frikommune.programme.told import Granted, told_of
from frikommune.programme.trial import EFFECT_VERDICTS, EffectVerdict, LawEffect, Statement, Trial, TrialState


def read_trial(
    table: Table,
    norms: Norms,
    groups: Mapping[str, Text],
    municipalities: Mapping[str, str],
    everything: State,
) -> tuple[Trial, tuple[Exemption, ...], tuple[Effort, ...]]:
    """The trial, its exemptions and efforts. What the journal tells by `everything` is not said again.

    A trial with acts of its own may be under way: what nobody has decided yet is then left open.

    Raises Refused, naming the file and the key.
    """
    exemptions = read_exemptions(table, norms, groups)
    parts = tuple(one.id for one in exemptions)
    trial_id = table.need("id", str)
    efforts = read_efforts(table, trial_id, exemptions, norms, groups)
    told = told_of(everything, trial_id, parts)
    for key in _TOLD:
        if key in table and getattr(told, key) is not None:
            raise _in_the_journal(table, key)
    trial = Trial(
        id=trial_id,
        title=table.text("title"),
        round=told.round or (None if told.by_acts else table.need("round", int)),
        municipalities=told.municipalities
        or (() if told.by_acts else read_municipalities(table, municipalities)),
        granted=told.granted or (None if told.by_acts else _granted(table)),
        state=told.state or (None if told.by_acts else _state(table)),
        norm_without=table.text("norm_without"),
        with_trial=table.text("with_trial"),
        registration=table.text("registration", required=False),
        indicators=tuple(row.as_text() for row in table.tables("indicator")),
        exemptions=parts,
        statements=(*told.statements, *(_statement(row) for row in table.tables("statement"))),
        effects=(*told.effects, *(_effect(row, parts) for row in table.tables("effect"))),
        disagreements=(*told.disagreements, *(row.as_text() for row in table.tables("disagreement"))),
        file=table.where,
    )
    table.done()
    return trial, exemptions, efforts


_TOLD = ("round", "municipalities", "granted", "state")


def _granted(table: Table) -> Granted:
    return cast(Granted, table.choice("granted", get_args(Granted)))


def _state(table: Table) -> TrialState:
    return cast(TrialState, table.choice("state", get_args(TrialState)))


def _in_the_journal(table: Table, key: str) -> Refused:
    return table.refusal(
        "told_in_journal",
        key,
        table.data[key],
        Text("at det kun står i journalen", "that it stands in the journal only"),
        Text(f"Slet “{key}” her; journalen siger det.", f"Delete “{key}” here; the journal says it."),
    )


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
