"""What the norms and exemptions of a pack know of events and reasons, as the tables of docs/case-files.md."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from frikommune.law.norm import EachEvent
from frikommune.law.rulebook import Rulebook
from frikommune.law.terms import (
    AtMost,
    Attribute,
    Clause,
    DutyTerms,
    Form,
    LimitTerms,
    Longest,
    Match,
    PreconditionTerms,
    Ratio,
    Terms,
    Window,
)


@dataclass
class Words:
    """What may be said of one kind of event."""

    types: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    attributes: dict[str, set[str]] = field(default_factory=dict)


def terms_of(book: Rulebook) -> Iterator[tuple[str, Terms]]:
    """The terms of every version, and of it with each change of an exemption laid over it."""
    for norm in book.norms.values():
        for one in [version.terms for version in norm.versions] or [None]:
            laid = [change.apply(one) for e in book.exemptions.values() for change in e.changes_to(norm.id)]
            for terms in (one, *laid):
                if terms is not None:
                    yield norm.id, terms


class Kinds:
    """The kinds of events of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self.of: dict[str, Words] = {}
        self.spells: set[str] = set()
        for norm in book.norms.values():
            if isinstance(norm.anchor, EachEvent):
                self.match(norm.anchor.match)
        for _, terms in terms_of(book):
            if isinstance(terms, DutyTerms):
                self.duty(terms)
            elif isinstance(terms, PreconditionTerms):
                self.precondition(terms)
            else:
                self.limit(terms)

    def match(self, match: Match) -> Words:
        words = self.of.setdefault(match.kind, Words())
        words.types |= match.types
        return words

    def say(self, words: Words, name: str, values: set[str]) -> None:
        words.attributes.setdefault(name, set()).update(values)

    def clauses(self, words: Words, clauses: tuple[Clause, ...]) -> None:
        for clause in clauses:
            values = {f"`{value}`" for value in clause.one_of}
            self.say(words, clause.attribute, {"a day"} if clause.within else values)

    def duty(self, terms: DutyTerms) -> None:
        for match in terms.done_by:
            words = self.match(match)
            for form in terms.forms if isinstance(terms.forms, tuple) else ():
                assert isinstance(form, Form)
                words.forms.add(form.form)
                self.clauses(words, form.only_if)
        for kind in terms.pauses:
            self.say(self.match(Match(kind)), "until", {"a day"})
        if terms.released_by:
            words = self.match(terms.released_by.match)
            self.clauses(words, terms.released_by.only_if)
            self.say(words, terms.released_by.until, {"a day"})
        windows = terms.windows.values() if isinstance(terms.windows, dict) else ()
        self.spells |= {w.due_attribute for w in windows if isinstance(w, Window) and w.due_attribute}

    def precondition(self, terms: PreconditionTerms) -> None:
        for match in terms.requires if isinstance(terms.requires, tuple) else ():
            self.match(match)
        if terms.trigger:
            self.match(terms.trigger)

    def limit(self, terms: LimitTerms) -> None:
        words, test = self.match(terms.trigger), terms.test
        if isinstance(test, AtMost):
            self.say(words, test.attribute, {"a number"})
        if isinstance(test, Longest | Ratio):
            self.say(words, "until", {"a day"})
        if isinstance(test, Ratio):
            self.say(self.match(Match("ansatte")), "antal", {"a whole number"})
        if isinstance(test, Attribute):
            self.say(words, test.attribute, {f"`{value}`" for value in test.one_of})


def _coded(names: set[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def events_table(book: Rulebook) -> str:
    """Every kind of event, with its types, forms and attributes."""
    lines = ["| `kind` | `type` | `form` | attributes |", "|---|---|---|---|"]
    for kind, words in sorted(Kinds(book).of.items()):
        attributes = [f"`{name}`: {', '.join(sorted(v))}" for name, v in sorted(words.attributes.items())]
        lines.append(
            f"| `{kind}` | {_coded(words.types)} | {_coded(words.forms)} | {'; '.join(attributes)} |"
        )
    return "\n".join(lines) + "\n"


def reasons_table(book: Rulebook) -> str:
    """Every exemption that counts case by case, with the norms it sets aside and the reasons it lists."""
    lines = ["| `exemption` | `norm` | `reason` | other words | leader's check |", "|---|---|---|---|---|"]
    for one in sorted(book.exemptions.values(), key=lambda one: one.id):
        if one.use:
            norms, own = _coded({change.norm for change in one.changes}), one.use.own_words
            check = one.use.leader_check
            lines.append(
                f"| `{one.id}` | {norms} | {_coded(set(one.use.reasons))} "
                f"| {'yes' if own else 'no'} | {'yes' if check else 'no'} |"
            )
    return "\n".join(lines) + "\n"
