"""What an import says: what it would change, and what came of it. It holds no citizen's number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from frikommune.cli.speaking import INDENT, Speaking
from frikommune.errors import Refusal
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.casework.delivery.preview import Counts, Preview
    from frikommune.web.deliveries.models import Delivery

_PARTS = {
    "citizens": Text("borgere", "citizens"),
    "spells": Text("forløb", "spells"),
    "events": Text("hændelser", "events"),
    "uses": Text("brug af fravigelser", "uses of exemptions"),
}
_HEADS = Text("nye rettede væk uændrede", "new changed gone same")
_SHOWN = 10


def show_preview(speaking: Speaking, found: Preview) -> None:
    """The counts as a small table, the first refused rows, and the warnings."""
    heads = speaking.text(_HEADS).split()
    click.echo(" " * 22 + "".join(f"{head:>12}" for head in heads))
    for name, counts in {"citizens": found.citizens, **found.rows}.items():
        click.echo(f"{speaking.text(_PARTS[name]):22}" + "".join(f"{one:>12}" for one in _numbers(counts)))
    if found.skipped:
        skipped = (
            f"{found.skipped} rækker springes over af mappingen",
            f"{found.skipped} rows are passed over by the mapping",
        )
        click.echo(speaking.say(*skipped))
    for one in found.refused[:_SHOWN]:
        click.echo(
            f"{INDENT}{one.where}: {speaking.text(one.problem)}. {speaking.text(one.do_next)}", err=True
        )
    more = len(found.refused) - _SHOWN
    if more > 0:
        click.echo(speaking.say(f"{INDENT}… og {more} til", f"{INDENT}… and {more} more"), err=True)
    for warning in found.warnings:
        click.echo(speaking.text(warning))


def _numbers(counts: Counts) -> tuple[int, ...]:
    return counts.new, counts.changed, counts.gone, counts.same


def show_answer(speaking: Speaking, delivery: Delivery) -> int:
    """What came of a delivery, and the exit code: 0 stored, 1 something is left to a person, 2 refused."""
    from frikommune.casework.delivery.preview import preview_of_json

    if delivery.refusals:
        for one in delivery.refusals:
            click.echo(_refusal(one[speaking.language]).said_in(speaking.language), err=True)
        return 2
    if delivery.state != "stored":
        click.echo(
            speaking.say(
                f"{delivery.file}: intet er gemt endnu. Leveringen venter på et svar i browseren.",
                f"{delivery.file}: nothing is stored yet. The delivery waits for an answer in the browser.",
            )
        )
        return 1
    if preview_of_json(delivery.found).nothing:
        click.echo(
            speaking.say(
                f"{delivery.file}: intet er ændret; alt var gemt i forvejen.",
                f"{delivery.file}: nothing changed; all was stored already.",
            )
        )
    else:
        click.echo(speaking.say(f"{delivery.file}: gemt.", f"{delivery.file}: stored."))
    return 1 if delivery.found["rows_refused"] else 0


def _refusal(one: dict[str, str]) -> Refusal:
    texts = [Text.same(one[name]) for name in ("problem", "expected", "do_next")]
    return Refusal(one["code"], texts[0], one["where"], one["given"], texts[1], texts[2])
