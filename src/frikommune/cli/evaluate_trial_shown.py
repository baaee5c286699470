"""What `frikommune evaluate-trial` prints and saves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from frikommune.cli.marks import in_heading
from frikommune.cli.speaking import Speaking, heading, line
from frikommune.evaluation.evaluated.as_json import as_json
from frikommune.evaluation.evaluated.as_text import lines
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.pictures.drawn import png, svg
from frikommune.evaluation.pictures.specification import WIDE

WIDTH = 100


def show_evaluation(speaking: Speaking, found: Evaluation, saved: tuple[str, ...]) -> None:
    """The sentence first, then why, the figures, and what they rest on."""
    name = speaking.text(found.judged.name)
    head = " · ".join(filter(None, (found.source, name)))
    heading(f"{head}{in_heading(speaking, found.effect.mark)}")
    click.echo()
    for words, is_heading in lines(found, speaking.language, WIDTH):
        if is_heading:
            heading(words)
        else:
            click.echo(words)
    if saved:
        click.echo()
        heading(speaking.say("Billeder", "Pictures"))
        for path in saved:
            line(path, 1)


def evaluation_json(speaking: Speaking, found: Evaluation, saved: tuple[str, ...]) -> dict[str, Any]:
    """The answer with the keys of docs/json.md."""
    return {**as_json(found, speaking.language), "saved": list(saved)}


def save_pictures(speaking: Speaking, found: Evaluation, folder: Path) -> tuple[str, ...]:
    """Each picture as SVG and PNG, numbered in the order in which they were made; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    saved = []
    for number, drawing in enumerate(found.effect.drawings, 1):
        stem = folder / f"{number}-{drawing.kind}"
        stem.with_suffix(".svg").write_text(svg(drawing, speaking.language, WIDE), encoding="utf-8")
        stem.with_suffix(".png").write_bytes(png(drawing, speaking.language, WIDE))
        saved += [str(stem.with_suffix(".svg")), str(stem.with_suffix(".png"))]
    return tuple(saved)
