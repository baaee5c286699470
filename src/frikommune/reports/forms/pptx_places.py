"""The places in a slide template's master and layouts: `{{afsender}}` becomes who sends the paper.

They are named as in a Word template; only what is one line of words has a place there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides

from frikommune.errors import Refused, closest, refuse
from frikommune.language import NO_WORDS, Language, Text, day_text
from frikommune.reports.forms.typography import typeset
from frikommune.reports.paper import NOTHING, Frame, Paper

Node = Any
_PLACE = re.compile(r"\{\{([^{}]*)\}\}")


def fill_places(slides: Slides, paper: Paper, language: Language) -> None:
    """Fills the places in, with the looks of the first letter of what stands there.

    Raises Refused, with all of them, for places that are broken or unknown.
    """
    known = _known(paper)
    refusals: list[Refused] = []
    for where, paragraph in _paragraphs(slides):
        said = "".join(one.text or "" for one in paragraph.iter(qn("a:t")))
        if "{{" not in said and "}}" not in said:
            continue
        names = _PLACE.findall(said)
        refusals += [_unknown(one, where, known) for one in names if _key(one) not in known]
        if "{{" in _PLACE.sub("", said) or "}}" in _PLACE.sub("", said):
            refusals.append(_broken(said, where))
        if not refusals:
            _say(paragraph, _PLACE.sub(lambda one: _filled(known[_key(one[1])], language), said))
    if refusals:
        raise Refused(*(one for each in refusals for one in each.refusals))


def _known(paper: Paper) -> Mapping[str, Text]:
    frame = paper.frame or Frame(NO_WORDS, NOTHING)
    both = {
        ("titel", "title"): paper.title,
        ("undertitel", "subtitle"): paper.subtitle,
        ("afsender", "sender"): paper.sender,
        ("dag", "day"): day_text(paper.as_of),
        ("sagsnr", "case number"): Text.same(frame.number),
        ("udvalg", "committee"): frame.committee,
    }
    return {_key(name): says for names, says in both.items() for name in names}


def _paragraphs(slides: Slides) -> Iterator[tuple[str, Node]]:
    """The paragraphs of masters and layouts, with the name of where they stand."""
    for main in slides.slide_masters:
        for one in (main, *main.slide_layouts):
            for paragraph in one._element.iter(qn("a:p")):
                yield one.name or "Slidemaster", paragraph


def _say(paragraph: Node, words: str) -> None:
    """Puts words into the paragraph's first text and empties the rest."""
    first, *rest = paragraph.iter(qn("a:t"))
    first.text = words
    for one in rest:
        one.text = ""


def _filled(says: Text, language: Language) -> str:
    return typeset(says.said_in(language), language)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _unknown(name: str, where: str, known: Mapping[str, Text]) -> Refused:
    return refuse(
        "template_place_unknown",
        problem=Text("Skabelonen har en ukendt pladsholder", "The template has an unknown place"),
        where=where,
        given=f"{{{{{name}}}}}",
        expected=Text(
            "titel, undertitel, afsender, dag, sagsnr eller udvalg",
            "title, subtitle, sender, day, case number or committee",
        ),
        do_next=closest(name, known),
    )


def _broken(said: str, where: str) -> Refused:
    return refuse(
        "template_place_broken",
        problem=Text("En pladsholder i skabelonen er brudt", "A place in the template is broken"),
        where=where,
        given=said,
        expected=Text("to tuborgklammer på hver side: {{afsender}}", "two braces on each side: {{sender}}"),
        do_next=Text("Ret pladsholderen i slidemasteren.", "Mend the place in the slide master."),
    )
