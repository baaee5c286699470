"""The form as a page shows it: each field with what stands in it, and beside each norm its present words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from frikommune.errors import Refusal
from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.law.norm import Norm, Version
from frikommune.law.terms import Terms
from frikommune.law.wording import asked
from frikommune.law.words import Words
from frikommune.packfiles.pack import Pack
from frikommune.web.applications.chosen import chosen_norm, operation_on, operations_on
from frikommune.web.applications.content import Content, ticked
from frikommune.web.applications.fields import Field, lines_of, unit_key

Wrong = Mapping[str, list[Refusal]]
_KINDS = {
    "duty": Text("Pligter", "Duties"),
    "precondition": Text("Forudsætninger", "Preconditions"),
    "limit": Text("Grænser", "Limits"),
}
REPEALED = Text("Loven kræver det ikke længere.", "The law no longer asks this.")
ADDED = Text("Loven har ikke kravet; kun et forsøg kan tilføje det.", "Only a trial can add this demand.")


@dataclass(frozen=True, slots=True)
class Present:
    """What a norm asks on a day: its `lines`, and the version they stand in."""

    lines: list[Text]
    version: Version | None


def in_force(norm: Norm, day: date) -> Version | None:
    """The version in force on a day; None before the first."""
    begun = [one for one in norm.versions if one.start <= day]
    return begun[-1] if begun else None


def present(norm: Norm, day: date, words: Words) -> Present:
    """The norm on a day, in words."""
    version = in_force(norm, day)
    if version is None:
        return Present([ADDED], None)
    return Present(words_of(version.terms, words), version)


def words_of(terms: Terms | None, words: Words) -> list[Text]:
    """What terms ask, or that the law no longer does."""
    return asked(terms, words) if terms is not None else [REPEALED]


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A norm without and with one change."""

    norm: Norm
    before: list[Text]
    after: list[Text]


def side_by_side(exemption: Exemption, pack: Pack, day: date) -> list[BeforeAfter]:
    """What an exemption does to each norm, as the law is on a day."""
    found = []
    for change in exemption.changes:
        norm = pack.rulebook.norms[change.norm]
        version = in_force(norm, day)
        terms = version.terms if version else None
        if change.operation == "suspend":
            after = [Text("Kravet er sat ud af kraft.", "The demand is set aside.")]
        else:
            laid = change.apply(terms) if terms is not None or not norm.versions else None
            after = words_of(laid, pack.rulebook.words)
        found.append(BeforeAfter(norm, present(norm, day, pack.rulebook.words).lines, after))
    return found


def norm_choices(pack: Pack, day: date) -> list[tuple[Text, list[tuple[Norm, bool]]]]:
    """The norms, by kind and in order of title, each with whether the law has ceased to ask it by a day."""
    norms = sorted(pack.rulebook.norms.values(), key=lambda one: one.title.da.lower())
    return [
        (title, [(one, one.lapsed(day) is not None) for one in norms if one.kind == kind])
        for kind, title in _KINDS.items()
    ]


def shown_parts(content: Content, pack: Pack, day: date, wrong: Wrong) -> list[dict[str, Any]]:
    """The exemptions of the form."""
    return [
        {
            **part,
            "head": f"p{n}",
            "number": n,
            "groups": _groups(part, pack),
            "use": ticked(part, "use"),
            "own_words": ticked(part, "own_words"),
            "leader_check": ticked(part, "leader_check"),
            "changes": [
                _shown_change(change, f"p{n}c{m}", m, pack, day, wrong)
                for m, change in enumerate(part["changes"], 1)
            ],
            "wrong": wrong.get(f"p{n}", []),
        }
        for n, part in enumerate(content["parts"], 1)
    ]


def _groups(part: Content, pack: Pack) -> list[dict[str, Any]]:
    """The target groups that the chosen norms concern; all where they concern all, or none is chosen."""
    norms = [pack.rulebook.norms.get(change["norm"]) for change in part["changes"]]
    concerned = [one.groups for one in norms if one is not None]
    every = not concerned or any(not one for one in concerned)
    wanted = frozenset[str]().union(*concerned) | set(part["groups"])
    return [
        {"id": id, "title": title, "ticked": id in part["groups"]}
        for id, title in pack.rulebook.groups.items()
        if every or id in wanted
    ]


def _shown_change(
    change: Content, head: str, number: int, pack: Pack, day: date, wrong: Wrong
) -> dict[str, Any]:
    found = {**change, "head": head, "number": number, "wrong": wrong.get(head, [])}
    chosen = chosen_norm(pack, change["norm"])
    if chosen is None:
        return found
    operation = operation_on(chosen, change["op"])
    fields = operation.fields(chosen) if operation else ()
    return {
        **found,
        "chosen": chosen.norm,
        "present": present(chosen.norm, day, pack.rulebook.words),
        "is_over": chosen.norm.lapsed(day) is not None,
        "operations": operations_on(chosen),
        "operation": operation,
        "rows": _rows(fields, change["values"], head),
    }


def _rows(fields: Iterable[Field], values: Mapping[str, str], head: str) -> list[dict[str, Any]]:
    """The fields under their heads, each with its name on the page and what stands in it."""
    rows: dict[Text, list[dict[str, Any]]] = {}
    for field in (one for one in fields if one.is_shown(values)):
        shown = {
            "field": field,
            "name": f"{head}-v-{field.key}",
            "value": values.get(field.key, ""),
            "unit": values.get(unit_key(field.key), ""),
            "chosen": lines_of(values.get(field.key, "")),
        }
        rows.setdefault(field.row, []).append(shown)
    return [{"title": title, "fields": some} for title, some in rows.items()]
