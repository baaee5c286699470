"""The report of a survey: purpose, who was asked and who answered, each question, comparisons, method.

Small groups are hidden as on the survey's page, for it says what that page says. Free text is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from frikommune.errors import Refused, refuse
from frikommune.evaluation.surveys.found import Compared, SurveyFound
from frikommune.language import LANGUAGES, Text, listed
from frikommune.programme.entry import Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Paper, Paragraph, Ref, Section
from frikommune.reports.parts.days import long_day
from frikommune.reports.parts.results import Once
from frikommune.reports.parts.results_tables import Cite, grid
from frikommune.reports.parts.rounds import quoted_trial
from frikommune.reports.parts.survey_told import (
    asked_grid,
    cite_of,
    compared_blocks,
    compared_words,
    question_section,
    statement_section,
)
from frikommune.reports.parts.told import networks
from frikommune.reports.writing import ended, listed_words, points, words, write

KIND = "survey_report"
_METHOD = (
    Text(
        "Svarene er anonyme: intet led fører fra et svar til den, der gav det.",
        "Answers are anonymous: nothing leads from an answer to whoever gave it.",
    ),
    Text(
        "Svar fra færre end 5 vises aldrig, og heller ikke det, som små grupper kunne regnes ud af.",
        "Answers of fewer than 5 are never shown, nor what small groups could be worked out from.",
    ),
    Text(
        "Andele er af dem, der svarede på spørgsmålet; “ikke relevant” og ubesvaret er ikke med i nævneren.",
        "Shares are of those who answered the question; “not relevant” and unanswered are not counted in.",
    ),
    Text(
        "Intervallerne er 95 %-konfidensintervaller: Wilsons for andele, Students for gennemsnit.",
        "The intervals are 95% confidence intervals: Wilson's of shares, Student's of means.",
    ),
    Text(
        "Forskelle er prøvet med Fishers eksakte test og rettet for, at mange prøves på én gang (Holm).",
        "Differences are tried by Fisher's exact test, corrected for trying many at once (Holm).",
    ),
    Text(
        "Svarene siger, hvad de adspurgte mener, ikke hvad forsøget har virket.",
        "Answers say what those asked think, not what effect the trial has had.",
    ),
)


def build(facts: Facts, survey: str) -> Paper:
    """The report of a survey that was closed by the facts' day; `survey` is its number.

    Raises Refused where no such survey was closed by then.
    """
    found = _found(facts, survey)
    cite, once = cite_of(facts, found), Once()
    network = networks(facts)
    named = facts.name(network[0]) if network else Text("", "")
    return Paper(
        kind=KIND,
        title=Text(f"Svar på spørgeskemaet “{found.title.da}”", f"Answers to the survey “{found.title.en}”"),
        as_of=facts.on,
        sections=tuple(_sections(facts, found, cite, once)),
        subtitle=Text(f"{found.wave}. runde", f"Wave {found.wave}"),
        sender=named,
        appendices=tuple(_appendices(found, cite, once)),
        mark=found.mark,
    )


def _found(facts: Facts, survey: str) -> SurveyFound:
    number = survey.removeprefix("survey:")
    for one in facts.surveys:
        if one.id == f"survey:{number}":
            return one
    known = [f"{one.id.removeprefix('survey:')} ({one.title.da})" for one in facts.surveys]
    raise _no_survey(survey, known)


def _no_survey(given: str, known: list[str]) -> Refused:
    listed_ = ", ".join(known) or "–"
    return refuse(
        "no_such_survey",
        problem=Text(
            "Intet spørgeskema med det nummer var lukket den dag", "No such survey was closed by that day"
        ),
        where="survey",
        given=given or "–",
        expected=Text(f"et af disse: {listed_}", f"one of these: {listed_}"),
        do_next=Text(
            "Vælg et andet spørgeskema eller en senere dag; ved terminalen gives filen med --surveys.",
            "Choose another survey or a later day; at the terminal the file is given with --surveys.",
        ),
    )


def _sections(facts: Facts, found: SurveyFound, cite: Cite, once: Once) -> Iterator[Section]:
    yield from _section("summary", Text("Kort fortalt", "In short"), _summary(found, cite))
    yield from _section("purpose", Text("Formål", "Purpose"), _purpose(facts, found, cite))
    who = Text("Hvem der blev spurgt, og hvem der svarede", "Who was asked, and who answered")
    yield from _section("who", who, _who(found, cite))
    yield Section(words(Text("Svarene", "The answers")), (), 1, "answers", "answers")
    for one in found.told:
        yield question_section(one, cite, once, f"question-{one.question.key}")
    title = Text("Sammenligninger", "Comparisons")
    yield from _section("comparisons", title, _comparisons(found, cite, once))
    method = Text("Metode og forbehold", "Method and reservations")
    yield from _section("method", method, _method(found, cite, once))


def _section(anchor: str, title: Text, blocks: Iterable[Block]) -> Iterator[Section]:
    if made := tuple(blocks):
        yield Section(words(title), made, 1, anchor, anchor)


def _summary(found: SurveyFound, cite: Cite) -> Iterator[Block]:
    """How many answered, what to bear in mind, what is agreed with most, and what differs."""
    yield Paragraph(write(
        "{answered} fra {where}.", "{answered} from {where}.",
        answered=cite(found.answered, found.answered), where=_places(found, cite),
    ))  # fmt: skip
    items = [words(cite(one, one)) for one in found.warnings]
    items += compared_words(_of_waves(found), cite)
    if items:
        yield points([ended(one) for one in items])


def _places(found: SurveyFound, cite: Cite) -> Cited:
    """`6 kommuner`, or the one."""
    if len(found.municipalities) == 1:
        said = Text.same(found.municipalities[0])
    else:
        said = Text(f"{len(found.municipalities)} kommuner", f"{len(found.municipalities)} municipalities")
    return cite(said, said)


def _purpose(facts: Facts, found: SurveyFound, cite: Cite) -> Iterator[Block]:
    trials = [quoted_trial(facts, Subject("trial", one)) for one in found.trials]
    if trials:
        yield Paragraph(write("Spørgeskemaet hører til {trials}.", "The survey belongs to {trials}.",
                              trials=listed_words(trials)))  # fmt: skip
    if any(found.intro):
        quoted = Text(f"“{found.intro.da}”", f"“{found.intro.en}”")
        yield Paragraph(write("Til de adspurgte blev der skrevet: {intro}", "Those asked were told: {intro}",
                              intro=cite(quoted, found.intro)))  # fmt: skip


def _who(found: SurveyFound, cite: Cite) -> Iterator[Block]:
    roles, places = _list(found.roles), _list([Text.same(one) for one in found.municipalities])
    opened, closed = long_day(found.opened), long_day(found.closed)
    yield Paragraph(write(
        "Spurgt blev {roles} i {places} fra den {opened} til den {closed}.",
        "Those asked were {roles} in {places}, from {opened} to {closed}.",
        roles=cite(roles, roles), places=cite(places, places), opened=cite(opened, opened),
        closed=cite(closed, closed),
    ))  # fmt: skip
    if found.rates is not None:
        yield grid(found.rates, cite)


def _comparisons(found: SurveyFound, cite: Cite, once: Once) -> Iterator[Block]:
    """This wave against the one before, drawn; each group against the others in words."""
    for one in _of_waves(found):
        yield from compared_blocks(one, cite, once, drawn=True)
    if groups := [one for one in found.compared if not one.of_waves]:
        yield points([ended(one) for one in compared_words(groups, cite)])


def _of_waves(found: SurveyFound) -> tuple[Compared, ...]:
    return tuple(one for one in found.compared if one.of_waves)


def _method(found: SurveyFound, cite: Cite, once: Once) -> Iterator[Block]:
    source = Text("Frikommunes regler for spørgeskemaer", "Frikommune's rules for surveys")
    said = [
        words(Cited(one, Ref(f"survey-method:{at}", one, source, found.link)))
        for at, one in enumerate(_METHOD)
    ]
    whole = Text(
        f"Spørgsmålenes ordlyd blev låst, før der blev svaret (kontrolsum {found.digest[:12]}).",
        f"The words of the questions were locked before anybody answered (checksum {found.digest[:12]}).",
    )
    yield points([*said, words(cite(whole, whole))])


def _appendices(found: SurveyFound, cite: Cite, once: Once) -> Iterator[Section]:
    statements = [
        (told.question, one) for told in found.told for one in told.statements if one.groups or one.waves
    ]
    if statements:
        title = Text(
            "Svarene fordelt på kommuner, roller og runder", "The answers by municipality, role and wave"
        )
        yield Section(words(title), (), 1, "by-group", "by-group")
        yield from (statement_section(*one, cite, once) for one in statements)
    groups = [one for one in found.compared if not one.of_waves]
    if groups:
        title = Text("Hver gruppe mod de øvrige", "Each group against the others")
        blocks = tuple(block for one in groups for block in compared_blocks(one, cite, once, drawn=False))
        yield Section(words(title), blocks, 1, "groups", "groups")
    title = Text("Spørgeskemaet", "The questionnaire")
    yield Section(
        words(title), (asked_grid(tuple(found.questionnaire), cite),), 1, "questionnaire", "questionnaire"
    )


def _list(some: Iterable[Text]) -> Text:
    every = tuple(some)
    return Text(*(listed((one.said_in(language) for one in every), language) for language in LANGUAGES))
