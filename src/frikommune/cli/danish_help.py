"""Click's own few words, said in Danish."""

from __future__ import annotations

from collections.abc import Iterable

import click

_HEADINGS = {"Options": "Valg", "Commands": "Kommandoer"}
_WORDS = (
    ("[OPTIONS]", "[VALG]"),
    ("COMMAND [ARGS]...", "KOMMANDO [VALG]..."),
    (" TEXT", " TEKST"),
    (" DAY", " DAG"),
    (" PATH", " STI"),
    ("[required]", "[skal angives]"),
    ("Show this message and exit.", "Vis denne hjælp."),
)


class DanishFormatter(click.HelpFormatter):
    """Writes a command's help with Danish headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is written."""
        super().write_usage(prog, _in_danish(args), prefix or "Brug: ")

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands."""
        said = [(_in_danish(first), _in_danish(second)) for first, second in rows]
        super().write_dl(said, col_max, col_spacing)


class DanishContext(click.Context):
    """A context whose help is in Danish."""

    formatter_class = DanishFormatter


def speak_danish(command: click.Command) -> None:
    """Let a command and all beneath it show their help in Danish."""
    command.context_class = DanishContext
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            speak_danish(inner)


def _in_danish(words: str) -> str:
    for english, danish in _WORDS:
        words = words.replace(english, danish)
    return words
