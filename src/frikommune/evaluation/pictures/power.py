"""Power against the size of the effect."""

from __future__ import annotations

from frikommune.evaluation.pictures.canvas import Canvas
from frikommune.evaluation.pictures.paths import lines
from frikommune.evaluation.pictures.theme import Spec


def plot(canvas: Canvas) -> Spec:
    """The layers of the picture."""
    return lines(canvas, "monotone", zero=True)
