"""What a rulebook must satisfy before anyone may rely on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.language import Text
from frikommune.law.exemption import Change, Exemption, Grant
from frikommune.law.norm import Norm, Version
from frikommune.law.rulebook import Rulebook
from frikommune.law.sound import faults
from frikommune.law.source import Unknown


def check_rulebook(rulebook: Rulebook) -> None:
    """Refuse exemptions that meet without an order, or do not fit the law where they are granted.

    Raises Refused with all of it, naming the files.
    """
    refusals = [
        *_orders(rulebook),
        *_overlays(rulebook),
        *_granted_over_what_they_do_not_fit(rulebook),
        *_norms_that_nothing_adds(rulebook),
    ]
    if refusals:
        raise Refused(*refusals)


def _orders(rulebook: Rulebook) -> Iterator[Refusal]:
    known = rulebook.exemptions
    for one in known.values():
        for name in sorted(one.after - known.keys()):
            yield from _after_nothing(one, name, known.keys() - {one.id}).refusals
    in_circle = [one for one in known.values() if one.id in _laid_before(rulebook, one)]
    if in_circle:
        yield from _circle(in_circle).refusals


def _laid_before(rulebook: Rulebook, exemption: Exemption) -> set[str]:
    """Everything that is declared to be laid before an exemption, through others too."""
    found: set[str] = set()
    waiting = list(exemption.after)
    while waiting:
        name = waiting.pop()
        if name not in found and name in rulebook.exemptions:
            found.add(name)
            waiting.extend(rulebook.exemptions[name].after)
    return found


def _after_nothing(one: Exemption, name: str, known: set[str]) -> Refused:
    return refuse(
        "unknown_exemption",
        problem=Text(
            f"“{one.id}” lægges efter “{name}”, som ikke findes",
            f"“{one.id}” is laid after “{name}”, which does not exist",
        ),
        where=f"{one.file}, after",
        given=name,
        expected=Text("id for en anden fravigelse", "the id of another exemption"),
        do_next=closest(name, known),
    )


def _circle(exemptions: list[Exemption]) -> Refused:
    return refuse(
        "order_in_a_circle",
        problem=Text(
            "Fravigelserne skal lægges efter hinanden i ring",
            "The exemptions are to be laid after each other in a circle",
        ),
        where=" / ".join(f"{one.file}, after" for one in exemptions),
        given=", ".join(one.id for one in exemptions),
        expected=Text("en rækkefølge med en første og en sidste", "an order with a first and a last"),
        do_next=Text("Slet “after” i en af dem.", "Delete “after” in one of them."),
    )


def _overlays(rulebook: Rulebook) -> Iterator[Refusal]:
    """Two exemptions that change one norm in one place at one time, with no declared order."""
    for norm, touching in rulebook.exemptions_on.items():
        always = [one for one in touching if one.use is None]
        for one, two in combinations(always, 2):
            ordered = two.id in one.after or one.id in two.after
            both_add = not rulebook.norms[norm].versions and _adds(one, norm) and _adds(two, norm)
            if (ordered and not both_add) or not _share_a_group(one, two):
                continue
            place = _meeting_place(rulebook, one, two)
            if place:
                words = _added_twice(norm, one, two, place) if both_add else _no_order(norm, one, two, place)
                yield from words.refusals


def _adds(exemption: Exemption, norm: str) -> bool:
    return any(change.operation == "add" for change in exemption.changes_to(norm))


def _share_a_group(one: Exemption, two: Exemption) -> bool:
    return not one.groups or not two.groups or bool(one.groups & two.groups)


def _meeting_place(rulebook: Rulebook, one: Exemption, two: Exemption) -> str | None:
    for municipality in rulebook.municipalities:
        for a in rulebook.grants_of.get((one.id, municipality), ()):
            for b in rulebook.grants_of.get((two.id, municipality), ()):
                if a.start < (b.end or date.max) and b.start < (a.end or date.max):
                    return municipality
    return None


def _no_order(norm: str, one: Exemption, two: Exemption, municipality: str) -> Refused:
    return refuse(
        "no_declared_order",
        problem=Text(
            f"To fravigelser ændrer “{norm}” samtidig i {municipality} uden en rækkefølge",
            f"Two exemptions change “{norm}” at one time in {municipality} with no order",
        ),
        where=f"{one.file} / {two.file}",
        given=f"{one.id}, {two.id}",
        expected=Text("at det står, hvilken der lægges sidst", "to be told which is laid last"),
        do_next=Text(
            f'Skriv after = ["{one.id}"] i {two.id}, eller omvendt.',
            f'Write after = ["{one.id}"] in {two.id}, or the other way round.',
        ),
    )


def _added_twice(norm: str, one: Exemption, two: Exemption, municipality: str) -> Refused:
    return refuse(
        "added_twice",
        problem=Text(
            f"To fravigelser tilføjer “{norm}” samtidig i {municipality}",
            f"Two exemptions add “{norm}” at one time in {municipality}",
        ),
        where=f"{one.file} / {two.file}",
        given=f"{one.id}, {two.id}",
        expected=Text("én ordlyd ad gangen", "one wording at a time"),
        do_next=Text(
            "Lad kun den ene tilføje normen, eller ret bevillingerne.",
            "Let only one of them add the norm, or correct the grants.",
        ),
    )


def _granted_over_what_they_do_not_fit(rulebook: Rulebook) -> Iterator[Refusal]:
    """Changes that contradict a version which is in force during a grant."""
    seen: set[tuple[str, str, date]] = set()
    for grant in rulebook.grants:
        exemption = rulebook.exemptions[grant.exemption]
        for change in exemption.changes:
            norm = rulebook.norms[change.norm]
            for version in _in_force_during(norm, grant):
                key = (exemption.id, norm.id, version.start)
                if key not in seen and not _fits(change, norm, version):
                    seen.add(key)
                    yield from _does_not_fit(exemption, grant, norm, version).refusals


def _in_force_during(norm: Norm, grant: Grant) -> Iterator[Version]:
    ends = [*(version.start for version in norm.versions[1:]), date.max]
    for version, end in zip(norm.versions, ends, strict=False):
        if version.start < (grant.end or date.max) and grant.start < end:
            yield version


def _fits(change: Change, norm: Norm, version: Version) -> bool:
    terms = version.terms
    if terms is None or change.operation == "suspend":
        return True
    if change.operation == "add":
        for field in ("forms", "requires"):
            if field in change.values and (
                not getattr(terms, field) or isinstance(getattr(terms, field), Unknown)
            ):
                return False
    laid = change.apply(terms)
    return laid is None or next(faults(norm.anchor, norm.read_at, laid), None) is None


def _does_not_fit(exemption: Exemption, grant: Grant, norm: Norm, version: Version) -> Refused:
    return refuse(
        "does_not_fit",
        problem=Text(
            f"“{exemption.id}” gælder, mens “{norm.id}” har en version, som ændringen ikke passer til",
            f"“{exemption.id}” holds while “{norm.id}” has a version that the change does not fit",
        ),
        where=f"{exemption.file} / {grant.where} / {norm.file}",
        given=f"from = {version.start}",
        expected=Text(
            "en ændring af noget, som versionen har, og som kilderne giver",
            "a change to something that the version has and that the sources give",
        ),
        do_next=Text(
            "Lad bevillingen slutte før den version, eller del fravigelsen i to.",
            "Let the grant end before that version, or split the exemption in two.",
        ),
    )


def _norms_that_nothing_adds(rulebook: Rulebook) -> Iterator[Refusal]:
    for norm in rulebook.norms.values():
        if not norm.versions and not any(_adds(one, norm.id) for one in rulebook.exemptions.values()):
            yield from refuse(
                "never_added",
                problem=Text(
                    f"“{norm.id}” har ingen versioner, og ingen fravigelse tilføjer den",
                    f"“{norm.id}” has no versions, and no exemption adds it",
                ),
                where=norm.file,
                given="only_by_exemption = true",
                expected=Text("en fravigelse med “add”", "an exemption with “add”"),
                do_next=Text(
                    "Skriv den i trials/, eller slet normen.", "Write it in trials/, or delete the norm."
                ),
            ).refusals
