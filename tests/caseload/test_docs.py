"""docs/caseload.md says what is known and what is invented as caseload.toml has it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator

import pytest

from frikommune.caseload.profile import Origin, Profile
from tests.caseload.support import profile
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "caseload.md"


def table(head: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(str(cell).replace('|', '/') for cell in line)} |\n" for line in lines)


def origin(of: Origin) -> str:
    """The certainty, the papers, and what is assumed."""
    papers = "; ".join(
        reference if heading.startswith("http") else f"{reference}, {heading}"
        for reference, heading in of.sources
    )
    assumed = " ".join(text.en for text in of.assumed)
    return ". ".join(
        part for part in (f"{of.certainty}: {papers}" if papers else of.certainty, assumed) if part
    )


def figures(of: Profile) -> str:
    def rows() -> Iterator[tuple[object, ...]]:
        for one in of.figures.values():
            value = one.qualifier.en or f"{one.value:,}"
            within = f" (may lie {one.about:.0%} beside)" if one.about else ""
            period = f"{one.start} – {one.end}"
            yield one.title.en, f"{value}{within}", period, one.counted.en, origin(one.origin)

    return table(("figure", "published", "days [from, to)", "counted from the rows", "source"), rows())


def quotas(of: Profile) -> str:
    rows = ((one.title.en, f"{one.value:,}", origin(one.origin)) for one in of.quotas.values())
    return table(("number", "value", "where from"), rows)


def drawn(of: Profile) -> str:
    def rows() -> Iterator[tuple[object, ...]]:
        yield "published size", f"{of.published_size:,} citizens", origin(of.size_origin)
        yield "unemployment of the region", f"{of.region_unemployment} %", origin(of.region_origin)
        yield "courses that move", f"{of.moves:.0%}", origin(of.moves_origin)
        one_per, at_least = of.employers
        yield "companies", f"{at_least}, and one per {one_per:,} citizens", origin(of.employers_origin)
        for place in of.places:
            rate = "" if place.unemployment is None else f", unemployment {place.unemployment} %"
            yield place.name, f"{place.inhabitants:,} inhabitants{rate}", origin(place.origin)
        for group in of.groups:
            ended = f"{group.within_share:.0%} end within {group.within_days} days"
            ended += f" for “{group.to}”" if group.to else ""
            yield group.id, f"{group.share:.0%} of the first courses; {ended}", origin(group.origin)
        yield (
            "planning",
            f"{len({plan.id for plan in of.plans})} plans",
            "assumed, each with its words in the file",
        )

    return table(("what", "value", "where from"), rows())


PARTS: dict[str, Callable[[Profile], str]] = {"figures": figures, "quotas": quotas, "drawn": drawn}


@pytest.mark.parametrize("part", PARTS)
def test_the_tables_of_the_page_are_those_of_the_file(part):
    page = PAGE.read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- {part}: [^>]*-->\n).*?(<!-- /{part} -->)", re.DOTALL)
    assert pattern.search(page)
    wanted = pattern.sub(lambda found: found[1] + PARTS[part](profile()) + found[2], page)
    if os.environ.get("FRIKOMMUNE_PIN") == "1":
        PAGE.write_text(wanted, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == wanted, (
        "run FRIKOMMUNE_PIN=1 pytest tests/caseload/test_docs.py"
    )


def test_the_published_size_of_the_page_is_that_of_the_file():
    (said,) = re.findall(r"<!-- size -->([0-9,]+)<!-- /size -->", PAGE.read_text(encoding="utf-8"))
    assert said == f"{profile().published_size:,}"


def test_every_plan_is_assumed_as_the_page_says():
    assert {plan.origin.certainty for plan in profile().plans} == {"assumed"}
