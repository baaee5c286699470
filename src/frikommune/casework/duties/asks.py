"""What must be done or noted: how a duty is met, and what a use of an exemption needs."""

from __future__ import annotations

from functools import lru_cache

from frikommune.language import Text
from frikommune.law.clause_words import matches_words
from frikommune.law.exemption import Exemption
from frikommune.law.rulebook import Rule
from frikommune.law.terms import DutyTerms
from frikommune.law.wording import asked_besides
from frikommune.law.words import Words, any_of


@lru_cache(maxsize=5_000)
def met_by(rule: Rule, words: Words) -> tuple[Text, ...]:
    """What must be registered for a duty to be met, in which form, and what lets the citizen off."""
    terms = rule.terms
    if not isinstance(terms, DutyTerms):
        return ()
    done = matches_words(terms.done_by, words)
    return (Text(f"opfyldes ved {done.da}", f"met by {done.en}"), *asked_besides(terms, words))


def use_needs(exemption: Exemption) -> tuple[Text, ...]:
    """What must be noted for the exemption to count, who must approve it, and how far it reaches."""
    conditions = exemption.use
    if conditions is None:
        return ()
    listed, own = len(conditions.reasons), Text("egne ord", "own words")
    of_list = Text(f"en af {listed} grunde på listen", f"one of {listed} reasons listed")
    if listed == 1:
        of_list = Text("grunden på listen", "the reason listed")
    ways = [of_list] if listed else []
    why = any_of([*ways, own] if conditions.own_words else ways)
    return (
        Text(f"noteres i sagen med {why.da}", f"noted in the case with {why.en}"),
        Text("tæller først, når lederen har godkendt", "counts only once the leader has approved")
        if conditions.leader_check
        else Text("tæller straks", "counts at once"),
        Text("gælder resten af forløbet", "holds for the rest of the course")
        if conditions.covers == "rest_of_course"
        else Text("gælder denne ene gang", "holds for this one time"),
    )
