"""The law of two days, norm by norm: same, stricter, milder, gone or new.

Milder means: whatever met the earlier rule meets the later one too. It is computed from what the rules say,
never typed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frikommune.errors import refuse
from frikommune.language import Text, day_text, listed
from frikommune.law.duties_compared import duty_findings
from frikommune.law.norm import Norm
from frikommune.law.relation import Finding, Relation, overall
from frikommune.law.rulebook import Rule, Rulebook
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, LimitTerms, PreconditionTerms, Terms
from frikommune.law.triggers_compared import limit_findings, precondition_findings
from frikommune.law.wording import asked, both, cannot
from frikommune.law.words import Words

TOO_OLD = Unknown(
    Text("pakken ingen så gammel version har af normen", "the pack holds no version of the norm that old")
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How the later rule stands to the earlier one, and why, in a sentence."""

    relation: Relation
    why: Text


@dataclass(frozen=True, slots=True)
class GroupJudgement:
    """The judgement of one norm for some groups."""

    groups: tuple[str, ...]
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class NormCompared:
    """One norm on two days. One part where it is the same judgement for everybody, otherwise one for each."""

    norm: Norm
    parts: tuple[GroupJudgement, ...]

    @property
    def relation(self) -> Relation:
        """The judgement of the norm as a whole: stricter for some and milder for others is `changed`."""
        return overall(part.judgement.relation for part in self.parts)


def change_days(rulebook: Rulebook) -> Mapping[date, int]:
    """The days on which the law changed, in order, and how many norms began a new version that day."""
    found = Counter(version.start for norm in rulebook.norms.values() for version in norm.versions[1:])
    return dict(sorted(found.items()))


def check_order(earlier: date, later: date, where: str, do_next: Text) -> None:
    """Raises Refused, at `where`, unless the later day is after the earlier."""
    if earlier < later:
        return
    first = day_text(earlier)
    raise refuse(
        "days_backwards",
        problem=Text(
            "Den senere dag ligger ikke efter den tidligere", "The later day is not after the earlier"
        ),
        where=where,
        given=later.isoformat(),
        expected=Text(f"en dag efter {first.da}", f"a day after {first.en}"),
        do_next=do_next,
    )


def compare_days(rulebook: Rulebook, earlier: date, later: date) -> tuple[NormCompared, ...]:
    """The law alone, without any trial, norm by norm. Norms that are in force on neither day are left out."""
    found = (compared(rulebook, norm, earlier, later) for norm in rulebook.norms.values())
    return tuple(one for one in found if one is not None)


def compared(rulebook: Rulebook, norm: Norm, earlier: date, later: date) -> NormCompared | None:
    """One norm on two days; None where it is in force on neither."""
    by_judgement: dict[Judgement, list[str]] = {}
    for group in groups_of(rulebook, norm):
        old, new = (law_on(rulebook, norm, group, day) for day in (earlier, later))
        if not (asks(old) or asks(new) or old.before or new.before):
            return None
        by_judgement.setdefault(compare(old, new, group, rulebook.words), []).append(group)
    parts = tuple(GroupJudgement(tuple(groups), one) for one, groups in by_judgement.items())
    return NormCompared(norm, parts) if parts else None


def groups_of(rulebook: Rulebook, norm: Norm) -> list[str]:
    """The groups that a norm concerns."""
    return [group for group in rulebook.groups if norm.concerns(group)]


def law_on(rulebook: Rulebook, norm: Norm, group: str, day: date) -> Rule:
    """The law alone on a day. It is the same in every municipality, so none is named."""
    return rulebook.no_trials.rule(norm.id, "", group, day)


def wording_on(rulebook: Rulebook, norm: Norm, group: str, day: date) -> tuple[Text, ...]:
    """What the law alone says on a day, a line for each thing; also that it says nothing, or is unknown."""
    rule = law_on(rulebook, norm, group, day)
    if rule.before:
        return (cannot(TOO_OLD),)
    if rule.terms is None:
        return (Text("gælder ikke", "not in force"),)
    return tuple(asked(rule.terms, rulebook.words))


def asks(rule: Rule) -> bool:
    """Whether the rule asks anything of everybody in scope."""
    return rule.in_force and rule.suspended_by is None


def compare(earlier: Rule, later: Rule, group: str, words: Words) -> Judgement:
    """How two rules of one norm stand to each other for one group."""
    if earlier.before and later.before:
        return Judgement("unknown", sentence([cannot(TOO_OLD)]))
    if later.version is earlier.version and later.layers == earlier.layers:
        return Judgement("same", sentence([_unchanged(later)]))
    if earlier.before or later.before:
        return Judgement("unknown", sentence([cannot(TOO_OLD)]))
    if not asks(later):
        return Judgement("gone", sentence([no_longer(later)]))
    if not asks(earlier):
        return Judgement("new", sentence([_now_asked(later, words)]))
    found = findings(earlier.terms, later.terms, group, words)
    if not found:
        why = Text("en ny version, der kræver det samme", "a new version that asks the same")
        return Judgement("same", sentence([why]))
    return Judgement(overall(one.relation for one in found), sentence(one.why for one in found))


def findings(
    earlier: Terms | None, later: Terms | None, group: str, words: Words, field: str = ""
) -> list[Finding]:
    """Everything in which two wordings of one norm differ for a group, or may differ. `field`: only there."""
    if isinstance(earlier, DutyTerms) and isinstance(later, DutyTerms):
        return list(duty_findings(earlier, later, words, field))
    if isinstance(earlier, PreconditionTerms) and isinstance(later, PreconditionTerms):
        return list(precondition_findings(earlier, later, words, field))
    if isinstance(earlier, LimitTerms) and isinstance(later, LimitTerms):
        return list(limit_findings(earlier, later, group, words, field))
    return []


def _unchanged(rule: Rule) -> Text:
    if rule.version is None:
        return Text("uændret", "unchanged")
    since = day_text(rule.version.start)
    return Text(
        f"den samme version gælder begge dage, fra {since.da}",
        f"the same version holds on both days, from {since.en}",
    )


def no_longer(rule: Rule) -> Text:
    """That the rule is gone, and since when."""
    if rule.suspended_by is not None or rule.version is None:
        return Text("gælder ikke længere", "no longer holds")
    since = day_text(rule.version.start)
    return Text(f"gælder ikke længere fra {since.da}", f"no longer holds from {since.en}")


def _now_asked(rule: Rule, words: Words) -> Text:
    since = day_text(rule.version.start if rule.version else rule.start)
    said = asked_words(rule.terms, words)
    return Text(f"gælder fra {since.da}: {said.da}", f"holds from {since.en}: {said.en}")


def asked_words(terms: Terms | None, words: Words) -> Text:
    """What a rule asks, in one line."""
    lines = asked(terms, words) if terms is not None else []
    return both(lambda la: "; ".join(line.said_in(la) for line in lines))


def sentence(clauses: Iterable[Text]) -> Text:
    """Clauses as one sentence: a capital first, semicolons between, a full stop last."""
    parts = list(dict.fromkeys(clauses))
    said = both(lambda la: "; ".join(one.said_in(la) for one in parts))
    return Text(_as_sentence(said.da), _as_sentence(said.en))


def _as_sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def names(words: Iterable[Text]) -> Text:
    """Several texts as a list."""
    items = list(words)
    return both(lambda la: listed((one.said_in(la) for one in items), la))
