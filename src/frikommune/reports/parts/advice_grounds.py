"""The recommendations with what they rest on: their reasons, the trials' results, and the later law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Grid, Section, Words
from frikommune.reports.parts.law_effect import laws_of, said_by_rules, said_by_sources
from frikommune.reports.parts.recommendations import themes
from frikommune.reports.parts.results_across import verdicts_of
from frikommune.reports.parts.trials_by_theme import Themed, Tried
from frikommune.reports.writing import points, words, write

_TRIAL, _RESULT = Text("Forsøg", "Trial"), Text("Resultat", "Result")
_LAW = (
    Text("Ny lov, ifølge kilderne", "New law, by the sources"),
    Text("Ny lov, efter lovens regler", "New law, by the law's rules"),
)
OTHERS = Text("Forsøg, som ingen anbefaling nævner", "Trials that no recommendation names")


def advice_sections(facts: Facts, groups: Sequence[Themed]) -> Iterator[Section]:
    """A section for each theme: the trials beneath it, then each recommendation with its reasons."""
    by_theme = {one.theme: one for one in groups}
    for theme in themes(facts):
        title = theme.name or words(Text("Andre anbefalinger", "Other recommendations"))
        anchor = f"advice-theme-{theme.about.name if theme.about else 'other'}"
        beneath = by_theme.get(theme.about)
        yield Section(title, (_grounds(facts, beneath),) if beneath else (), 2, anchor, anchor)
        for one in theme.recommendations:
            reasons = (points(one.reasons),) if one.reasons else ()
            yield Section(words(one.name) + one.rests_on, reasons, 3, f"advice-{one.about.name}")


def others_table(facts: Facts, groups: Sequence[Themed]) -> Iterator[Grid]:
    """The same of the trials that stand under no theme; nothing where there is none."""
    for one in groups:
        if one.theme is None:
            yield _table(facts, words(OTHERS), one.trials)


def _grounds(facts: Facts, themed: Themed) -> Grid:
    caption = write("Forsøgene bag anbefalingerne om “{theme}”", "The trials behind the advice on “{theme}”",
                    theme=themed.name)  # fmt: skip
    return _table(facts, caption, themed.trials)


def _table(facts: Facts, caption: Words, trials: Sequence[Tried]) -> Grid:
    """Result and later law of each; no column of results while there are none."""
    if not facts.results.found:
        return Grid(caption, (_TRIAL, *_LAW), tuple((one.name, *_law(facts, one)) for one in trials))
    rows = tuple((one.name, verdicts_of(facts, one), *_law(facts, one)) for one in trials)
    return Grid(caption, (_TRIAL, _RESULT, *_LAW), rows)


def _law(facts: Facts, one: Tried) -> tuple[Words, Words]:
    laws = laws_of(facts, one.number, one.subjects, one.parts)
    nobody = words(Text("ingen kilde", "no source"))
    return said_by_sources(laws) or nobody, said_by_rules(laws) or words(Text.same("–"))
