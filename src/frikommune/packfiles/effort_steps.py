"""The steps of an effort in a trial file: what records them, what must be there before, what is recorded."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from frikommune.dates import Step
from frikommune.errors import Refused, closest
from frikommune.language import Text
from frikommune.law.effort import ByUse, Detail, DetailKind, EffortStep, FollowUp
from frikommune.law.exemption import Exemption
from frikommune.law.source import Unknown
from frikommune.law.terms import LimitTerms, Match
from frikommune.packfiles.exemptions import Norms
from frikommune.packfiles.norms import read_groups
from frikommune.packfiles.reading import Reading, is_unknown, read_because, read_match, unknown
from frikommune.packfiles.table import Table

_BESIDE = Text(
    'Skriv because = { da = "…", en = "…" } ved siden af eller i indsatsen.',
    'Write because = { da = "…", en = "…" } beside it or in the effort.',
)
_ROUNDING = Text(
    'Skriv month_end = "down" (sidste dag i måneden), "up" (den 1. i den næste) eller "error" (afvis) '
    "i indsatsen.",
    'Write month_end = "down" (last day of the month), "up" (the 1st of the next) or "error" (refuse) '
    "in the effort.",
)
FREE = "free"


@dataclass(frozen=True)
class Around:
    """What an effort may name: the trial's exemptions, the norms, and in `reading` the groups.

    `because` says why something is unknown, where its own table does not.
    """

    exemptions: Mapping[str, Exemption]
    norms: Norms
    reading: Reading
    because: Text | None

    def inside(self, row: Table) -> Around:
        """The same, inside a table that may give a reason of its own."""
        return Around(self.exemptions, self.norms, self.reading, read_because(row) or self.because)


def read_steps(rows: Sequence[Table], around: Around) -> tuple[EffortStep, ...]:
    """The `[[effort.step]]` tables, in order."""
    steps: list[EffortStep] = []
    for row in rows:
        step = _step(row, around.inside(row), [one.id for one in steps])
        steps.append(step)
    names_once(rows, [one.id for one in steps])
    return tuple(steps)


def _step(row: Table, around: Around, before: Sequence[str]) -> EffortStep:
    by = _by(row.table("by"), around)
    after = row.get("after", str) or ""
    if after:
        known_name(row, "after", after, before, Text("et tidligere trin", "an earlier step"))
    row.text("because", required=False)
    step = EffortStep(
        id=row.need("id", str),
        title=row.text("title"),
        by=by,
        groups=own_groups(row, around.reading.groups),
        after=after,
        norm=_norm(row, by, around),
        lasts=_length(row, "lasts", around),
        longest=_length(row, "longest", around),
        assessed=row.get("assessed", bool) or False,
        details=_details(row, around),
    )
    row.done()
    return step


def _by(row: Table, around: Around) -> Match | ByUse:
    if "use" in row:
        exemption = row.need("use", str)
        words = Text("en af forsøgets fravigelser, der bruges sag for sag", "an exemption used case by case")
        usable = {name: one.use for name, one in around.exemptions.items() if one.use is not None}
        known_name(row, "use", exemption, usable, words)
        row.done()
        return ByUse(exemption, usable[exemption].leader_check)
    return _one_type(row)


def _one_type(row: Table) -> Match:
    """A kind of event, and at most one type: what is recorded here must have one."""
    match = read_match(row)
    if len(match.types) > 1:
        words = Text("højst én type, for den registreres", "at most one type, as it is what is recorded")
        raise row.refusal("more_than_one_type", "types", sorted(match.types), words)
    return match


def _norm(row: Table, by: Match | ByUse, around: Around) -> str:
    """The limit that the step's event sets off; empty where none is named."""
    norm_id = row.get("norm", str) or ""
    if not norm_id:
        return ""
    words = Text("en grænse, som trinnets hændelse udløser", "a limit that the step's event sets off")
    known_name(row, "norm", norm_id, around.norms, words)
    limits = [one.terms for one in around.norms[norm_id][0].versions if isinstance(one.terms, LimitTerms)]
    type_ = next(iter(by.types), "") if isinstance(by, Match) else ""
    if isinstance(by, ByUse) or not any(one.trigger.fits(by.kind, type_) for one in limits):
        raise row.refusal("norm_not_set_off", "norm", norm_id, words)
    return norm_id


def _length(row: Table, key: str, around: Around) -> Step | Unknown | None:
    if is_unknown(row, key):
        return unknown(row, key, around.because, _BESIDE)
    if row.get(key, str) is None:
        return None
    try:
        return around.reading.step_above_zero(row, key)
    except Refused as refused:
        raise Refused(
            *(
                replace(one, do_next=_ROUNDING) if one.code == "rounding_undeclared" else one
                for one in refused.refusals
            )
        ) from None


def _details(row: Table, around: Around) -> tuple[Detail, ...]:
    rows = row.tables("record")
    details = tuple(_detail(one, around.inside(one)) for one in rows)
    names_once(rows, [one.attribute for one in details], "attribute")
    return details


def _detail(row: Table, around: Around) -> Detail:
    row.text("because", required=False)
    open_ = is_unknown(row, "at_most")
    detail = Detail(
        attribute=row.need("attribute", str),
        kind=cast(DetailKind, row.choice("kind", get_args(DetailKind))),
        needed=row.need("needed", bool),
        unit=row.text("unit", required=False),
        at_most=unknown(row, "at_most", around.because, _BESIDE) if open_ else row.get("at_most", float),
        usual=row.get("usual", float),
        choices=row.names("choices"),
    )
    row.done()
    if (detail.kind == "choice") != bool(detail.choices):
        words = Text(
            '“choices” ved kind = "choice", og kun der', '“choices” with kind = "choice", and only there'
        )
        raise row.refusal("choices_and_kind", "choices", list(detail.choices) or "–", words)
    return detail


def read_follow_up(row: Table, around: Around) -> FollowUp:
    """One `[[effort.follow_up]]`."""
    within = around.inside(row)
    row.text("because", required=False)
    free = row.need("every", str) == FREE
    follow_up = FollowUp(
        id=row.need("id", str),
        title=row.text("title"),
        by=_one_type(row.table("by")),
        every=None if free else _length(row, "every", within),
        held_against=row.get("held_against", str) or "",
        details=_details(row, within),
    )
    row.done()
    return follow_up


def own_groups(row: Table, known: Mapping[str, Text]) -> frozenset[str] | None:
    """`groups` where it is said; None where it is left out."""
    if "groups" in row:
        return read_groups(row, known)
    row.names("groups")
    return None


def known_name(row: Table, key: str, given: str, known: Collection[str], expected: Text) -> None:
    """Refuse a name that nothing has."""
    if given not in known:
        raise row.refusal("unknown_name", key, given, expected, closest(given, known))


def names_once(rows: Sequence[Table], names: Sequence[str], key: str = "id") -> None:
    """Refuse a name that two of the tables share."""
    for place, name in enumerate(names):
        if name in names[:place]:
            raise rows[place].refusal(
                "duplicate_key",
                key,
                name,
                Text("et navn, der kun bruges én gang", "a name that is used once"),
                Text("Giv den ene et andet navn, eller slet den.", "Give one another name, or delete it."),
            )
