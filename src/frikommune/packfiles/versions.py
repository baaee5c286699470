"""What a norm's versions must satisfy together: no overlap, no gap, an open end, steps from 1."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.law.norm import Norm
from frikommune.law.terms import DutyTerms


def check_versions(norm: Norm, ends: list[date | None]) -> None:
    """Refuse versions that overlap, leave a gap, or end with nothing after them; `ends` are their “to”."""
    for number, (version, end) in enumerate(zip(norm.versions, ends, strict=True), 1):
        following = norm.versions[number] if number < len(norm.versions) else None
        place, after = (f"{norm.file}, [[version]] {n}" for n in (number, number + 1))
        if following is None:
            if end is not None:
                raise _last_version_ends(place, end)
        elif following.start <= version.start:
            raise _versions_overlap(
                after, following.start, Text(f"en dag efter {version.start}", f"a day after {version.start}")
            )
        elif end is not None and following.start < end:
            raise _versions_overlap(after, following.start, Text(f"{end} eller senere", f"{end} or later"))
        elif end is not None and following.start > end:
            raise _versions_gap(place, end, following.start)


def step_numbers(norm: Norm) -> frozenset[int]:
    """The numbers of the steps that some version of the norm has."""
    found: set[int] = set()
    for version in norm.versions:
        if isinstance(version.terms, DutyTerms) and isinstance(version.terms.windows, Mapping):
            found |= version.terms.windows.keys()
    return frozenset(found)


def check_steps(norm: Norm) -> None:
    """Refuse steps that are not numbered 1, 2, 3 …; a version may leave out steps that another one has."""
    refuse_odd_numbers(step_numbers(norm), f"{norm.file}, step, number")


def refuse_odd_numbers(numbers: frozenset[int], where: str) -> None:
    """Raise Refused unless the numbers are 1, 2, 3 …"""
    if numbers != set(range(1, len(numbers) + 1)):
        raise refuse(
            "steps_not_from_1",
            problem=Text(
                "Trinene er ikke nummereret fra 1 og op", "The steps are not numbered from 1 upwards"
            ),
            where=where,
            given=", ".join(map(str, sorted(numbers))),
            expected=Text(
                "1, 2, 3 … uden spring, når alle normens versioner lægges sammen",
                "1, 2, 3 … without a gap, all versions of the norm taken together",
            ),
            do_next=Text("Ret numrene.", "Correct the numbers."),
        )


def _versions_overlap(where: str, start: date, expected: Text) -> Refused:
    return refuse(
        "versions_overlap",
        problem=Text("To versioner overlapper", "Two versions overlap"),
        where=where,
        given=f"from = {start}",
        expected=expected,
        do_next=Text(
            "Skriv versionerne i tidsorden; hver gælder, til den næste begynder.",
            "Write the versions in order of time; each holds until the next begins.",
        ),
    )


def _versions_gap(where: str, end: date, start: date) -> Refused:
    return refuse(
        "versions_gap",
        problem=Text("Der er et hul mellem to versioner", "There is a gap between two versions"),
        where=where,
        given=f"to = {end}, from = {start}",
        expected=Text("at den næste begynder, når denne slutter", "the next to begin when this one ends"),
        do_next=Text(
            "Slet “to”, eller skriv en version med repealed = true for tiden imellem.",
            "Delete “to”, or write a version with repealed = true for the time between.",
        ),
    )


def _last_version_ends(where: str, end: date) -> Refused:
    return refuse(
        "last_version_ends",
        problem=Text(
            "Den sidste version slutter, og intet følger", "The last version ends, and nothing follows"
        ),
        where=where,
        given=f"to = {end}",
        expected=Text("hvad der gælder bagefter", "what holds afterwards"),
        do_next=Text(
            "Skriv en version med repealed = true fra den dag, eller slet “to”.",
            "Write a version with repealed = true from that day, or delete “to”.",
        ),
    )
