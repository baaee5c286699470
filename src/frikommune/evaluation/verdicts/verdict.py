"""The verdict of one outcome: from its interval, the better direction, and the margin set beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from frikommune.cases.mark import Mark
from frikommune.language import NO_WORDS, Text

Worthwhile = Literal["surely", "perhaps", "no", "not_said"]
Verdict = Literal["improved", "not_worse", "cannot_tell", "worse"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
VERDICT_WORDS: dict[Verdict, Text] = {
    "improved": Text("forbedret", "improved"),
    "not_worse": Text("ikke værre (inden for marginen)", "not worse (within the margin)"),
    "cannot_tell": Text("kan ikke afgøres", "cannot tell"),
    "worse": Text("værre", "worse"),
}
WORTHWHILE_WORDS: dict[Worthwhile, Text] = {
    "surely": Text(
        "Virkningen er mindst så stor, som den skal være for at være umagen værd.",
        "The effect is at least as large as it must be to be worthwhile.",
    ),
    "perhaps": Text(
        "Om virkningen er stor nok til at være umagen værd, kan ikke afgøres.",
        "Whether the effect is large enough to be worthwhile cannot be told.",
    ),
    "no": Text(
        "Virkningen er mindre, end den skal være for at være umagen værd.",
        "The effect is smaller than it must be to be worthwhile.",
    ),
    "not_said": NO_WORDS,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with its one plain sentence and the reason for it.

    `sentence` is what a leader reads; `why` how it follows from interval, margin and bounds; `caveats` what
    stands beside it (unfinished cases, designed after the data, reforms, few municipalities). A finding made
    of marked rows keeps the mark: outside a demonstration nothing may quote it.
    """

    verdict: Verdict
    sentence: Text
    why: Text
    caveats: tuple[Text, ...] = ()
    worthwhile: Worthwhile = "not_said"
    mark: Mark = Mark.NONE
    name: Text = NO_WORDS
