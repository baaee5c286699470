"""What may stand in place of a step that is left out: other records of the kind that the law asks for."""

from __future__ import annotations

from frikommune.language import Text
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Match, PreconditionTerms, Terms
from frikommune.law.words import Words


def replacements(terms: Terms | None, words: Words) -> tuple[Text, ...]:
    """The names of the other types of what is asked for, in the words of the pack; none where it has none."""
    found: dict[Text, None] = {}
    for match in _asked_for(terms):
        event = words.events.get(match.kind)
        for type_ in event.types if event is not None and match.types else ():
            if type_ not in match.types:
                found[words.event(match.kind, type_)] = None
    return tuple(found)


def _asked_for(terms: Terms | None) -> tuple[Match, ...]:
    if isinstance(terms, DutyTerms):
        return terms.done_by
    if isinstance(terms, PreconditionTerms) and not isinstance(terms.requires, Unknown):
        return terms.requires
    return ()
