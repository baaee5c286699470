"""`frikommune trail`: whether the trail is whole, its head for the minutes, and what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.opening_web import data_option, open_web
from frikommune.cli.speaking import Speaking, heading, line, show_json
from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.packfiles.files import read_text

if TYPE_CHECKING:
    from frikommune.web.trail.models import Trace
    from frikommune.web.trail.verifying import Head, Verified

BROKEN = 1
_HEAD = re.compile(r"(?P<number>[0-9]{1,18}):(?P<digest>[0-9a-f]{64})")


def build(speaking: Speaking) -> click.Group:
    """The command group."""
    group = click.Group(
        "trail",
        help=speaking.say(
            "Sporet af alle ændringer og opslag: efterprøv det, og notér dets ende.",
            "The trail of all changes and look-ups: verify it, and note its head.",
        ),
    )
    for command in (_verify(speaking), _head(speaking), _show(speaking)):
        group.add_command(command)
    return group


def _verify(speaking: Speaking) -> click.Command:
    def run(data: Path, head: tuple[str, ...], heads: Path | None, as_json: bool) -> int:
        wanted = [_read_head(one, "--head") for one in head]
        if heads is not None:
            wanted += [
                (number, digest)
                for place, text in enumerate(read_text(heads, heads.name).splitlines(), 1)
                if text.strip()
                for number, digest in [_read_head(text.split()[0], f"{heads.name}, {place}")]
            ]
        open_web("frikommune trail", data)
        from frikommune.web.trail.verifying import Head, note_verified, verify

        found = verify(Head(number, digest) for number, digest in wanted)
        note_verified(found, len(wanted))
        _say_verified(speaking, found, len(wanted), as_json)
        return BROKEN if found.broken else 0

    return click.Command(
        "verify",
        callback=run,
        help=speaking.say(
            "Gå hele kæden igennem, og sig, hvor den først er brudt. Svarer 1, hvis den er.",
            "Walk the whole chain, and say where it is first broken. Answers 1 if it is.",
        ),
        params=[
            data_option(speaking),
            speaking.option(
                "--head",
                da="En ende, der er noteret før (nummer:sum); kan skrives flere gange.",
                en="A head that was noted before (number:digest); may be given more than once.",
                metavar=speaking.say("ENDE", "HEAD"),
                multiple=True,
            ),
            speaking.option(
                "--heads",
                da="Fil med sådanne ender, en på hver linje.",
                en="File with such heads, one a line.",
                metavar=speaking.say("FIL", "FILE"),
                type=click.Path(path_type=Path, dir_okay=False),
            ),
            speaking.json_option(),
        ],
    )


def _say_verified(speaking: Speaking, found: Verified, heads: int, as_json: bool) -> None:
    if as_json:
        broken = [{"number": one.number, "how": speaking.text(one.how)} for one in found.broken]
        show_json({"walked": found.walked, "head": str(found.head), "heads": heads, "broken": broken})
        return
    if not found.broken:
        click.echo(
            speaking.say(
                f"Sporet er helt: {found.walked} spor, {heads} noterede ender passer. Enden er {found.head}",
                f"The trail is whole: {found.walked} traces, {heads} noted heads fit. Head: {found.head}",
            )
        )
        return
    heading(
        speaking.say(
            f"Sporet er brudt. Så langt var det helt: spor {found.head.number}.",
            f"The trail is broken. So far it was whole: trace {found.head.number}.",
        )
    )
    for one in found.broken:
        line(speaking.text(one.how), 1)


def _head(speaking: Speaking) -> click.Command:
    def run(data: Path, to: Path | None) -> None:
        open_web("frikommune trail", data)
        from frikommune.web.trail.verifying import head

        words = _head_words(head())
        click.echo(words)
        if to is not None:
            with to.open("a", encoding="utf-8") as file:
                file.write(words + "\n")

    return click.Command(
        "head",
        callback=run,
        help=speaking.say(
            "Sporets ende, til referatet eller en fil uden for databasen: så kan ingen skrive kæden om.",
            "The trail's head, for the minutes or a file outside the database: so nobody can rewrite it.",
        ),
        params=[
            data_option(speaking),
            speaking.option(
                "--to",
                da="Føj enden til denne fil.",
                en="Add the head to this file.",
                metavar=speaking.say("FIL", "FILE"),
                type=click.Path(path_type=Path, dir_okay=False),
            ),
        ],
    )


def _head_words(one: Head) -> str:
    return f"{one} {one.at.isoformat(timespec='seconds')}" if one.at else str(one)


def _show(speaking: Speaking) -> click.Command:
    def run(data: Path, last: int, what: str | None, citizen: int | None, as_json: bool) -> None:
        open_web("frikommune trail", data)
        from frikommune.web.trail.models import Trace

        rows = Trace.objects.order_by("-number")
        rows = rows.filter(what=what) if what else rows
        rows = rows if citizen is None else rows.filter(citizen=citizen)
        found = list(rows[:last])
        if as_json:
            show_json([_as_json(one) for one in found])
            return
        for one in found:
            _say(speaking, one)

    number = speaking.say("TAL", "NUMBER")
    return click.Command(
        "show",
        callback=run,
        help=speaking.say("Vis de seneste spor.", "Show the latest traces."),
        params=[
            data_option(speaking),
            speaking.option(
                "--last",
                da="Så mange (ellers 20).",
                en="So many (else 20).",
                metavar=number,
                type=click.IntRange(1, 100_000),
                default=20,
            ),
            speaking.option(
                "--what",
                da="Kun denne tabel, fx people_seat.",
                en="This table only, such as people_seat.",
                metavar=speaking.say("TABEL", "TABLE"),
            ),
            speaking.option(
                "--case",
                "citizen",
                da="Kun denne sag (dens nummer i databasen).",
                en="This case only (its number in the database).",
                metavar=number,
                type=int,
            ),
            speaking.json_option(),
        ],
    )


def _say(speaking: Speaking, one: Trace) -> None:
    from frikommune.web.trail.words import DEEDS

    words = DEEDS.get(one.deed)
    deed = speaking.text(words) if words else one.deed
    heading(f"{one.number}  {one.at.isoformat(sep=' ', timespec='seconds')}  {deed} {one.what} {one.keys}")
    said = (one.who, one.seat, one.programme, one.municipality, one.purpose, one.fields, one.request)
    line(" · ".join(filter(None, said)), 1)


def _as_json(one: Trace) -> dict[str, object]:
    from frikommune.web.trail.chain import COLUMNS

    return {name: getattr(one, name) for name in (*COLUMNS, "digest")}


def _read_head(text: str, where: str) -> tuple[int, str]:
    found = _HEAD.fullmatch(text.strip())
    if found:
        return int(found["number"]), found["digest"]
    raise refuse(
        "not_a_head",
        problem=Text("Enden af sporet kan ikke læses", "The head of the trail cannot be read"),
        where=where,
        given=text[:80],
        expected=Text(
            "nummer, kolon og 64 tegn, som frikommune trail head skriver dem",
            "a number, a colon and 64 letters, as frikommune trail head writes them",
        ),
        do_next=Text("Skriv den af efter referatet.", "Copy it from the minutes."),
    )
