"""The words that forms themselves put on paper; all else is the paper's own."""

from __future__ import annotations

from frikommune.cases.mark import Mark
from frikommune.errors import refuse
from frikommune.language import Text, day_text
from frikommune.reports.paper import OwnText, Paper

SOURCES = Text("Kilder", "Sources")
TABLE = Text("Tabel", "Table")
FIGURE = Text("Figur", "Figure")
PAGE = Text("Side", "Page")
CONTENTS = Text("Indhold", "Contents")
APPENDIX = Text("Bilag", "Appendix")
APPENDICES = Text("Bilag", "Appendices")
CONTINUED = Text("(fortsat)", "(continued)")

ITEM = Text("Punkt", "Item")
CASE_NUMBER = Text("Sagsnr.", "Case no.")
COMMITTEE = Text("Udvalg", "Committee")
SENT_BY = Text("Afsender", "From")
RECOMMENDATION = Text("Indstilling", "Recommendation")
CASE_DESCRIPTION = Text("Sagsbeskrivelse", "Case description")
DECISION = Text("Beslutning", "Decision")
ABSENT = Text("Fraværende", "Absent")
TO_FILL_IN = Text("Udfyldes på mødet", "Filled in at the meeting")

DEMONSTRATION = Text(
    "Demonstration: opdigtede borgere, intet tal er et fund",
    "Demonstration: made-up citizens, no number is a finding",
)


def as_of_text(paper: Paper) -> Text:
    """The day that a paper speaks of."""
    day = day_text(paper.as_of)
    return Text(f"Pr. {day.da}", f"As of {day.en}")


def foot_text(paper: Paper) -> Text:
    """Sender and day, for the top or the foot of each page."""
    day, sender = as_of_text(paper), paper.sender
    if not any(sender):
        return day
    return Text(f"{sender.da} · {day.da}", f"{sender.en} · {day.en}")


def own_text_label(own: OwnText) -> Text:
    """Who wrote a text, and when."""
    day = day_text(own.on)
    return Text(
        f"Skrevet af {own.by.da} den {day.da}, version {own.version}",
        f"Written by {own.by.en} on {day.en}, version {own.version}",
    )


def stale_text(own: OwnText) -> Text:
    """What has moved beneath a person's text since it was written; no words where nothing has."""
    if not own.stale:
        return Text("", "")
    da, en = ("; ".join(one.said_in(language) for one in own.stale) for language in ("da", "en"))
    return Text(
        f"Grundlaget er ændret, siden teksten blev skrevet: {da}",
        f"What it rests on has changed since the text was written: {en}",
    )


def check_mark(paper: Paper, *, demonstration: bool) -> None:
    """Raises Refused where a paper rests on made-up rows and is not wanted as a demonstration."""
    if paper.mark is Mark.NONE or demonstration:
        return
    raise refuse(
        "paper_rests_on_made_up_rows",
        problem=Text(
            "Papiret bygger på opdigtede borgere og må ikke sendes ud",
            "The paper rests on made-up citizens and may not be sent out",
        ),
        where=paper.title.da,
        given=paper.mark.name.lower(),
        expected=Text(
            "et papir, der kun bygger på virkelige sager", "a paper that rests on real cases alone"
        ),
        do_next=Text(
            "Byg papiret på kommunernes egne sager, eller bed om det som demonstration.",
            "Build the paper on the municipalities' own cases, or ask for it as a demonstration.",
        ),
    )
