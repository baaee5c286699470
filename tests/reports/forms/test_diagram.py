"""A diagram: every box under the one it stands under, none over another, and every word in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from lxml import etree

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.forms.diagram import diagram_svg, plan
from frikommune.reports.forms.measure import width
from frikommune.reports.paper import Box
from tests.reports.forms.made import diagram


def crowded(groups=9):
    more = tuple(
        Box(
            f"w{n}",
            Text.same(f"Arbejdsgruppe {n} om virksomhedsrettet indsats"),
            (),
            "steer" if n % 2 else "follow",
        )
        for n in range(groups)
    )
    return replace(diagram(), boxes=diagram().boxes + more)


@pytest.mark.parametrize("made", [diagram(), crowded(2), crowded(9)])
def test_no_box_covers_another_and_each_stands_beneath_its_own(made):
    found = plan(made, "da")
    at = {one.box.id: one for one in found.boxes}
    assert set(at) == {one.id for one in made.boxes}
    for a, b in combinations(found.boxes, 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
        assert apart, (a.box.id, b.box.id)
    assert all(one.y > at[one.box.under].y + at[one.box.under].height for one in found.boxes if one.box.under)
    assert len(found.lines) == len([one for one in made.boxes if one.under])


def test_everything_stands_inside_the_picture():
    found = plan(crowded(), "da")
    assert all(one.x >= 0 and one.x + one.width <= found.width for one in found.boxes)
    assert max(one.y + one.height for one in found.boxes) <= found.height


def test_no_line_of_words_is_wider_than_its_box():
    for one in plan(crowded(), "da").boxes:
        assert all(width(line, 14, bold=True) <= one.width for line in one.title)


def test_the_picture_tells_itself_and_holds_every_word():
    svg = etree.fromstring(diagram_svg(diagram(), "da"))
    words = [one.text for one in svg.iter("{*}text")]
    said = (
        "KKR Nordjylland, Projektejer, Styregruppe, Direktører, Arbejdsgruppe, Ledere og jurister,"
        " Følgegruppe"
    )
    assert ", ".join(words) == said
    assert svg.find("{*}desc").text == diagram().told.da


@pytest.mark.parametrize(
    "boxes",
    [
        (),
        (Box("a", Text.same("A"), (), "findes ikke"),),
        (Box("a", Text.same("A"), (), "b"), Box("b", Text.same("B"), (), "a")),
        (Box("a", Text.same("A")), Box("a", Text.same("B"))),
    ],
)
def test_a_diagram_that_does_not_hang_together_is_refused(boxes):
    with pytest.raises(Refused, match="does not hang together"):
        diagram_svg(replace(diagram(), boxes=boxes), "da")
