"""One round of a survey with its answers, and which of its groups may be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from frikommune.cases.mark import Mark
from frikommune.evaluation.surveys.answering import Value
from frikommune.evaluation.surveys.box import Answer
from frikommune.evaluation.surveys.groups import LEAST, Cell, Group, shown_groups
from frikommune.evaluation.surveys.questionnaire import ROLE_WORDS, Questionnaire
from frikommune.evaluation.surveys.scoring import Tally, counts, tally
from frikommune.evaluation.surveys.variables import Variable
from frikommune.language import Text

ALL = Group()
ALL_WORDS = Text("alle", "all")
NOT_SAID = Text("ikke oplyst", "not said")


@dataclass(frozen=True)
class Wave:
    """A round: its questionnaire as it was locked, and what was answered. `closed`: its last day."""

    number: int
    title: Text
    questionnaire: Questionnaire
    answers: tuple[Answer, ...]
    closed: date | None = None
    mark: Mark = Mark.NONE

    @cached_property
    def by_cell(self) -> Mapping[Cell, Sequence[Answer]]:
        """The answers of each cell."""
        found: dict[Cell, list[Answer]] = {}
        for one in self.answers:
            found.setdefault(cell_of(one), []).append(one)
        return found

    @cached_property
    def sizes(self) -> Mapping[Cell, int]:
        """How many answered, by cell."""
        return {cell: len(some) for cell, some in self.by_cell.items()}

    @cached_property
    def wanted(self) -> tuple[Group, ...]:
        """The groups that readers ask for: all, then each role and each municipality, the largest first."""
        found = [ALL]
        for name in ("role", "municipality"):
            named = {getattr(cell, name) for cell in self.sizes}
            groups = [Group(role=one) if name == "role" else Group(municipality=one) for one in named]
            if len(named) > 1:
                found += sorted(groups, key=lambda one: (-size_of(self.sizes, one), group_words(one).da))
        return tuple(found)

    def shown(self, variable: Variable) -> frozenset[Group]:
        """Which groups' answers to a variable may be shown: the same for every table, picture and file.

        Whoever found nothing relevant is no answer that counts. Cells without any such answer still hold one
        person each here: that nobody there found it relevant is told by their answers too.
        """
        found = {
            cell: sum(counts(variable, one.values.get(variable.key)) for one in some)
            for cell, some in self.by_cell.items()
        }
        sizes = {cell: max(many, 1) for cell, many in found.items()}
        return shown_groups(sizes, [one for one in self.wanted if size_of(found, one) >= LEAST])

    def tally(self, variable: Variable, group: Group = ALL) -> Tally:
        """What a group answered. Whether it may be shown is `shown`'s to say."""
        return tally(variable, self.values(variable, group))

    def values(self, variable: Variable, group: Group = ALL) -> list[Value | None]:
        """What each in a group answered; None for who left it out."""
        cells = (some for cell, some in self.by_cell.items() if group.holds(cell))
        return [one.values.get(variable.key) for some in cells for one in some]


def cell_of(answer: Answer) -> Cell:
    """Where an answer belongs."""
    return Cell(answer.municipality, answer.role)


def size_of(sizes: Mapping[Cell, int], group: Group) -> int:
    """How many persons a group holds."""
    return sum(size for cell, size in sizes.items() if group.holds(cell))


def group_words(group: Group) -> Text:
    """`Aalborg`, `medarbejdere`, `alle`."""
    if group.role is not None:
        return ROLE_WORDS.get(group.role, NOT_SAID)
    if group.municipality is not None:
        return Text.same(group.municipality) if group.municipality else NOT_SAID
    return ALL_WORDS


def capital(words: Text) -> Text:
    """With a capital letter first, as a row or a column is headed."""
    return Text(*(one[:1].upper() + one[1:] for one in words))
