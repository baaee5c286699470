"""From when a duty is counted, as a line and for programs."""

from __future__ import annotations

from frikommune.cli.speaking import Speaking, line
from frikommune.law.anchors import counted_from
from frikommune.law.norm import CourseStart, Norm
from frikommune.law.words import Words


def show_anchor(speaking: Speaking, norm: Norm, words: Words) -> None:
    """Say from when the norm counts, where it is a duty that does not count from the start of the course."""
    if norm.kind == "duty" and not isinstance(norm.anchor, CourseStart):
        line(
            speaking.say("Regnes fra: ", "Counted from: ") + speaking.text(counted_from(norm.anchor, words)),
            1,
        )


def anchor_json(speaking: Speaking, norm: Norm, words: Words) -> str | None:
    """The same for programs; None for what is no duty."""
    return speaking.text(counted_from(norm.anchor, words)) if norm.kind == "duty" else None
