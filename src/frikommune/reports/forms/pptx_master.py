"""The master of slides: six layouts with real placeholders, in the colours of the pictures.

Made in code from the empty presentation that python-pptx brings. Lengths are in points; a slide is 960 × 540.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Slides
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt


class Area(NamedTuple):
    """A rectangle of a slide."""

    x: float
    y: float
    width: float
    height: float


WIDE, HIGH = 960, 540
BLUE, INK, GREY, PALE, WHITE = "004D99", "1A1A1A", "595959", "EEF4FA", "FFFFFF"
FONT = "Arial"
TITLE = Area(40, 26, 880, 76)
BODY = Area(40, 112, 880, 370)
CAPTION = 13
"""The placeholder's number for captions."""
_FOOT, _NUMBER = Area(40, 502, 640, 24), Area(820, 502, 100, 24)
_LAYOUTS = {
    "Titel": ("title", (("ctrTitle", 0, Area(60, 120, 840, 150)), ("subTitle", 1, Area(60, 285, 840, 120)))),
    "Afsnit": ("secHead", (("title", 0, Area(60, 170, 840, 110)), ("body", 1, Area(60, 290, 840, 90)))),
    "Punkter": ("obj", (("title", 0, TITLE), ("body", 1, BODY))),
    "Tabel": (
        "tbl",
        (("title", 0, TITLE), ("body", CAPTION, Area(40, 106, 880, 40)), ("tbl", 1, Area(40, 150, 880, 334))),
    ),
    "Billede": (
        "picTx",
        (("title", 0, TITLE), ("pic", 1, Area(40, 108, 880, 334)), ("body", CAPTION, Area(40, 446, 880, 42))),
    ),
    "Tekst og billede": (
        "",
        (
            ("title", 0, TITLE),
            ("body", 1, Area(40, 112, 400, 370)),
            ("pic", 2, Area(460, 112, 460, 326)),
            ("body", CAPTION, Area(460, 442, 460, 42)),
        ),
    ),
}


@cache
def master() -> bytes:
    """The empty presentation with its master, as a file."""
    slides: Slides = Presentation()
    slides.slide_width, slides.slide_height = Pt(WIDE), Pt(HIGH)
    main = slides.slide_masters[0]
    _theme(main)
    _master(main)
    layouts = list(main.slide_layouts)
    for layout in layouts[len(_LAYOUTS) :]:
        main.slide_layouts.remove(layout)
    for layout, (name, (kind, places)) in zip(layouts, _LAYOUTS.items(), strict=False):
        _layout(layout, name, kind, places)
    found = BytesIO()
    slides.save(found)
    return found.getvalue()


def _theme(main: SlideMaster) -> None:
    """Colours and letters of the theme."""
    part = main.part.part_related_by(RT.THEME)
    root = etree.fromstring(part.blob)
    root.set("name", "Frikommune")
    named = {"dk1": INK, "lt1": WHITE, "dk2": BLUE, "lt2": PALE, "hlink": BLUE, "folHlink": BLUE}
    accents = (BLUE, "C4570B", "454545", "1B86C3", "8A6D00", "7A3E9D")
    named |= {f"accent{at}": colour for at, colour in enumerate(accents, 1)}
    for name, colour in named.items():
        slot = root.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, qn("a:srgbClr")).set("val", colour)
    for latin in root.iterfind(f".//{qn('a:fontScheme')}//{qn('a:latin')}"):
        latin.set("typeface", FONT)
    for effects in [*root.iter(qn("a:effectLst"), qn("a:scene3d"), qn("a:sp3d"))]:
        effects.clear() if effects.tag == qn("a:effectLst") else effects.getparent().remove(effects)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _master(main: SlideMaster) -> None:
    """Places and letters that every layout inherits, and a band along the top."""
    places = {"title": TITLE, "body": BODY, "ftr": _FOOT, "sldNum": _NUMBER}
    for shape in list(main.placeholders):
        kind = shape._element.ph.get("type", "obj")
        if kind in places:
            _put(shape, places[kind])
        else:
            shape._element.getparent().remove(shape._element)
    main.shapes._spTree.insert(2, _band())
    styles = main._element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    _letters(title.find(qn("a:defRPr")), 2800, "tx2", bold=True)
    for level, size in enumerate((2000, 1800, 1600, 1600, 1600), 1):
        found = styles.find(f"{qn('p:bodyStyle')}/{qn(f'a:lvl{level}pPr')}")
        found.set("marL", str(Pt(20 * level)))
        found.set("indent", str(-Pt(18)))
        _letters(found.find(qn("a:defRPr")), size, "tx1")
    for shape in main.placeholders:
        body = shape._element.txBody.find(qn("a:bodyPr"))
        for fit in list(body):
            body.remove(fit)
        for side in ("lIns", "rIns"):
            body.set(side, "0")


