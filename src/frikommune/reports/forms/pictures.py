"""Pictures of a paper: as SVG or PNG, never without the words that tell them to who cannot see."""

from __future__ import annotations

from vl_convert import svg_to_png

from frikommune.errors import Refused, refuse
from frikommune.evaluation.pictures.drawn import png, svg
from frikommune.language import Language, Text
from frikommune.reports.forms.diagram import WIDE, diagram_svg
from frikommune.reports.paper import Diagram, Picture


def told(block: Picture | Diagram, language: Language) -> str:
    """The picture in words, its text alternative. Raises Refused where nobody has told it."""
    words = (block.drawing.told if isinstance(block, Picture) else block.told).said_in(language).strip()
    if not words:
        raise _untold(block)
    return words


def picture_svg(block: Picture | Diagram, language: Language) -> str:
    """The picture as `<svg>` with title and description. Raises Refused where nobody has told it."""
    told(block, language)
    if isinstance(block, Diagram):
        return diagram_svg(block, language)
    return svg(block.drawing, language)


def picture_png(block: Picture | Diagram, language: Language, scale: float = 2.0, width: int = WIDE) -> bytes:
    """The picture, laid out `width` pixels wide, as PNG of `scale` times as many.

    Raises Refused where nobody has told it.
    """
    told(block, language)
    if isinstance(block, Diagram):
        found: bytes = svg_to_png(diagram_svg(block, language, width), scale=scale)
        return found
    return png(block.drawing, language, width, scale)


def _untold(block: Picture | Diagram) -> Refused:
    return refuse(
        "picture_has_no_description",
        problem=Text("Et billede mangler en beskrivelse", "A picture has no description"),
        where=block.caption.plain.da,
        given="",
        expected=Text("billedet fortalt i ord", "the picture told in words"),
        do_next=Text(
            "Skriv, hvad billedet viser, for den, der ikke kan se det.",
            "Write what the picture shows, for those who cannot see it.",
        ),
    )
