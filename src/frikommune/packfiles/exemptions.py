"""The exemptions of a trial file: what changes, for whom, and when its use counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from frikommune.errors import closest, refuse
from frikommune.language import Text
from frikommune.law.exemption import Change, Exemption, UseConditions
from frikommune.law.norm import Norm
from frikommune.packfiles.changes import check_change, check_together
from frikommune.packfiles.norms import read_assumptions, read_certainty, read_groups, read_sources
from frikommune.packfiles.reading import Reading, read_because
from frikommune.packfiles.table import Table
from frikommune.packfiles.terms import build_terms, read_parameters

Norms = Mapping[str, tuple[Norm, Reading]]


def read_exemption(row: Table, norms: Norms, groups: Mapping[str, Text]) -> Exemption:
    """One `[[exemption]]`. Raises Refused when it changes a norm that is not there."""
    because = read_because(row)
    use = _use(row.table("use")) if "use" in row else row.get("use", UseConditions)
    covered = read_groups(row, groups)
    changes = row.need_tables("change")
    exemption = Exemption(
        id=row.need("id", str),
        title=row.text("title"),
        groups=covered,
        changes=tuple(_change(change, norms, covered, because, use) for change in changes),
        sources=read_sources(row),
        certainty=read_certainty(row),
        file=row.where,
        use=use,
        after=frozenset(row.names("after", may_be_empty=True)),
        assumptions=read_assumptions(row),
        because=because,
    )
    row.text("because", required=False)
    row.done()
    check_together(row, exemption, {norm_id: norm for norm_id, (norm, _) in norms.items()})
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
    if not conditions.reasons and not conditions.own_words:
        raise row.refusal(
            "use_without_reasons",
            "reasons",
            "–",
            Text("mindst én grund, eller own_words = true", "at least one reason, or own_words = true"),
            Text("Skriv grundene; ellers tæller ingen brug.", "Write the reasons; otherwise no use counts."),
        )
    return conditions


def _change(
    row: Table, norms: Norms, groups: frozenset[str], because: Text | None, use: UseConditions | None
) -> Change:
    norm, reading = _norm(row, norms)
    if groups and norm.groups and not groups & norm.groups:
        raise row.refusal(
            "no_shared_group",
            "norm",
            norm.id,
            Text(
                f"en norm for en af fravigelsens målgrupper; denne er for {', '.join(sorted(norm.groups))}",
                f"a norm for one of the exemption's groups; this one is for {', '.join(sorted(norm.groups))}",
            ),
            Text("Ret “groups” eller “norm”.", "Correct “groups” or “norm”."),
        )
    operation = _operation(row)
    if use is not None and operation != "suspend":
        raise row.refusal(
            "use_must_suspend",
            operation,
            norm.id,
            Text(
                "suspend = true, når fravigelsen bruges sag for sag",
                "suspend = true, where it is used case by case",
            ),
            Text(
                f"Skriv suspend = true i stedet for “{operation}”, eller slet “use”.",
                f"Write suspend = true instead of “{operation}”, or delete “use”.",
            ),
        )
    change = Change(norm.id, operation, _values(row, operation, norm, reading, because))
    row.done()
    check_change(row, change, norm)
    return change


def _norm(row: Table, norms: Norms) -> tuple[Norm, Reading]:
    norm_id = row.need("norm", str)
    if norm_id in norms:
        return norms[norm_id]
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


def _operation(row: Table) -> Literal["suspend", "replace", "add"]:
    found = [name for name in ("suspend", "replace", "add") if name in row]
    if len(found) != 1:
        raise refuse(
            "not_one_operation",
            problem=Text("Ændringen gør flere ting på én gang", "The change does several things at once")
            if found
            else Text("Ændringen siger ikke, hvad den gør", "The change does not say what it does"),
            where=row.where,
            given=", ".join(found or row.data),
            expected=Text("præcis én af suspend, replace, add", "exactly one of suspend, replace, add"),
            do_next=Text("Skriv en “change” for hver.", "Write a “change” for each.")
            if found
            else Text("Skriv, hvad fravigelsen ændrer.", "Write what the exemption changes."),
        )
    return cast(Literal["suspend", "replace", "add"], found[0])


def _values(
    row: Table, operation: str, norm: Norm, reading: Reading, because: Text | None
) -> dict[str, object]:
    if operation == "suspend":
        if not row.need("suspend", bool):
            words = Text("suspend = true", "suspend = true")
            do_next = Text("Slet ændringen, hvis normen gælder.", "Delete the change if the norm holds.")
            raise row.refusal("only_true", "suspend", False, words, do_next)
        return {}
    inner = row.table(operation)
    values = read_parameters(inner, reading, because)
    inner.done()
    if not values:
        words = Text("mindst én parameter, som normen har", "at least one parameter that the norm has")
        raise row.refusal("nothing_changed", operation, ", ".join(inner.data) or "–", words)
    if not norm.versions and operation == "add":
        return {"terms": build_terms(inner, norm.kind, values, norm.anchor, norm.read_at)}
    return values
