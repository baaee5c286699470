"""What a change must satisfy: it replaces what is there, adds what is not, and says it once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.law.exemption import Change, Exemption
from frikommune.law.norm import Norm
from frikommune.law.sound import faults
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Terms
from frikommune.packfiles.table import Table
from frikommune.packfiles.terms import key_of
from frikommune.packfiles.versions import refuse_odd_numbers, step_numbers

_LISTS = ("done_by", "forms", "requires")
_ABSENT: Mapping[str, object] = {
    "windows": None,
    "rhythm": None,
    "forms": (),
    "early": None,
    "released_by": None,
    "pauses": frozenset(),
    "max_age": None,
    "max_age_seconds": None,
}


def check_change(row: Table, change: Change, norm: Norm) -> None:
    """Refuse a change that would change nothing, or something else than it says."""
    if not norm.versions:
        _check_added_norm(row, change, norm)
        return
    for field, value in change.values.items():
        if change.operation == "replace":
            _check_replaced(row, norm, field, value)
        else:
            _check_added(row, norm, field, value)
    _check_laid(row, change, norm)


def _check_added_norm(row: Table, change: Change, norm: Norm) -> None:
    if change.operation != "add":
        raise row.refusal(
            "norm_must_be_added",
            change.operation,
            norm.id,
            Text(
                "“add”: normen har ingen versioner, før en fravigelse tilføjer den",
                "“add”: the norm has no versions until an exemption adds it",
            ),
            Text("Skriv “add” med hele ordlyden.", "Write “add” with the whole wording."),
        )
    terms = change.values.get("terms")
    if isinstance(terms, DutyTerms) and isinstance(terms.windows, Mapping):
        refuse_odd_numbers(frozenset(terms.windows), f"{row.where}, add, step, number")


def _terms_of(norm: Norm) -> list[Terms]:
    return [version.terms for version in norm.versions if version.terms is not None]


def has(terms: Terms, field: str) -> bool:
    """Whether the terms give this parameter a value of its own."""
    return field not in _ABSENT or getattr(terms, field) != _ABSENT[field]


def _check_replaced(row: Table, norm: Norm, field: str, value: object) -> None:
    had = any(has(terms, field) for terms in _terms_of(norm))
    numbers = step_numbers(norm)
    unheard = sorted(set(value) - numbers) if field == "windows" and isinstance(value, Mapping) else []
    if had and not (unheard and numbers):
        return
    key = key_of(field)
    what = f"{key} {unheard[0]}" if had else key
    raise refuse(
        "replaces_nothing",
        problem=Text(
            f"Fravigelsen erstatter “{what}”, som “{norm.id}” ikke har",
            f"The exemption replaces “{what}”, which “{norm.id}” does not have",
        ),
        where=row.place("replace"),
        given=what,
        expected=_what_there_is(norm)
        if not had
        else Text.same(", ".join(f"{key} {n}" for n in sorted(numbers))),
        do_next=Text(
            "Ret navnet, eller skriv “add”, hvis fravigelsen tilføjer det.",
            "Correct the name, or write “add” if the exemption adds it.",
        ),
    )


def _what_there_is(norm: Norm) -> Text:
    fields = {field for terms in _terms_of(norm) for field in terms.__slots__ if has(terms, field)}
    return Text.same(", ".join(sorted(map(key_of, fields))))


def _check_added(row: Table, norm: Norm, field: str, value: object) -> None:
    there = any(has(terms, field) for terms in _terms_of(norm))
    if field in _LISTS:
        if not there:
            raise _nothing_to_add_to(row, norm, field)
        if isinstance(value, Unknown):
            raise _adds_what_no_source_gives(row, field)
        return
    taken = (
        sorted(set(value) & step_numbers(norm)) if field == "windows" and isinstance(value, Mapping) else []
    )
    if field == "windows" and isinstance(value, Mapping) and not taken and there:
        refuse_odd_numbers(step_numbers(norm) | value.keys(), f"{row.where}, add, step, number")
        return
    if there:
        key = key_of(field)
        what = f"{key} {taken[0]}" if taken else key
        raise refuse(
            "adds_what_is_there",
            problem=Text(
                f"Fravigelsen tilføjer “{what}”, som “{norm.id}” har i forvejen",
                f"The exemption adds “{what}”, which “{norm.id}” already has",
            ),
            where=row.place("add"),
            given=what,
            expected=Text("noget, som normen ikke har", "something that the norm does not have"),
            do_next=Text("Skriv “replace” i stedet for “add”.", "Write “replace” instead of “add”."),
        )


def _nothing_to_add_to(row: Table, norm: Norm, field: str) -> Refused:
    key = key_of(field)
    return refuse(
        "adds_to_nothing",
        problem=Text(
            f"Fravigelsen tilføjer “{key}”, men “{norm.id}” nævner ingen, så alle er tilladt i forvejen",
            f"The exemption adds “{key}”, but “{norm.id}” names none, so all are allowed already",
        ),
        where=row.place("add"),
        given=key,
        expected=Text("en norm, der nævner, hvad der er tilladt", "a norm that names what is allowed"),
        do_next=Text(
            "Slet ændringen, eller skriv normens egne først.",
            "Delete the change, or write the norm's own first.",
        ),
    )


def _adds_what_no_source_gives(row: Table, field: str) -> Refused:
    key = key_of(field)
    return refuse(
        "adds_unknown",
        problem=Text(
            f"Fravigelsen tilføjer “{key}”, som ingen kilde siger",
            f"The exemption adds “{key}” that no source gives",
        ),
        where=row.place("add"),
        given='"unknown"',
        expected=Text(
            "noget bestemt, for det, loven selv tillader, står ved magt",
            "something definite, for what the law itself allows still stands",
        ),
        do_next=Text(
            "Skriv “replace”, hvis ingen kilde siger, hvad der i alt er tilladt.",
            "Write “replace” if no source says what is allowed in all.",
        ),
    )


def _check_laid(row: Table, change: Change, norm: Norm) -> None:
    """Refuse a change that makes sense over no version at all."""
    found = [
        next(faults(norm.anchor, norm.read_at, laid), None)
        for terms in _terms_of(norm)
        if (laid := change.apply(terms)) is not None
    ]
    if found and all(found) and found[0] is not None:
        raise found[0].refused(row.place(change.operation))


def check_together(row: Table, exemption: Exemption, norms: Mapping[str, Norm]) -> None:
    """Refuse changes of one exemption that meet, and groups that none of its norms concerns."""
    for one, two in combinations(exemption.changes, 2):
        meet = one.values.keys() & two.values.keys() or "suspend" in (one.operation, two.operation)
        if one.norm == two.norm and meet:
            raise row.refusal(
                "changed_twice",
                "change",
                f"{one.norm}: {one.operation}, {two.operation}",
                Text("én ændring af hver ting i en norm", "one change to each thing of a norm"),
                Text(
                    "Saml dem i én “change”, eller slet den ene.",
                    "Gather them in one “change”, or delete one.",
                ),
            )
    idle = [
        group
        for group in sorted(exemption.groups)
        if not any(norms[change.norm].concerns(group) for change in exemption.changes)
    ]
    if idle:
        raise row.refusal(
            "group_without_norm",
            "groups",
            idle[0],
            Text(
                "målgrupper, som mindst én af de ændrede normer gælder",
                "target groups that at least one of the changed norms concerns",
            ),
            Text(f"Slet “{idle[0]}” fra “groups”.", f"Delete “{idle[0]}” from “groups”."),
        )
