"""Under which licence the data is given, what that means, and how to cite it. Said once, shown everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: `id` is SPDX's, `address` its text, `code` the EU's own name for it."""

    id: str
    title: Text
    address: str
    code: str
    means: Text


LICENCE = Licence(
    id="CC-BY-4.0",
    title=Text(
        "Creative Commons Kreditering 4.0 International", "Creative Commons Attribution 4.0 International"
    ),
    address="https://creativecommons.org/licenses/by/4.0/",
    code="http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
    means=Text(
        "Du må frit bruge, dele og bearbejde data, også til salg, når du nævner kilden og skriver, hvis du"
        " har ændret noget.",
        "You may use, share and adapt the data, also to sell, if you name the source and say if you changed"
        " anything.",
    ),
)


def citation(sender: Text, title: Text, day: Text, version: str) -> Text:
    """How to cite a table."""
    return Text(
        f"{sender.da}: {title.da}, pr. {day.da}, udgave {version}. {LICENCE.id}.",
        f"{sender.en}: {title.en}, as of {day.en}, version {version}. {LICENCE.id}.",
    )
