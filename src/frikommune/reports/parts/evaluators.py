"""Who evaluates the trials: the municipalities, who advises them, and whom they have asked."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Words
from frikommune.reports.parts.rounds import quoted_trial
from frikommune.reports.parts.sentences import chosen, lowered, paragraphs, sentences
from frikommune.reports.writing import ended, listed_words, write


def evaluation(facts: Facts, network: Subject) -> Iterator[Block]:
    """A paragraph each: the duty, the adviser, the evaluators; what no source tells is left out."""
    yield from paragraphs(
        sentences(facts, network, "evaluates"), _adviser(facts, network), _evaluators(facts)
    )


def _adviser(facts: Facts, network: Subject) -> Iterator[Words]:
    entry = chosen(facts, network, "advised_by")
    if entry is None or not isinstance(entry.value, Subject):
        return
    if role := facts.found(entry.value, "role"):
        name = facts.cite(entry)
        comma = Text(*("," if ", " in said else "" for said in name.text))
        yield ended(
            write("{name}{comma} {role}", "{name}{comma} {role}", name=name, comma=comma, role=lowered(role))
        )
    yield from sentences(facts, entry.value, "says")


def _evaluators(facts: Facts) -> Iterator[Words]:
    """Who evaluates which trials for the municipalities, and what they do."""
    found: dict[Subject, list[Subject]] = {}
    for one in facts.trials:
        entry = chosen(facts, one.trial, "evaluated_by")
        if entry is not None and isinstance(entry.value, Subject):
            found.setdefault(entry.value, []).append(one.trial)
    for evaluator, trials in found.items():
        named, role = facts.found(evaluator, "named") or facts.name(evaluator), facts.found(evaluator, "role")
        yield write(
            "Om {trials} har kommunerne indgået aftale med {name}.",
            "On {trials} the municipalities have an agreement with {name}.",
            trials=listed_words([quoted_trial(facts, one) for one in trials]), name=named,
        )  # fmt: skip
        if role:
            yield ended(write("{name} {role}", "{name} {role}", name=named, role=lowered(role)))
