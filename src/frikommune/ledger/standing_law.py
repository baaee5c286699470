"""What applies in a place, for a group, on a day: the rules in force, with windows for a course's start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frikommune.cases.history import History, Spell
from frikommune.language import NO_WORDS, Text, day_text
from frikommune.law.considered import Considered, considered
from frikommune.law.norm import CourseStart
from frikommune.law.rulebook import Rule, Rulebook, World
from frikommune.law.source import CERTAINTY_WORDS, Unknown
from frikommune.law.terms import DutyTerms, LimitTerms, PreconditionTerms
from frikommune.law.wording import asked as words_of
from frikommune.law.wording import asked_besides, cannot, window_words
from frikommune.law.words import Words, all_of
from frikommune.ledger.baseline import law_alone
from frikommune.ledger.course import Course, courses_of
from frikommune.ledger.explain import READ_AT_WORDS, assumptions, sources_of, span_text
from frikommune.ledger.route import routes
from frikommune.ledger.slots import Ask, Slot, Span, life
from frikommune.ledger.windows import BEFORE_FIRST_VERSION, step_window


@dataclass(frozen=True, slots=True)
class StepAsked:
    """One numbered step of a duty, in words and in days, with the law's own where a trial changed it.

    `asks` are the words without the days. `within_law` says whether the trial's window lies inside the
    law's: then it needs no exemption.
    """

    number: int
    asks: Text
    words: Text
    read_on: date
    opens: date | None
    due: date | None
    layer: str
    displaced: Text | None = None
    displaced_opens: date | None = None
    displaced_due: date | None = None
    within_law: bool | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One norm as it stands: in words, in days, by which law, with every exemption weighed.

    `words_without` is what the law alone asks, where an exemption changed the words.
    """

    rule: Rule
    state: Text
    words: tuple[Text, ...]
    words_without: tuple[Text, ...]
    steps: tuple[StepAsked, ...]
    law: Text
    considered: tuple[Considered, ...]
    assumptions: tuple[Text, ...]
    determined: bool


def what_applies(world: World, municipality: str, group: str, on: date, start: date) -> list[Asked]:
    """Every norm that concerns the group, as it stands there on that day.

    Windows are for a course that starts on `start`, each read on the day that its norm names.
    """
    course = _imagined(municipality, group, start, max(on, start))
    return [
        _asked(Ask(course, route), municipality, group, on)
        for route in routes(world, group, (municipality,))
        if _says_something(world.rule(route.norm.id, municipality, group, on))
    ]


def silence(rulebook: Rulebook, norm: str, group: str) -> Text:
    """Why there is no answer about one norm for a group."""
    title, words = rulebook.norms[norm].title, rulebook.words
    if rulebook.norms[norm].concerns(group):
        return Text(
            f"“{title.da}” gælder kun ved et forsøg, og intet forsøg giver den her den dag.",
            f"“{title.en}” applies only by a trial, and no trial gives it here that day.",
        )
    meant = words.group_inside(group)
    groups = all_of(words.group_inside(one) for one in sorted(rulebook.norms[norm].groups))
    return Text(
        f"“{title.da}” vedrører ikke {meant.da}. Den gælder for {groups.da}.",
        f"“{title.en}” does not concern {meant.en}. It is for {groups.en}.",
    )


def _says_something(rule: Rule) -> bool:
    return rule.in_force or rule.before or rule.version is not None


def _imagined(municipality: str, group: str, start: date, observed: date) -> Course:
    spell = Spell("1", group, municipality, start)
    return next(courses_of(History("–", (spell,)), observed))


def _asked(ask: Ask, municipality: str, group: str, on: date) -> Asked:
    rule = ask.rule_on(on)
    steps = () if rule.before else tuple(_steps(ask, rule))
    silent = None if steps else _never_began(ask, rule, on)
    words, without = ((silent,), ()) if silent else _words(rule, bool(steps), ask.route.world.rulebook.words)
    return Asked(
        rule=rule,
        state=_state(rule),
        words=words,
        words_without=without,
        steps=steps,
        law=_law(rule),
        considered=considered(ask.route.world, ask.norm.id, municipality, group, on),
        assumptions=tuple(assumptions(rule)),
        determined=rule.in_force and not _is_unknown(rule) and all(step.opens for step in steps),
    )


def _words(rule: Rule, besides_steps: bool, words: Words) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """What the rule says, and what the law alone says otherwise; `besides_steps`: the steps are shown."""
    said = _said(rule, besides_steps, words)
    lawful = _said(law_alone(rule), besides_steps, words) if rule.layers else ()
    return said, tuple(text for text in lawful if text not in said)


def _said(rule: Rule, besides_steps: bool, words: Words) -> tuple[Text, ...]:
    if besides_steps and isinstance(rule.terms, DutyTerms):
        return tuple(asked_besides(rule.terms, words))
    return tuple(words_of(rule.terms, words)) if rule.terms is not None else ()


