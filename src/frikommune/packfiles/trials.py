"""A trial file: the trial as the programme knows it, and the exemptions it makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.packfiles.exemptions import Norms, read_exemption
from frikommune.packfiles.table import Table, gather
from frikommune.programme.trial import Statement, Trial, TrialState


def read_trial(
    table: Table, norms: Norms, groups: Mapping[str, Text], municipalities: Mapping[str, str]
) -> tuple[Trial, tuple[Exemption, ...]]:
    """The trial and its exemptions. Raises Refused, naming the file and the key."""
    rows = table.tables("exemption")
    exemptions = tuple(gather(*(lambda row=row: read_exemption(row, norms, groups) for row in rows)))
    if not exemptions:
        table.need("exemption", list)
    trial = Trial(
        id=table.need("id", str),
        title=table.text("title"),
        round=table.need("round", int),
        municipalities=table.names("municipalities"),
        granted=cast(
            Literal["fully", "partly", "fully_or_partly"],
            table.choice("granted", ("fully", "partly", "fully_or_partly")),
        ),
        state=cast(TrialState, table.choice("state", ("running", "ended", "never_started"))),
        norm_without=table.text("norm_without"),
        with_trial=table.text("with_trial"),
        registration=table.text("registration", required=False),
        indicators=tuple(row.as_text() for row in table.tables("indicator")),
        exemptions=tuple(one.id for one in exemptions),
        statements=tuple(_statement(row) for row in table.tables("statement")),
        disagreements=tuple(row.as_text() for row in table.tables("disagreement")),
        file=table.where,
    )
    table.done()
    for name in trial.municipalities:
        if name not in municipalities:
            words = Text("en kommune fra pack.toml", "a municipality of pack.toml")
            raise table.refusal("unknown_municipality", "municipalities", name, words)
    return trial, exemptions


def _statement(row: Table) -> Statement:
    statement = Statement(
        Text(row.need("da", str), row.need("en", str)),
        row.need("reference", str),
        row.get("heading", str) or "",
    )
    row.done()
    return statement
