"""What a trial changed in one case: two ledgers of the same history, row by row, one sentence each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from frikommune.language import NO_WORDS, Text, day_text
from frikommune.law.rulebook import Rule
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS, span_text
from frikommune.ledger.row import Row

Change = Literal["gone", "new", "waived", "exempt", "moved", "unknown", "made_possible", "counts", "other"]
Key = tuple[object, ...]


class Difference(NamedTuple):
    """One row that differs: as it is with the trials, and as it would be without."""

    change: Change
    with_trials: Row | None
    without_trials: Row | None
    text: Text

    @property
    def row(self) -> Row:
        """The row that differs, whichever world has it."""
        row = self.with_trials or self.without_trials
        assert row is not None
        return row


def differences(with_trials: Iterable[Row], without_trials: Iterable[Row]) -> list[Difference]:
    """The rows that differ, in the order of the ledger with trials. What both ledgers share does not."""
    mine, others = list(with_trials), list(without_trials)
    shared = {id(row) for row in mine}.intersection(map(id, others))
    ours = _keyed([row for row in mine if id(row) not in shared])
    theirs = _keyed([row for row in others if id(row) not in shared])
    unknown = {(row.course, row.norm): row for row in ours.values() if row.opens is None}
    pairs: list[tuple[Row | None, Row | None]] = [(row, theirs.pop(key, None)) for key, row in ours.items()]
    pairs += [(None, row) for row in theirs.values()]
    moved = _moved((*mine, *others)) if pairs else set()
    found = []
    for one, two in pairs:
        if one is not None and two is not None and _alike(one, two):
            continue
        row = one or two
        assert row is not None
        instead = unknown.get((row.course, row.norm)) if one is None and unknown else None
        change: Change = "unknown" if instead is not None else _change(one, two)
        tail = _unknown(instead, two) if instead and two else _tail(change, one, two)
        head = _head(row.rule.norm.title, row.occurrence, row.municipality if row.course in moved else "")
        found.append(Difference(change, one, two, Text(head.da + tail.da, head.en + tail.en)))
    return found


def _moved(rows: Iterable[Row]) -> set[str]:
    """The courses that ran in more than one municipality."""
    first: dict[str, str] = {}
    return {row.course for row in rows if first.setdefault(row.course, row.municipality) != row.municipality}


def _keyed(rows: Iterable[Row]) -> dict[Key, Row]:
    """Rows of two worlds are the same by step (a series) or base day (a rhythm, a trigger): semantics 22."""
    found: dict[Key, Row] = {}
    for row in rows:
        series = row.rule.duty is not None and row.rule.duty.rhythm is None
        key: Key = (row.course, row.norm, row.municipality, row.occurrence if series else row.base)
        while key in found:
            key = (*key, "again")
        found[key] = row
    return found


def _alike(one: Row, two: Row) -> bool:
    return (
        one.opens == two.opens
        and one.due == two.due
        and one.standing == two.standing
        and one.outcome == two.outcome
        and one.met_by == two.met_by
    )


def _change(one: Row | None, two: Row | None) -> Change:
    if one is None:
        return "gone"
    if two is None:
        return "new"
    if one.standing in ("waived", "exempt", "unknown") and one.standing != two.standing:
        return one.standing
    if two.outcome == "breached" and one.outcome != "breached":
        return "made_possible"
    if (one.opens, one.due) != (two.opens, two.due):
        return "moved"
    return "counts" if one.met_by != two.met_by else "other"


@lru_cache(maxsize=5_000)
def _head(title: Text, number: int, municipality: str) -> Text:
    place = f" ({municipality})" if municipality else ""
    return Text(f"{title.da}, nr. {number}{place}: ", f"{title.en}, no. {number}{place}: ")


def _unknown(one: Row, two: Row) -> Text:
    """`one` is the row whose window no source gives; without the trials it is `two`."""
    by, asked = _by(one), _demand(two)
    under = Text(f"under forsøg {by}", f"under trial {by}")
    if by == "law":
        under = Text("med forsøgene", "with the trials")
    return Text(
        f"kan ikke afgøres {under.da}; uden det: {asked.da}.",
        f"cannot be determined {under.en}; without it: {asked.en}.",
    )


def _tail(change: Change, one: Row | None, two: Row | None) -> Text:
    if one is None or two is None:
        row = one or two
        assert row is not None
        words = span_text(row.opens, row.due) if row.opens else STANDING_WORDS["unknown"]
        if one is None:
            return Text(
                f"opstår kun uden forsøget ({words.da}).", f"arises only without the trial ({words.en})."
            )
        return Text(f"opstår kun med forsøget ({words.da}).", f"arises only with the trial ({words.en}).")
    if change == "unknown":
        return _unknown(one, two)
    by, asked = _by(one), _demand(two)
    if change in ("waived", "exempt"):
        standing = STANDING_WORDS[one.standing]
        return Text(
            f"{standing.da} ved forsøg {by}; uden det: {asked.da}.",
            f"{standing.en} by trial {by}; without it: {asked.en}.",
        )
    if change == "made_possible":
        return Text(
            f"blev mulig ved forsøg {by}; uden det var den ikke lovlig.",
            f"was made possible by trial {by}; without it, it would not have been lawful.",
        )
    if change == "counts" and one.met_on is not None:
        met = day_text(one.met_on)
        return Text(
            f"det, der skete {met.da}, tæller ved forsøg {by}; uden det tæller det ikke.",
            f"what happened on {met.en} counts by trial {by}; without it, it does not.",
        )
    mine = _came(one)
    return Text(
        f"{mine.da} med forsøg {by}; uden det: {asked.da}.",
        f"{mine.en} with trial {by}; without it: {asked.en}.",
    )


def _by(row: Row) -> str:
    """The exemption that made the difference: it allowed a form, or it decided the row."""
    for note in row.notes:
        rule = note.facts[2] if note.code == "form_read" else None
        if isinstance(rule, Rule):
            return rule.layers[-1].id
    return row.layer


def _demand(row: Row) -> Text:
    """What a row asked. What came of it in a world that did not happen is fiction (semantics 20)."""
    if row.opens is None or row.rule.norm.kind != "duty":
        return STANDING_WORDS[row.standing]
    return span_text(row.opens, row.due)


def _came(row: Row) -> Text:
    """What a row asked, and what came of it."""
    outcome, asked = OUTCOME_WORDS[row.outcome], _demand(row)
    met = day_text(row.met_on) if row.met_on else None
    on = Text(f" {met.da}", f" {met.en}") if met else NO_WORDS
    return Text(f"{asked.da} ({outcome.da}{on.da})", f"{asked.en} ({outcome.en}{on.en})")
