"""What every command shares: the language, common options, and how values are printed."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from frikommune.dates import parse_day
from frikommune.errors import closest, refuse
from frikommune.language import Language, Text, day_in_words
from frikommune.law import named
from frikommune.law.rulebook import Rulebook
from frikommune.packfiles.pack import Pack, load_pack

INDENT = "  "


class DayType(click.ParamType[date]):
    """A day, as `2018-03-01` or `01.03.2018`."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day. Raises Refused, naming the option."""
        if isinstance(value, date):
            return value
        return parse_day(value, param.opts[0] if param else "")


@dataclass(frozen=True, slots=True)
class Speaking:
    """Speaks one language to the user."""

    language: Language

    def say(self, da: str, en: str) -> str:
        """The words in the user's language; a file's name may hold bytes that are no text."""
        words = da if self.language == "da" else en
        return words.encode("utf-8", "backslashreplace").decode("utf-8")

    def text(self, text: Text) -> str:
        """A text in the user's language."""
        return text.said_in(self.language)

    def day(self, day: date | None) -> str:
        """A day in the user's language; a dash for none."""
        return day_in_words(day, self.language) if day else "–"

    def coded(self, titles: Mapping[str, Text]) -> str:
        """`Jobparate dagpengemodtagere [dagpenge]; …`: titles with the codes that options take."""
        return "; ".join(f"{self.text(title)} [{code}]" for code, title in titles.items())

    def citizens(self, number: int) -> str:
        """`1 borger`, `12 citizens`."""
        one = number == 1
        return f"{number} {self.say('borger' if one else 'borgere', 'citizen' if one else 'citizens')}"

    def option(self, *names: str, da: str, en: str, **settings: Any) -> click.Option:
        """An option with its help in the user's language."""
        return click.Option(list(names), help=self.say(da, en), **settings)

    def pack_option(self) -> click.Option:
        """`--pack DIR`."""
        return self.option(
            "--pack",
            da="Mappe med pakken (ellers den nordjyske).",
            en="Folder of the pack (else the North Jutland one).",
            type=click.Path(path_type=Path),
        )

    def norm_option(self) -> click.Option:
        """`--norm ID`."""
        return self.option(
            "--norm", da="Kun denne norm, fx faellessamtale.", en="This norm only, such as faellessamtale."
        )

    def json_option(self) -> click.Option:
        """`--json`."""
        return self.option(
            "--json",
            "as_json",
            da="Skriv svaret som JSON (nøglerne står i docs/json.md).",
            en="Write the answer as JSON (its keys are in docs/json.md).",
            is_flag=True,
        )

    def without_option(self) -> click.Option:
        """`--without-trials`."""
        return self.option(
            "--without-trials",
            da="Se bort fra alle forsøg: loven alene.",
            en="Leave all trials out: the law alone.",
            is_flag=True,
        )


def open_pack(folder: Path | None) -> Pack:
    """The pack of `--pack`, or the one that comes with the program."""
    return load_pack(folder)


def known_municipality(rulebook: Rulebook, given: str) -> str:
    """The municipality meant, whatever its case. Raises Refused."""
    return named.known_municipality(rulebook, given, "--municipality")


def known_group(rulebook: Rulebook, given: str) -> str:
    """The target group meant. Raises Refused."""
    return named.known_group(rulebook, given, "--group")


def known_norm(rulebook: Rulebook, given: str, where: str = "--norm") -> str:
    """The norm meant. Raises Refused."""
    return named.known_norm(rulebook, given, where)


def known_trial(pack: Pack, given: str, where: str = "--trial") -> str:
    """The number of a trial of the pack. Raises Refused."""
    if given in pack.trials:
        return given
    raise refuse(
        "unknown_trial",
        problem=Text(f"Pakken har intet forsøg “{given}”", f"The pack has no trial “{given}”"),
        where=where,
        given=given,
        expected=Text("nummeret på et forsøg, fx 1.3", "the number of a trial, such as 1.3"),
        do_next=closest(given, pack.trials),
    )


def show_json(value: Any) -> None:
    """Print JSON, days as ISO dates."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset | set | tuple):
        return sorted(value) if isinstance(value, frozenset | set) else list(value)
    raise TypeError(type(value).__name__)


def heading(words: str) -> None:
    """A bold line."""
    click.secho(words, bold=True)


def line(words: str, depth: int = 0, mark: str = "") -> None:
    """A line wrapped to the terminal, indented; `mark` stands before its first line."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 110)
    first = INDENT * depth + mark
    click.echo(
        textwrap.fill(
            words,
            width,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_on_hyphens=False,
            break_long_words=False,
        )
    )
