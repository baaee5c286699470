"""Published counts as `24/54`, with their unfinished, in place of rows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from frikommune.errors import Refused, refuse
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.effects.effect import Effect
from frikommune.evaluation.effects.groups import one_group, two_groups
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.digests import digest_of_counts
from frikommune.language import Text

_FRACTION = re.compile(r"(\d[\d.]*)\s*(?:/|af|of)\s*(\d[\d.]*)")


def effect_of_counts(said: dict[str, Any], question: Question) -> Effect:
    """One group against the benchmark, or two groups where there is `--against`. Raises Refused."""
    treated = _counted(said["counted"], said.get("unfinished", 0), "--counted")
    if "against" not in said:
        return replace(one_group.estimate_counted(treated, question), digest=digest_of_counts(treated))
    untreated = _counted(said["against"], said.get("against_unfinished", 0), "--against")
    effect = two_groups.estimate_two_counted(treated, untreated, question)
    return replace(effect, digest=digest_of_counts(treated, untreated))


def _counted(words: str, unfinished: int, where: str) -> Counted:
    found = _FRACTION.fullmatch(words.strip())
    if not found:
        raise _no_fraction(words, where)
    part, whole = (int(one.replace(".", "")) for one in found.groups())
    try:
        return Counted(part, whole, unfinished)
    except ValueError:
        raise _more_than_all(f"{part} + {unfinished} / {whole}", where) from None


def _no_fraction(words: str, where: str) -> Refused:
    return refuse(
        "no_fraction",
        problem=Text("Det er ikke en tæller og en nævner", "This is no numerator and denominator"),
        where=where,
        given=words,
        expected=Text("to hele tal med skråstreg, fx 24/54", "two whole numbers with a slash, such as 24/54"),
        do_next=Text(
            "Skriv dem, det lykkedes for, og alle, der begyndte.",
            "Write those who succeeded, and all who began.",
        ),
    )


def _more_than_all(given: str, where: str) -> Refused:
    return refuse(
        "more_than_all",
        problem=Text(
            "De færdige og de uafsluttede er flere end alle",
            "The finished and the unfinished are more than all",
        ),
        where=where,
        given=given,
        expected=Text(
            "tælleren og de uafsluttede højst som nævneren",
            "numerator and unfinished at most as the denominator",
        ),
        do_next=Text("Se tallene efter i kilden.", "Check the figures in their source."),
    )
