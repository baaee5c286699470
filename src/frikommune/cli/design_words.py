"""What `frikommune design` answers: for people, and as JSON (its keys are in docs/json.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from frikommune.cli.speaking import Speaking, heading, line
from frikommune.evaluation.designs.as_json import registered_json
from frikommune.evaluation.designs.changes import Change, changes
from frikommune.evaluation.designs.choosing import choose
from frikommune.evaluation.designs.design import Design, Registered
from frikommune.evaluation.designs.finding import WEIGHT_WORDS, Finding, Weight
from frikommune.evaluation.designs.planned import data_words
from frikommune.evaluation.designs.steps import STEPS, step_of
from frikommune.evaluation.designs.words import ESTIMATOR_WORDS, field_words

_WEIGHTS: tuple[Weight, ...] = ("must", "should")


def show_check(speaking: Speaking, registered: Registered, found: Sequence[Finding]) -> None:
    """What must be mended, then what should be considered, each under its step's title."""
    design = registered.design
    heading(f"{speaking.say('Forsøg', 'Trial')} {design.trial} · {design.title or '–'}")
    titles = {step.id: step.title for step in STEPS}
    for weight in _WEIGHTS:
        chosen = [one for one in found if one.weight == weight]
        if chosen:
            click.echo()
            words = speaking.text(WEIGHT_WORDS[weight])
            heading(f"{words[0].upper()}{words[1:]} ({len(chosen)})")
        for one in chosen:
            step = speaking.text(titles[step_of(one.field)])
            line(f"{step} – {speaking.text(one.says)}  [{one.field}]", 1, "• ")
    click.echo()
    if registered.lock is not None:
        line(speaking.text(data_words(registered)))
    elif any(one.weight == "must" for one in found):
        line(speaking.say("Designet kan ikke låses endnu.", "The design cannot be locked yet."))
    else:
        line(speaking.say("Designet kan låses.", "The design can be locked."))


def check_json(speaking: Speaking, registered: Registered, found: Sequence[Finding]) -> dict[str, Any]:
    """The findings, and whether the design can be locked."""
    return {
        "trial": registered.design.trial,
        "locked": registered.lock is not None,
        "can_be_locked": registered.lock is None and all(one.weight != "must" for one in found),
        "findings": [
            {
                "field": one.field,
                "step": step_of(one.field),
                "weight": one.weight,
                "words": speaking.text(one.says),
            }
            for one in found
        ],
    }


def show_registered(speaking: Speaking, registered: Registered) -> None:
    """The design that holds now, step by step; then the lock and each amendment with what it changed."""
    design = registered.design
    heading(f"{speaking.say('Forsøg', 'Trial')} {design.trial} · {design.title or '–'}")
    not_locked = speaking.say("Designet er ikke låst.", "The design is not locked.")
    line(speaking.text(data_words(registered)) if registered.lock else not_locked, 1)
    for step in STEPS:
        said = [one for one in _said(design) if step_of(one.field) == step.id]
        if said or step.id == "computed":
            click.echo()
            heading(speaking.text(step.title))
        _show_said(speaking, speaking.text(step.title), said)
        if step.id == "computed":
            _show_computed(speaking, design)
    _show_amendments(speaking, registered)


def _said(design: Design) -> tuple[Change, ...]:
    """Everything that the design says, as what it changes of an empty one."""
    return changes(Design(""), design)


def _show_said(speaking: Speaking, step: str, said: Sequence[Change]) -> None:
    """Fields on their own, and those of a table or of one row of a list under what they belong to."""
    last = ""
    for one in said:
        owner, _, name = one.field.rpartition(".")
        owner = owner.removesuffix(".outcome")
        title = _owner_words(speaking, owner)
        if owner != last and title not in ("", step):
            line(f"{title}:", 1)
        last = owner
        words = speaking.text(field_words(name))
        depth = 1 if title in ("", step) else 2
        line(f"{words[0].upper()}{words[1:]}: {speaking.text(one.after)}", depth)


def _owner_words(speaking: Speaking, owner: str) -> str:
    """`Andre mål 1`; no words for the design itself."""
    if not owner:
        return ""
    title = speaking.text(field_words(owner))
    number = f" {int(owner.rpartition('.')[2]) + 1}" if owner[-1].isdigit() else ""
    return f"{title[0].upper()}{title[1:]}{number}"


def _show_computed(speaking: Speaking, design: Design) -> None:
    computed = choose(design)
    if computed.estimator is not None and design.estimator is None:
        line(f"{speaking.say('Valgt', 'Chosen')}: {speaking.text(ESTIMATOR_WORDS[computed.estimator])}", 1)
    for one in (computed.reason, computed.inference, *computed.doubts):
        if speaking.text(one):
            line(speaking.text(one), 1, "• ")


def _show_amendments(speaking: Speaking, registered: Registered) -> None:
    before = registered.planned
    for one in registered.amendments:
        click.echo()
        after = speaking.say(", efter at data var set", ", after the data was seen") if one.data_seen else ""
        heading(f"{speaking.say('Ændret', 'Amended')} {speaking.day(one.on)}{after} ({one.by})")
        line(f"{speaking.say('Begrundelse', 'Reason')}: {one.reason}", 1)
        for change in changes(before, one.design):
            was, became = speaking.text(change.before), speaking.text(change.after)
            line(f"{speaking.text(change.label)}: {was} → {became}", 1, "• ")
        before = one.design


def show_sealed(speaking: Speaking, registered: Registered) -> None:
    """That a design was locked or amended, and the code to write into the minutes."""
    lock = registered.lock
    if lock is None:
        return
    line(speaking.text(data_words(registered)))
    seal = registered.amendments[-1].seal if registered.amendments else lock.seal
    line(
        speaking.say(
            f"Kode til referatet: {seal}. Passer den ikke længere til filen, er filen rettet bagefter.",
            f"Code for the minutes: {seal}. If it no longer fits the file, the file was changed afterwards.",
        )
    )


def registered_words(speaking: Speaking, registered: Registered) -> dict[str, Any]:
    """The design with its lock and amendments, and how it is computed."""
    computed = choose(registered.design)
    return {
        **registered_json(registered),
        "now": registered.design.digest,
        "data_words": speaking.text(data_words(registered)),
        "estimator": computed.estimator,
        "estimator_reason": speaking.text(computed.reason),
        "inference": speaking.text(computed.inference) or None,
        "changes": [
            {"field": one.field, "label": speaking.text(field_words(one.field)), "on": amendment.on}
            for before, amendment in zip(
                (registered.planned, *(one.design for one in registered.amendments)),
                registered.amendments,
                strict=False,
            )
            for one in changes(before, amendment.design)
        ],
    }
