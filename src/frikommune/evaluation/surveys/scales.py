"""Answers on a scale: their words, their codes, and which of them agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from frikommune.language import Text

Family = Literal["agreement", "extent", "size", "satisfaction", "frequency"]
Points = Literal[3, 5, 7]
FAMILIES: tuple[Family, ...] = get_args(Family)
POINTS: tuple[Points, ...] = get_args(Points)

FAMILY_WORDS: Mapping[Family, Text] = {
    "agreement": Text("enig eller uenig", "agree or disagree"),
    "extent": Text("i hvor høj grad", "to what extent"),
    "size": Text("hvor stor", "how large"),
    "satisfaction": Text("tilfreds eller utilfreds", "satisfied or dissatisfied"),
    "frequency": Text("hvor ofte", "how often"),
}
TOP_WORDS: Mapping[Family, Text] = {
    "agreement": Text("Enige", "Agree"),
    "extent": Text("I høj grad", "To a high degree"),
    "size": Text("Stor", "Large"),
    "satisfaction": Text("Tilfredse", "Satisfied"),
    "frequency": Text("Ofte", "Often"),
}
"""What the share that answered above the middle is called."""

_SEVEN: Mapping[Family, tuple[Text, ...]] = {
    "agreement": (
        Text("helt uenig", "strongly disagree"),
        Text("uenig", "disagree"),
        Text("delvist uenig", "partly disagree"),
        Text("hverken enig eller uenig", "neither agree nor disagree"),
        Text("delvist enig", "partly agree"),
        Text("enig", "agree"),
        Text("helt enig", "strongly agree"),
    ),
    "extent": (
        Text("slet ikke", "not at all"),
        Text("i meget lav grad", "to a very low degree"),
        Text("i lav grad", "to a low degree"),
        Text("i nogen grad", "to some degree"),
        Text("i høj grad", "to a high degree"),
        Text("i meget høj grad", "to a very high degree"),
        Text("fuldt ud", "fully"),
    ),
    "size": (
        Text("ingen", "none"),
        Text("meget lille", "very small"),
        Text("lille", "small"),
        Text("nogen", "some"),
        Text("stor", "large"),
        Text("meget stor", "very large"),
        Text("særdeles stor", "exceedingly large"),
    ),
    "satisfaction": (
        Text("meget utilfreds", "very dissatisfied"),
        Text("utilfreds", "dissatisfied"),
        Text("delvist utilfreds", "partly dissatisfied"),
        Text("hverken tilfreds eller utilfreds", "neither satisfied nor dissatisfied"),
        Text("delvist tilfreds", "partly satisfied"),
        Text("tilfreds", "satisfied"),
        Text("meget tilfreds", "very satisfied"),
    ),
    "frequency": (
        Text("aldrig", "never"),
        Text("meget sjældent", "very rarely"),
        Text("sjældent", "rarely"),
        Text("af og til", "now and then"),
        Text("ofte", "often"),
        Text("meget ofte", "very often"),
        Text("altid", "always"),
    ),
}
_OF_SEVEN: Mapping[Family, Mapping[int, tuple[int, ...]]] = {
    "agreement": {3: (1, 3, 5), 5: (0, 1, 3, 5, 6)},
    "extent": {3: (2, 3, 4), 5: (0, 2, 3, 4, 5)},
    "size": {3: (2, 3, 4), 5: (0, 2, 3, 4, 5)},
    "satisfaction": {3: (1, 3, 5), 5: (0, 1, 3, 5, 6)},
    "frequency": {3: (2, 3, 4), 5: (0, 2, 3, 4, 6)},
}
"""Which of the seven answers a shorter scale has."""
NOT_RELEVANT = 0
"""The code of “ikke relevant” on every scale and list of choices."""
NOT_RELEVANT_WORDS = Text("ikke relevant / ved ikke", "not relevant / don't know")


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of 3, 5 or 7 points. Without its neutral middle it has one answer fewer.

    Codes run from 1 to `points` whether the middle is offered or not, so that ends and distances mean the
    same with it and without it. `not_relevant` offers an answer outside the scale, coded 0.
    """

    family: Family = "agreement"
    points: Points = 5
    neutral: bool = True
    not_relevant: bool = True

    @property
    def middle(self) -> int:
        """The code of the neutral answer."""
        return (self.points + 1) // 2

    @property
    def codes(self) -> tuple[int, ...]:
        """The codes that can be answered, lowest first; without 0."""
        every = range(1, self.points + 1)
        return tuple(code for code in every if self.neutral or code != self.middle)

    @property
    def top(self) -> tuple[int, ...]:
        """The codes above the middle: those who agree."""
        return tuple(code for code in self.codes if code > self.middle)

    def words(self, code: int) -> Text:
        """What an answer is called. Raises KeyError for a code that cannot be answered."""
        if code == NOT_RELEVANT and self.not_relevant:
            return NOT_RELEVANT_WORDS
        if code not in self.codes:
            raise KeyError(code)
        place = range(7)[code - 1] if self.points == 7 else _OF_SEVEN[self.family][self.points][code - 1]
        return _SEVEN[self.family][place]

    @property
    def top_words(self) -> Text:
        """`Enige (enig eller helt enig)`: whom the agreeing share counts."""
        said = [self.words(code) for code in self.top]
        name = TOP_WORDS[self.family]
        return Text(
            f"{name.da} ({' eller '.join(one.da for one in said)})",
            f"{name.en} ({' or '.join(one.en for one in said)})",
        )

    def turned(self, code: int) -> int:
        """The code as it counts in a score when the item is reversed: 5 becomes 1."""
        return self.points + 1 - code
