"""Codes that no person should meet: those of a pack's events, attributes, values and norms."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from frikommune.language import LANGUAGES, Text
from frikommune.law.codes import codes_of
from frikommune.law.rulebook import Rulebook

WORD = re.compile(r"[^\W\d_][\w.-]*[\w]|\w", re.UNICODE)


def codes_shown(book: Rulebook, said: str) -> list[str]:
    """The codes in a text: words with `_`, and codes that stand in no title of the pack as words."""
    found, codes = set(WORD.findall(said)), codes_that_are_no_words(book)
    return sorted(one for one in found if "_" in one or one in codes)


@lru_cache(maxsize=1)
def codes_that_are_no_words(book: Rulebook) -> frozenset[str]:
    """`faelles` and `fast-20-timer`, but not `job` or `sygdom`: those stand so in some title or source."""
    codes = {one.code for one in codes_of(book)} | set(book.groups) | set(book.norms)
    codes |= {code for one in book.exemptions.values() if one.use for code in one.use.reasons}
    return frozenset(codes) - frozenset(_words_in(_told(book)))


def _told(book: Rulebook) -> Iterator[Text]:
    yield from book.groups.values()
    for norm in book.norms.values():
        yield norm.title
        yield from (Text.same(version.quote) for version in norm.versions)
    for exemption in book.exemptions.values():
        yield exemption.title
        yield from exemption.use.reasons.values() if exemption.use else ()
    for event in book.events.values():
        yield from (event.title, event.one)
        yield from (text for one in event.types.values() for text in (one.title, one.one))
    for attribute in book.attributes.values():
        yield from (attribute.title, attribute.clause, *attribute.values.values())


def _words_in(texts: Iterable[Text]) -> Iterator[str]:
    for text in texts:
        for language in LANGUAGES:
            yield from WORD.findall(text.said_in(language).casefold())