def _layout(layout: SlideLayout, name: str, kind: str, places: tuple[tuple[str, int, Area], ...]) -> None:
    """One layout, with its placeholders made anew; the foot's stay."""
    root, tree = layout._element, layout.shapes._spTree
    root.attrib.pop("type", None)
    root.attrib.pop("preserve", None)
    if kind:
        root.set("type", kind)
    layout.name = name
    for shape in list(layout.placeholders):
        has = shape._element.ph.get("type", "obj")
        if has in ("ftr", "sldNum") and kind != "title":
            _put(shape, _FOOT if has == "ftr" else _NUMBER)
            _foot(shape._element, has)
        else:
            tree.remove(shape._element)
    for at, (holds, number, area) in enumerate(places):
        tree.insert(2 + at, _placeholder(holds, number, area, kind))
    if kind in ("title", "secHead"):
        root.set("showMasterSp", "0")
        root.find(qn("p:cSld")).insert(0, _ground(BLUE if kind == "title" else PALE))


def _placeholder(holds: str, number: int, area: Area, kind: str) -> etree._Element:
    """A placeholder's element; captions are small and grey and have no bullet."""
    at = f' idx="{number}"' if number else ""
    colour, size, bold = "tx1", 2000, 0
    if holds in ("title", "ctrTitle"):
        colour, size, bold = ("bg1", 4000, 1) if kind == "title" else ("tx2", 2800, 1)
    elif kind == "title":
        colour, size = "bg1", 2000
    elif number == CAPTION:
        size = 1400
    bullet = "<a:buNone/>" if number == CAPTION or kind in ("title", "secHead") else ""
    indent = ' marL="0" indent="0"' if bullet else ""
    anchor = {"ctrTitle": "b", "title": "b" if kind == "secHead" else "ctr"}.get(holds, "t")
    said = {"tbl": "Tabel", "pic": "Billede"}.get(holds, "Titel" if holds.endswith("itle") else "Tekst")
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{100 + number}" name="{said} {number}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{holds}"{at}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{Pt(area.x)}" y="{Pt(area.y)}"/>'
        f'<a:ext cx="{Pt(area.width)}" cy="{Pt(area.height)}"/></a:xfrm></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" rIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle><a:lvl1pPr algn="l"{indent}>{bullet}<a:defRPr sz="{size}" b="{bold}"><a:solidFill>'
        f'<a:schemeClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"<a:p><a:r><a:rPr/><a:t>{said}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _foot(element: etree._Element, kind: str) -> None:
    """Sender and day to the left, the number to the right, both small and grey."""
    style = element.txBody.find(qn("a:lstStyle"))
    for child in list(style):
        style.remove(child)
    algn = "l" if kind == "ftr" else "r"
    style.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} algn="{algn}"><a:defRPr sz="1200"><a:solidFill>'
            f'<a:srgbClr val="{GREY}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
    )


def _letters(run: etree._Element, size: int, colour: str, *, bold: bool = False) -> None:
    run.set("sz", str(size))
    run.set("b", str(int(bold)))
    run.find(f".//{qn('a:schemeClr')}").set("val", colour)


def _put(shape: object, area: Area) -> None:
    for name, value in zip(("left", "top", "width", "height"), area, strict=True):
        setattr(shape, name, Pt(value))


def _band() -> etree._Element:
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="99" name="Bånd"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{Pt(WIDE)}" cy="{Pt(8)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _ground(colour: str) -> etree._Element:
    return parse_xml(
        f'<p:bg {nsdecls("p", "a")}><p:bgPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
    )
