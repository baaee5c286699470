"""What the data of an effort says of its steps, in words."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.dates import Step
from frikommune.language import Text
from frikommune.law.effort import ByUse, Detail, Effort, EffortStep, FollowUp
from frikommune.law.source import Unknown
from frikommune.law.words import Words, all_of, any_of


def step_lines(effort: Effort, step: EffortStep, words: Words) -> tuple[Text, ...]:
    """What records the step, what must be there before, how long it lasts, what is recorded."""
    return tuple(_step(effort, step, words))


def follow_up_lines(effort: Effort, follow_up: FollowUp, words: Words) -> tuple[Text, ...]:
    """How often, and what is recorded."""
    every = follow_up.every
    if every is None:
        rhythm = Text("når der er behov", "when it is needed")
    elif isinstance(every, Step):
        rhythm = Text(f"hver {every.in_words('da')}", f"every {every.in_words('en')}")
    else:
        rhythm = Text("hvor tit, kan ikke afgøres", "how often cannot be determined")
    against = effort.step(follow_up.held_against)
    held = (
        (Text(f"summen holdes op mod “{against.title.da}”", f"the sum is held against “{against.title.en}”"),)
        if against is not None
        else ()
    )
    return (rhythm, *_recorded(follow_up.details, words), *held)


def _step(effort: Effort, step: EffortStep, words: Words) -> Iterator[Text]:
    if isinstance(step.by, ByUse):
        name = step.by.exemption
        yield Text(f"registreres som brug af {name}", f"registered as a use of {name}")
    if before := effort.step(step.after):
        yield Text(f"kræver “{before.title.da}”", f"needs “{before.title.en}”")
        if before.assessed:
            yield Text("kun for dem, der vurderes at skulle videre", "only for those assessed to go on")
    if step.groups is not None and step.groups:
        groups = any_of(words.group_inside(one) for one in words.groups if one in step.groups)
        yield Text(f"for {groups.da}", f"for {groups.en}")
    yield from _length(step.lasts, Text("varer", "lasts"))
    yield from _length(step.longest, Text("varer højst", "lasts at most"))
    yield from _recorded(step.details, words)


def _length(length: Step | Unknown | None, how: Text) -> Iterator[Text]:
    if isinstance(length, Step):
        yield Text(f"{how.da} {length.in_words('da')}", f"{how.en} {length.in_words('en')}")
    elif length is not None:
        yield Text("hvor længe, kan ikke afgøres", "how long cannot be determined")


def _recorded(details: tuple[Detail, ...], words: Words) -> Iterator[Text]:
    if details:
        names = all_of(words.attribute(one.attribute) for one in details)
        yield Text(f"der registreres {names.da}", f"what is recorded: {names.en}")