def _never_began(ask: Ask, rule: Rule, on: date) -> Text | None:
    """Why the norm, in force on the day, asks nothing of a course that starts when this one does."""
    start = ask.course.start
    if ask.norm.kind != "duty" or not isinstance(ask.norm.anchor, CourseStart) or not rule.in_force:
        return None
    then = ask.rule_on(start)
    if then.in_force or then.before:
        return None
    first, why = day_text(start), READ_AT_WORDS[ask.norm.read_at]
    began = "begyndte" if start <= on else "begynder"
    since = Text(f"normen læses på {why.da}", f"the norm is read on {why.en}")
    if ask.norm.read_at != "start":
        since = Text("normen gjaldt ikke den dag", "the norm was not in force that day")
    return Text(
        f"gælder ikke for et forløb, der {began} {first.da}: {since.da}",
        f"does not apply to a course that {'began' if start <= on else 'begins'} on {first.en}: {since.en}",
    )


def _state(rule: Rule) -> Text:
    if rule.before:
        return cannot(BEFORE_FIRST_VERSION)
    if not rule.in_force:
        return Text("gælder ikke", "does not apply")
    if rule.suspended_by is not None:
        by = rule.suspended_by.id
        return Text(f"fraveget ved forsøg {by}", f"waived by trial {by}")
    if rule.usable:
        names = ", ".join(one.id for one in rule.usable)
        return Text(
            f"kan fraviges sag for sag ved forsøg {names}",
            f"may be set aside case by case under trial {names}",
        )
    return NO_WORDS


def _law(rule: Rule) -> Text:
    version = rule.version
    if version is None:
        return Text("kun ved forsøg", "only by a trial")
    since, sources, sure = day_text(version.start), sources_of(rule), CERTAINTY_WORDS[version.certainty]
    return Text(
        f"versionen fra {since.da}. {sources} ({sure.da}).",
        f"the version from {since.en}. {sources} ({sure.en}).",
    )


def _is_unknown(rule: Rule) -> bool:
    terms = rule.terms
    if isinstance(terms, DutyTerms):
        return any(isinstance(part, Unknown) for part in (terms.windows, terms.rhythm, terms.forms))
    if isinstance(terms, PreconditionTerms):
        return isinstance(terms.requires, Unknown)
    return isinstance(terms, LimitTerms) and isinstance(terms.test, Unknown)


def _has_windows(ask: Ask) -> bool:
    return ask.norm.kind == "duty" and isinstance(ask.norm.anchor, CourseStart) and bool(ask.route.steps)


def _steps(ask: Ask, shown: Rule) -> list[StepAsked]:
    """The steps as they stand: each in the last of its slots, unless a repeal has closed it."""
    steps: list[StepAsked] = []
    if not _has_windows(ask):
        return steps
    for number in ask.route.steps:
        slots = life(ask, number, ask.course.start, step_window(ask.course, number))
        if slots and slots[-1].ending != "repealed":
            steps.append(_step(ask, slots[-1], shown))
    return steps


def _step_asks(number: int, rule: Rule, words: Words) -> Text:
    said = window_words(rule.terms, number, words) or Text("–", "–")
    return Text(f"nr. {number}: {said.da}", f"no. {number}: {said.en}")


def _step_words(words: Text, rule: Rule, span: Span | Unknown, shown: Rule) -> Text:
    if isinstance(span, Span):
        dates = span_text(span.opens, span.due)
        words = Text(f"{words.da}: {dates.da}", f"{words.en}: {dates.en}")
    if rule.version is None or rule.version is shown.version:
        return words
    since = day_text(rule.version.start)
    return Text(
        f"{words.da} (læst efter versionen fra {since.da})",
        f"{words.en} (read by the version from {since.en})",
    )


def _step(ask: Ask, slot: Slot, shown: Rule) -> StepAsked:
    number, rule, read_on, span = slot.number, slot.rule, slot.read_on, slot.span
    named = ask.route.world.rulebook.words
    asks = _step_asks(number, rule, named)
    words = _step_words(asks, rule, span, shown)
    opens, due = (span.opens, span.due) if isinstance(span, Span) else (None, None)
    layer = rule.layers[-1].id if rule.layers else "law"
    plain = StepAsked(number, asks, words, read_on, opens, due, layer)
    lawful = law_alone(rule)
    under = step_window(ask.course, number)(lawful, slot.base, slot.base)
    if not rule.layers or not isinstance(under, Span) or under == span:
        return plain
    law_says, law_dates = window_words(lawful.terms, number, named), span_text(under.opens, under.due)
    within = _lies_within(span, under)
    assert law_says is not None
    relation = {
        True: Text(" – forsøgets vindue ligger inden for", " – the trial's window lies within it"),
        False: Text(" – forsøget fraviger", " – the trial deviates from it"),
        None: NO_WORDS,
    }[within]
    displaced = Text(
        f"uden forsøget {law_says.da}: {law_dates.da}{relation.da}",
        f"without the trial {law_says.en}: {law_dates.en}{relation.en}",
    )
    return StepAsked(
        number, asks, words, read_on, opens, due, layer, displaced, under.opens, under.due, within
    )


def _lies_within(span: Span | Unknown, law: Span) -> bool | None:
    if isinstance(span, Unknown) or span.due is None:
        return None
    return law.opens <= span.opens and (law.due is None or span.due <= law.due)
