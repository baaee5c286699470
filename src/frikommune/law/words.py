"""What the codes of a pack are called in a sentence: groups, events, attributes and their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from frikommune.language import NO_WORDS, Language, Text, listed, small

OR = Text("eller", "or")


@dataclass(frozen=True, slots=True)
class TypeWords:
    """A type of an event. `one` empty: it has no name of its own, and stands in brackets behind its kind.

    `title` is the bare name (“fællessamtale”), `one` the name with its article (“en fællessamtale”).
    """

    title: Text
    one: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class EventWords:
    """A kind of event: its bare name, its name with the article, and its types."""

    title: Text
    one: Text
    types: Mapping[str, TypeWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AttributeWords:
    """An attribute: its bare name, what its values are called, and how a clause about it begins.

    `clause` is what stands before the value: “årsagen er”, “borgeren går over til”. Empty: none is given.
    """

    title: Text
    clause: Text = NO_WORDS
    values: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Words:
    """The titles that a pack gives its codes. What has none is called by its code, in both languages.

    Titles of groups begin with a capital letter, as the pack writes them; all others as inside a sentence.
    """

    groups: Mapping[str, Text] = field(default_factory=dict)
    events: Mapping[str, EventWords] = field(default_factory=dict)
    attributes: Mapping[str, AttributeWords] = field(default_factory=dict)

    def group(self, group: str) -> Text:
        """A target group's title: `Jobparate dagpengemodtagere`."""
        return self.groups.get(group) or Text.same(group)

    def group_inside(self, group: str) -> Text:
        """A target group inside a sentence: `jobparate dagpengemodtagere`."""
        title = self.groups.get(group)
        return Text(small(title.da), small(title.en)) if title else Text.same(group)

    def event(self, kind: str, type_: str = "") -> Text:
        """What an event is called, without an article: `fællessamtale`."""
        found = self.events.get(kind)
        title = found.title if found else Text.same(kind)
        own = self._type(kind, type_)
        if not type_ or (own and own.one.da):
            return own.title if own else title
        return _behind(title, [own.title if own else Text.same(type_)])

    def one(self, kind: str, types: Iterable[str] = ()) -> Text:
        """An event of one of the types, with its article: `en fællessamtale eller en jobsamtale`."""
        found = self.events.get(kind)
        whole = found.one if found else Text.same(kind)
        named, bare = [], []
        for type_ in _in_order(types, found.types if found else ()):
            own = self._type(kind, type_)
            if own and own.one.da:
                named.append(own.one)
            else:
                bare.append(own.title if own else Text.same(type_))
        if bare or not named:
            named.append(_behind(whole, bare) if bare else whole)
        return any_of(named)

    def attribute(self, name: str) -> Text:
        """What an attribute is called: `årsag`."""
        found = self.attributes.get(name)
        return found.title if found else Text.same(name)

    def value(self, attribute: str, value: str) -> Text:
        """What a value of an attribute is called: `sygdom`. The form of an event is the attribute `form`."""
        found = self.attributes.get(attribute)
        return found.values.get(value, Text.same(value)) if found else Text.same(value)

    def values(self, attribute: str, values: Iterable[str]) -> Text:
        """Any of some values of an attribute, in the order in which the pack names them."""
        found = self.attributes.get(attribute)
        ordered = _in_order(values, found.values if found else ())
        return any_of(self.value(attribute, one) for one in ordered)

    def clause(self, attribute: str) -> Text:
        """What stands before the value in a clause: `årsagen er`. Empty where the pack gives none."""
        found = self.attributes.get(attribute)
        return found.clause if found else NO_WORDS

    def _type(self, kind: str, type_: str) -> TypeWords | None:
        found = self.events.get(kind)
        return found.types.get(type_) if found and type_ else None


def any_of(texts: Iterable[Text]) -> Text:
    """`a, b or c`, in both languages."""
    return _list_of(texts, OR)


def all_of(texts: Iterable[Text]) -> Text:
    """`a, b and c`, in both languages."""
    return _list_of(texts, None)


def _list_of(texts: Iterable[Text], last: Text | None) -> Text:
    items = list(texts)

    def said(language: Language) -> str:
        return listed((one.said_in(language) for one in items), language, last)

    return Text(said("da"), said("en"))


def _in_order(codes: Iterable[str], known: Iterable[str]) -> list[str]:
    """Codes as the pack orders them; those without a title last."""
    rest = set(codes)
    return [*(one for one in known if one in rest), *sorted(rest.difference(known))]


def _behind(title: Text, types: Iterable[Text]) -> Text:
    said = any_of(types)
    return Text(f"{title.da} ({said.da})", f"{title.en} ({said.en})")
