"""Papers made up for the tests of forms, with everything a paper can hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

from frikommune.evaluation.shown.laid_out import Drawing, Line, Point, Series
from frikommune.language import Text
from frikommune.reports.forms.docx_base import empty
from frikommune.reports.paper import (
    Block,
    Box,
    Cited,
    Diagram,
    Frame,
    Grid,
    OwnText,
    Paper,
    Picture,
    Ref,
    Section,
    Words,
)
from frikommune.reports.writing import paragraph, points, words, write

DAY = date(2019, 11, 8)


def ref(name: str, source: str = "KKR-status 8.11.2019 (002)", **more) -> Ref:
    link = f"subject/figure:{name}"
    return Ref(name, Text(f"{name} er 5", f"{name} is 5"), Text.same(source), link, **more)


def cited(said: str, name: str, source: str = "KKR-status 8.11.2019 (002)", **more) -> Cited:
    return Cited(Text.same(said), ref(name, source, **more))


def plain(da: str, en: str | None = None) -> Words:
    return words(Text(da, en or da))


def drawing(told: str = "Halvdelen i hver gruppe.") -> Drawing:
    bars = tuple(Point(Text.same(one), y) for one, y in (("Aalborg", 3.0), ("Hjørring", 4.5)))
    return Drawing(
        "bars", Text("Sparede timer", "Hours saved"), Text.same(told), (Series(Text("Timer", "Hours"), bars),)
    )


def interval_drawing() -> Drawing:
    said = tuple(Point(Text.same(f"Gruppe {n}"), n / 10, n / 10 - 0.08, n / 10 + 0.1) for n in range(1, 5))
    return Drawing(
        "intervals",
        Text("Andel i job", "Share in work"),
        Text(
            "Andelen i job i fire grupper, med intervaller.",
            "The share in work in four groups, with intervals.",
        ),
        (Series(Text("Andel", "Share"), said),),
        unit="share",
        lines=(Line(Text("Kendt niveau", "Known level"), y=0.417),),
    )


def diagram() -> Diagram:
    boxes = (
        Box("kkr", Text("KKR Nordjylland", "KKR Nordjylland"), (Text("Projektejer", "Project owner"),)),
        Box("steer", Text("Styregruppe", "Steering group"), (Text("Direktører", "Directors"),), "kkr"),
        Box("follow", Text("Følgegruppe", "Follow-up group"), (), "kkr"),
        Box(
            "work", Text("Arbejdsgruppe", "Working group"), (Text("Ledere og jurister", "Leaders"),), "steer"
        ),
    )
    return Diagram(
        boxes,
        plain("Hvem der styrer netværket", "Who governs the network"),
        Text("KKR ejer; styregruppe og følgegruppe under.", "KKR owns; two groups under it."),
    )


def grid(rows: int = 3) -> Grid:
    return Grid(
        plain("Forsøgene i tal", "The trials in figures"),
        (Text("Forsøg", "Trial"), Text("Sager", "Cases"), Text("Andel", "Share")),
        tuple(
            (
                plain(f"Forsøg {n}", f"Trial {n}"),
                words(cited(str(100 + n), f"n{n}")),
                words(cited(f"{n},5 %", f"s{n}", "Statusnotat 2019" if n % 2 else "KKR 2020")),
            )
            for n in range(1, rows + 1)
        ),
        plain("Tal til og med august.", "Figures to August."),
    )


def own() -> OwnText:
    return OwnText(
        "erfaring",
        ("Vi har set, at “færre samtaler” virker.", "Andet afsnit."),
        Text("koordinator i Aalborg", "coordinator in Aalborg"),
        DAY,
        2,
        (Text("antallet af sager er nu 12", "the number of cases is now 12"),),
    )


def blocks() -> tuple[Block, ...]:
    rival = ref("rival", "KKR 13.11.2020 (000)")
    n = Cited(Text("24.000", "24,000"), ref("saved", beside=(rival,)))
    return (
        paragraph("Det sparer {n} kr. om året.", "It saves DKK {n} a year.", n=n),
        points(
            [write("{n} sager", "{n} cases", n=cited(str(12), "twelve")), plain("Ingen flere", "No more")]
        ),
        grid(),
        Picture(drawing(), plain("Timer", "Hours")),
        diagram(),
        own(),
    )


def paper(**more) -> Paper:
    """A paper with every block, a frame and an appendix, but for what is given."""
    whole = Paper(
        kind="try",
        title=Text("Status på frikommuneforsøg", "Status of the trials"),
        subtitle=Text("Til orientering", "For information"),
        sender=Text("Aalborg Kommune, Job- og Velfærdsafdelingen", "City of Aalborg"),
        as_of=DAY,
        sections=(
            Section(plain("Forsøg 1.3 – færre samtaler", "Trial 1.3"), blocks(), anchor="forsoeg-1-3"),
            Section(plain("Videre", "Next"), (paragraph("Det går videre.", "It goes on."),), 2, "videre"),
        ),
        frame=Frame(
            Text("Orientering om forsøg", "Orientation on trials"),
            plain("At udvalget tager orienteringen til efterretning.", "That the committee notes it."),
            "2019-035025",
            Text("Beskæftigelsesudvalget", "The employment committee"),
            Text("Job- og Velfærdsafdelingen", "The department"),
            (Text("Oversigt", "Overview"),),
        ),
        appendices=(Section(plain("Oversigt", "Overview"), (grid(12),), anchor="bilag"),),
    )
    return replace(whole, **more)


def saved(document: Any) -> bytes:
    """A document of Word as a file."""
    made = BytesIO()
    document.save(made)
    return made.getvalue()


@cache
def word_file() -> bytes:
    """Our own empty Word document, as sound as any template."""
    return saved(empty("da"))
