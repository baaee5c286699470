"""The presentation that slides are put into: the own master, or a municipality's template.

A template is used by what its layouts hold, not by their names. Slides that stand in it are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as HOLDS
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides
from pptx.slide import SlideLayout

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.reports.forms.office_file import SLIDES, checked, size_in_words
from frikommune.reports.forms.pptx_master import CAPTION, Area, master

_TITLES = (HOLDS.TITLE, HOLDS.CENTER_TITLE)
_TEXTS = (HOLDS.BODY, HOLDS.OBJECT, HOLDS.SUBTITLE)
_OWN_NAMES = {
    "title": "Titel",
    "section": "Afsnit",
    "points": "Punkter",
    "table": "Tabel",
    "picture": "Billede",
    "both": "Tekst og billede",
}


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand on a slide of one kind; `thing` is a table or a picture."""

    layout: SlideLayout
    title: Area
    text: Area
    thing: Area
    caption: Area


@dataclass(frozen=True)
class Deck:
    """An empty presentation. `wider`: by how much its letters may be wider than those that were measured."""

    slides: Slides
    own: bool
    _kept: dict[str, Places] = field(default_factory=dict)

    @property
    def wider(self) -> float:
        """A template's letters are not known, so room is kept."""
        return 1.03 if self.own else 1.15

    def places(self, kind: str) -> Places:
        """The layout for a kind of slide, and its rectangles."""
        if kind not in self._kept:
            self._kept[kind] = self._own(kind) if self.own else self._foreign(kind)
        return self._kept[kind]

    def _own(self, kind: str) -> Places:
        layout = next(one for one in self.slides.slide_layouts if one.name == _OWN_NAMES[kind])
        found = {one.placeholder_format.type: _area(one) for one in layout.placeholders}
        by_number = {one.placeholder_format.idx: one for one in layout.placeholders}
        title = _area(by_number[0])
        text = _area(by_number[1])
        thing = found.get(HOLDS.PICTURE) or found.get(HOLDS.TABLE) or text
        caption = _area(by_number[CAPTION]) if CAPTION in by_number else text
        return Places(layout, title, text, thing, caption)

    def _foreign(self, kind: str) -> Places:
        layouts = list(self.slides.slide_layouts)
        points = next(one for one in layouts if _is_points(one))
        layout = points
        if kind in ("title", "section"):
            wanted = "title" if kind == "title" else "secHead"
            layout = next((one for one in layouts if one._element.get("type") == wanted), points)
            layout = layout if any(_of(layout, _TITLES)) else points
        title = _area(next(_of(layout, _TITLES)))
        body = _area(next(_of(layout, _TEXTS), next(_of(points, _TEXTS))))
        return Places(layout, title, *_shared(kind, body))


def _shared(kind: str, body: Area) -> tuple[Area, Area, Area]:
    """How words, thing and caption share the one rectangle of a template's layout."""
    x, y, width, height = body
    if kind == "table":
        return body, Area(x, y + 44, width, height - 44), Area(x, y, width, 40)
    if kind == "picture":
        return body, Area(x, y, width, height - 46), Area(x, y + height - 42, width, 42)
    if kind == "both":
        left, right = Area(x, y, width * 0.46, height), x + width * 0.5
        thing = Area(right, y, width * 0.5, height - 46)
        return left, thing, Area(right, y + height - 42, width * 0.5, 42)
    return body, body, body


def deck(template: Path | bytes | None = None) -> Deck:
    """The presentation to fill. Raises Refused, in words, where a template cannot be used."""
    if template is None:
        return Deck(Presentation(BytesIO(master())), own=True)
    name = template.name if isinstance(template, Path) else ""
    slides = _opened(checked(template, SLIDES), name)
    if not any(_is_points(one) for one in slides.slide_layouts):
        raise refuse(
            "slide_template_lacks_a_layout",
            problem=Text("Skabelonen kan ikke bruges til punkter", "The template has no place for points"),
            where=name,
            given=", ".join(one.name for one in slides.slide_layouts) or "–",
            expected=Text(
                "et layout med en titel og ét felt til tekst", "a layout with a title and one field for text"
            ),
            do_next=Text(
                "Tilføj et sådant layout i PowerPoints slidemaster.",
                "Add such a layout in PowerPoint's slide master.",
            ),
        )
    _emptied(slides)
    return Deck(slides, own=False)


def _opened(data: bytes, name: str) -> Slides:
    """The file as a presentation. It was looked at before; what is wrong inside its parts shows here."""
    try:
        slides = Presentation(BytesIO(data))
        for main in slides.slide_masters:
            for one in main.slide_layouts:
                _look_through(one)
        return slides
    except (XMLSyntaxError, PythonPptxError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise refuse(
            "slide_template_not_readable",
            problem=Text("Skabelonen kan ikke læses", "The template cannot be read"),
            where=name,
            given=size_in_words(data),
            expected=Text("en hel PowerPoint-fil", "a whole PowerPoint file"),
            do_next=Text(
                "Gem skabelonen på ny i PowerPoint som .pptx, og vælg den igen.",
                "Save the template again in PowerPoint as .pptx and choose it again.",
            ),
        ) from error


def _look_through(layout: SlideLayout) -> None:
    """Touch what is used of a layout: what is missing is missed before a slide is laid out."""
    assert layout.slide_master is not None
    for one in layout.placeholders:
        if one.placeholder_format.type in (*_TITLES, *_TEXTS):
            _area(one)


def _emptied(slides: Slides) -> None:
    """Takes the template's own slides out."""
    listed = slides.slides._sldIdLst
    for one in list(listed):
        slides.part.drop_rel(one.get(qn("r:id")))
        listed.remove(one)


def _is_points(layout: SlideLayout) -> bool:
    """Whether it has a title and exactly one field for text."""
    return (
        any(_of(layout, _TITLES))
        and len(list(_of(layout, _TEXTS))) == 1
        and layout._element.get("type") not in ("title", "secHead")
    )


def _of(layout: SlideLayout, kinds: tuple[object, ...]) -> Iterator[object]:
    return (one for one in layout.placeholders if one.placeholder_format.type in kinds)


def _area(shape: object) -> Area:
    """A placeholder's rectangle, its master's where it has none of its own."""
    return Area(*(getattr(shape, name) / 12700 for name in ("left", "top", "width", "height")))
