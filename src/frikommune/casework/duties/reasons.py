"""The reason for a duty in one line: what the law or a trial says, and what may be done about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from frikommune.language import Text, day_text
from frikommune.law.exemption import Exemption
from frikommune.law.rulebook import Rule
from frikommune.law.source import Unknown
from frikommune.law.wording import asked, cannot, window_words
from frikommune.law.words import Words, any_of
from frikommune.ledger.explain import span_text
from frikommune.ledger.row import Row


def title_of(row: Row) -> Text:
    """The norm's title, with the number of the step where there are several."""
    title, number, terms = row.rule.norm.title, row.step, row.rule.duty
    windows = terms.windows if terms is not None else None
    if not isinstance(windows, Mapping) or len(windows) < 2:
        return title
    return Text(f"{title.da}, nr. {number}", f"{title.en}, no. {number}")


def reason_of(
    row: Row,
    law: Row | None,
    usable: tuple[Exemption, ...],
    words: Words,
    *,
    taken: bool,
    too_late: tuple[Exemption, ...] = (),
) -> Text:
    """One line: what is asked and by which layer, what the law alone says, what stands, what is allowed.

    `law` is the row without trials, where it differs. `taken` False: the step is only imagined today.
    `too_late` are exemptions that could be used until the last day in time.
    """
    asking = _asked(row.rule, row.step, words) or tuple(_why_unknown(row))
    parts = [*asking, *_alone(row, law), *_uses(row)]
    if not taken:
        parts += _would_stand(row)
    if usable:
        parts.append(_allowed(row, usable))
    if too_late:
        by = any_of(Text.same(one.id) for one in too_late)
        parts.append(Text(f"{by.da} kun, hvis det blev besluttet i tide", f"{by.en} only if decided in time"))
    return _joined(parts)


@lru_cache(maxsize=10_000)
def _asked(rule: Rule, step: int, words: Words) -> tuple[Text, ...]:
    """What the rule says, and the exemptions laid over it."""
    if rule.duty is not None:
        said = window_words(rule.duty, step, words)
        found = [said] if said is not None else []
    else:
        found = asked(rule.terms, words) if rule.terms is not None else []
    for one in rule.layers:
        word = Text("fraveget ved", "waived by") if one is rule.suspended_by else Text("ved", "by")
        found.append(
            Text(f"{word.da} forsøg {one.id} ({one.title.da})", f"{word.en} trial {one.id} ({one.title.en})")
        )
    return tuple(found)


def _why_unknown(row: Row) -> Iterator[Text]:
    for note in row.notes:
        if note.code == "unknown" and isinstance(because := note.facts[0], Text):
            yield cannot(Unknown(because))


def _alone(row: Row, law: Row | None) -> Iterator[Text]:
    """What the law alone says, where a trial has moved or waived it."""
    if law is None or law.opens is None or row.rule.norm.kind != "duty":
        return
    if (row.opens, row.due) != (law.opens, law.due) or row.standing in ("waived", "exempt"):
        span = span_text(law.opens, law.due)
        yield Text(f"uden forsøget {span.da}", f"without the trial {span.en}")


def _uses(row: Row) -> Iterator[Text]:
    """The decisions that let the citizen off, or do not yet."""
    for note in row.notes:
        name = str(note.facts[0]) if note.facts else ""
        if note.code == "use_counts":
            yield Text(f"fritaget i denne sag ved {name}", f"exempt in this case by {name}")
        elif note.code == "use_not_approved":
            yield Text(
                f"brugen af {name} er ikke godkendt af lederen", f"the use of {name} has no leader's approval"
            )


def _would_stand(row: Row) -> Iterator[Text]:
    """How the step would stand if it were taken today."""
    if row.standing in ("waived", "exempt"):
        return
    if row.rule.norm.kind == "limit":
        yield from _may_be_granted(row)
        return
    for note in row.notes:
        if note.code == "not_on_file":
            yield Text("foreligger ikke", "not on file")
        elif note.code == "on_file" and row.met_on is not None:
            day = day_text(row.met_on)
            yield Text(f"foreligger fra {day.da}", f"on file from {day.en}")
        elif note.code == "too_old":
            yield Text("det seneste er for gammelt", "the latest is too old")


def _may_be_granted(row: Row) -> Iterator[Text]:
    codes = {note.code for note in row.notes}
    if codes & {"permitted", "not_permitted"}:
        return
    if row.standing == "required":
        yes, no = Text("opfyldt i dag", "met today"), Text("ikke opfyldt i dag", "not met today")
        yield yes if row.outcome == "met" else no
    elif codes & {"attribute_missing", "employees_missing"}:
        yield Text("afhænger af det, der bevilges", "depends on what is granted")


def _allowed(row: Row, usable: Iterable[Exemption]) -> Text:
    by = any_of(Text.same(one.id) for one in usable)
    if row.rule.norm.kind == "limit":
        return Text(f"kan fraviges under forsøg {by.da}", f"may be set aside under trial {by.en}")
    return Text(f"kan undlades under forsøg {by.da}", f"may be left out under trial {by.en}")


def _joined(parts: Iterable[Text]) -> Text:
    said = [one for one in parts if one.da]
    return Text("; ".join(one.da for one in said), "; ".join(one.en for one in said))
