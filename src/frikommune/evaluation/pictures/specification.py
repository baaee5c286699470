"""From a drawing to its Vega-Lite specification: a plain dict, the same for the same drawing."""

from __future__ import annotations

from importlib import import_module

from frikommune.evaluation.pictures.canvas import Canvas
from frikommune.evaluation.pictures.theme import LOCALES, SCHEMA, Spec, config
from frikommune.evaluation.shown.laid_out import Drawing
from frikommune.language import Language

WIDE, NARROW = 640, 340


def specification(drawing: Drawing, language: Language, width: int = WIDE) -> Spec:
    """The drawing as Vega-Lite, `width` pixels wide in all, with every word in one language.

    A browser that draws it needs the language's number format, which stands in `usermeta.embedOptions`.
    """
    canvas = Canvas(drawing, language, width)
    plot = import_module(f"frikommune.evaluation.pictures.{drawing.kind}").plot(canvas)
    return {
        "$schema": SCHEMA,
        "description": drawing.told.said_in(language),
        "usermeta": {"embedOptions": {"formatLocale": LOCALES[language]}},
        "title": {"text": canvas.wrapped(drawing.title.said_in(language), 0.86)},
        "width": width,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 5, "right": 10, "top": 5, "bottom": 5},
        "config": config(canvas.narrow),
        **plot,
    }
