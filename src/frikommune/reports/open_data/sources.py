"""Where a row comes from, how sure it is, and when the fact was recorded: the last columns of every table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from frikommune.language import Text
from frikommune.law.source import CERTAINTY_WORDS, Certainty, Source
from frikommune.programme.entry import Entry, Subject, SubjectKind
from frikommune.programme.state import Question
from frikommune.programme.trial import by_number
from frikommune.programme.when import When
from frikommune.reports.open_data.dataset import Column, Value, code_of, coded, codes

_CERTAINTIES: Mapping[str, Text] = codes(CERTAINTY_WORDS)
SOURCE = (
    Column("source", "string", Text("Kilden, som oplysningen står i", "The source that says it")),
    Column("source_heading", "string", Text("Overskriften i kilden", "The heading in the source")),
    *coded("certainty", Text("Hvor sikkert det er", "How sure it is"), _CERTAINTIES),
)
ENTRY = (
    Column(
        "fact",
        "string",
        Text("Oplysningens id i netværkets journal", "The fact's id in the network's journal"),
    ),
    Column(
        "recorded",
        "date",
        Text("Den dag, oplysningen senest blev kendt", "The day by which the fact was known"),
    ),
)


def source_of(entry: Entry | None) -> dict[str, Value]:
    """The values of SOURCE and ENTRY."""
    if entry is None:
        empty = dict.fromkeys(("source", "source_heading", "fact", "recorded"))
        return {**empty, **code_of("certainty", None, _CERTAINTIES)}
    return {
        "source": entry.paper.reference,
        "source_heading": entry.heading or None,
        "fact": entry.id,
        "recorded": entry.recorded.last,
        **code_of("certainty", entry.certainty, _CERTAINTIES),
    }


def law_source_of(sources: Sequence[Source], certainty: Certainty) -> dict[str, Value]:
    """The values of SOURCE for what the law's own files say; several sources one after the other."""
    return {
        "source": "; ".join(dict.fromkeys(one.reference for one in sources)) or None,
        "source_heading": "; ".join(dict.fromkeys(one.heading for one in sources if one.heading)) or None,
        **code_of("certainty", certainty, _CERTAINTIES),
    }


GROUPS = (
    Column(
        "target_groups",
        "list",
        Text("Koder for de målgrupper, den gælder", "Codes of the target groups it covers"),
    ),
    Column("target_groups_da", "list", Text("Målgrupperne, på dansk", "The target groups, in Danish")),
    Column("target_groups_en", "list", Text("Målgrupperne, på engelsk", "The target groups, in English")),
)


def groups_of(codes: Collection[str], titles: Mapping[str, Text]) -> dict[str, Value]:
    """The values of GROUPS; no codes mean every group."""
    found = sorted(codes or titles)
    return {
        "target_groups": tuple(found),
        "target_groups_da": tuple(titles[one].da for one in found),
        "target_groups_en": tuple(titles[one].en for one in found),
    }


def spanned(name: str, when: When | None) -> dict[str, Value]:
    """The values of `dataset.span`."""
    return {
        f"{name}_first": when.start if when else None,
        f"{name}_last": when.last if when else None,
        f"{name}_as_written": when.written if when else None,
    }


def held(question: Question) -> Entry | None:
    """What is held to be so: the adopted, else the latest recorded; None where nothing is said."""
    found = question.adopted or tuple(one.entry for one in question.facts)
    return found[-1] if found else None


def names(subjects: Sequence[Subject], kind: SubjectKind) -> tuple[str, ...]:
    """The subjects of a kind, by number or name."""
    found = {one.name for one in subjects if one.kind == kind}
    return tuple(sorted(found, key=by_number))
