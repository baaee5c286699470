"""The forms in which a paper is taken home: which there are for its shape, and laying it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from inspect import signature
from typing import Any

from django.conf import settings

from frikommune.language import Language, Text
from frikommune.reports.forms.suiting import suiting
from frikommune.reports.paper import Paper, Shape

_OFFICE = "application/vnd.openxmlformats-officedocument"
BOTH: tuple[Shape, ...] = ("document", "slides")


@dataclass(frozen=True, slots=True)
class Form:
    """A form by its ending: what a reader calls it, its media type, and the papers that it suits."""

    ending: str
    name: Text
    media_type: str
    shapes: tuple[Shape, ...] = BOTH

    @property
    def module(self) -> str:
        """Where it is laid out."""
        return f"frikommune.reports.forms.{self.ending}"


_FORMS = (
    Form("docx", Text.same("Word"), f"{_OFFICE}.wordprocessingml.document", ("document",)),
    Form("pptx", Text.same("PowerPoint"), f"{_OFFICE}.presentationml.presentation", ("slides",)),
    Form("pdf", Text.same("PDF"), "application/pdf"),
    Form("xlsx", Text("Excel: tabeller", "Excel: tables"), f"{_OFFICE}.spreadsheetml.sheet"),
    Form("html", Text("Webside", "Web page"), "text/html; charset=utf-8"),
)  # fmt: skip
ZIP = Form("zip", Text("Saml alt i én fil (ZIP)", "All of it in one file (ZIP)"), "application/zip", ())
"""A paper with all that it encloses; only papers that enclose others are taken home so."""


@cache
def forms_for(shape: Shape) -> Mapping[str, Form]:
    """The forms that suit a paper of that shape, by ending."""
    return {one.ending: one for one in _FORMS if shape in one.shapes and find_spec(one.module) is not None}


def forms_of(paper: Paper) -> Mapping[str, Form]:
    """The forms that a paper can be laid out in, by ending: a workbook only where it has tables."""
    suits = suiting(paper)
    return {ending: one for ending, one in forms_for(paper.shape).items() if ending in suits}


def every_form() -> Mapping[str, Form]:
    """All of them, whatever a paper's shape, by ending."""
    return {one.ending: one for one in (*_FORMS, ZIP)}


def laid_out(
    paper: Paper,
    form: Form,
    language: Language,
    link: Callable[[str], str],
    template: bytes | None = None,
) -> bytes:
    """The paper in that form, in an own template where one is given. Raises Refused where it may not be."""
    module = import_module(form.module)
    lay_out = module.page if form.ending == "html" else module.lay_out
    taken = signature(lay_out).parameters
    given: dict[str, Any] = {"link": link, "demonstration": settings.DEMO}
    given |= {"template": template} if template is not None else {}
    made = lay_out(paper, language, **{key: one for key, one in given.items() if key in taken})
    return made.encode() if isinstance(made, str) else made
