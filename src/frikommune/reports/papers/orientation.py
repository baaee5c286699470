"""The orientation of a committee: rounds, granted trials, evaluation, organisation, hearing, sharing.

In the order of Aalborg's orientation of January 2018, with the appendix that stood empty there: a short
overview of the municipality's own trials.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from frikommune.language import NO_WORDS, Text, folded
from frikommune.programme.entry import Subject, Word
from frikommune.programme.views import rounds
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Frame, Paper, Section, Words
from frikommune.reports.parts.evaluators import evaluation
from frikommune.reports.parts.organisation import organisation
from frikommune.reports.parts.own_trials import OwnTrial, own_trials
from frikommune.reports.parts.rounds import granted_in, quoted_trial, round_blocks, rounds_table
from frikommune.reports.parts.sentences import (
    chosen,
    found_day,
    in_time,
    inside,
    lowered,
    otherwise,
    paragraphs,
    quoted,
    sentences,
)
from frikommune.reports.parts.stakeholders import stakeholders
from frikommune.reports.parts.told import networks, period_over
from frikommune.reports.parts.trial_overview import overview
from frikommune.reports.writing import listed_words, words, write

KIND = "orientation"
_MINISTRY = Subject("authority", "ministry")


def build(facts: Facts, municipality: str) -> Paper:
    """The orientation of one municipality on the facts' day.

    Raises Refused for a day before the network is known, and for a municipality that is not in it.
    """
    own = own_trials(facts, municipality)
    title = Text("Orientering om status på frikommuneforsøg", "Orientation on the free-municipality trials")
    sender = facts.found(Subject("body", f"administration-{folded(municipality)}"), "named")
    appendix = _appendix(facts, municipality, own)
    return Paper(
        kind=KIND,
        title=title,
        as_of=facts.on,
        sections=tuple(_sections(facts, networks(facts)[0], municipality)),
        subtitle=Text(f"{municipality} Kommune", f"Municipality of {municipality}"),
        sender=sender.text if sender else Text(f"{municipality} Kommune", f"Municipality of {municipality}"),
        municipality=municipality,
        frame=_frame(facts, municipality, title, sender),
        appendices=(appendix,),
    )


def _frame(facts: Facts, place: str, title: Text, sender: Cited | None) -> Frame:
    body = Subject("body", f"committee-{folded(place)}")
    committee, number = facts.found(body, "named"), facts.found(body, "case_number")
    by = words(sender) if sender else words(Text("Forvaltningen", "The administration"))
    to = words(inside(committee)) if committee else words(Text("udvalget", "the committee"))
    return Frame(
        item=title,
        recommendation=write(
            "{by} fremsender status på frikommuneforsøg til orientering for {to}.",
            "{by} sends the status of the trials to {to} for information.",
            by=by,
            to=to,
        ),
        number=number.text.da if number else "",
        committee=committee.text if committee else NO_WORDS,
        sent_by=sender.text if sender else NO_WORDS,
        appendices=(_appendix_title(place),),
    )


def _sections(facts: Facts, network: Subject, place: str) -> Iterator[Section]:
    granted = Text("Godkendte forsøg i netværkets kommuner", "Granted trials")
    if not any(granted_in(facts, one.round) for one in rounds(facts.now)):
        granted = Text("Ansøgningsrunder", "Rounds of applications")
    involved = Text("Samarbejde og inddragelse af interessenter", "Cooperation and those involved")
    yield from _section("background", Text("Baggrund", "Background"), _background(facts, network, place))
    yield from _section("granted", granted, _applied(facts, network))
    yield from _rounds(facts, place)
    yield from _section("joining", Text("Senere tilslutning", "Joining later"), _joining(facts, network))
    yield from _section("evaluation", Text("Evaluering", "Evaluation"), evaluation(facts, network))
    yield from _section("organisation", Text("Organisering", "Organisation"), organisation(facts))
    yield from _section("involved", involved, stakeholders(facts, place))
    yield from _section("sharing", Text("Videndeling", "Sharing what is learnt"), _sharing(facts, network))


def _section(anchor: str, title: Text, blocks: Iterable[Block], level: int = 1) -> Iterator[Section]:
    """A section; what has nothing to say is left out."""
    if found := tuple(blocks):
        yield Section(words(title), found, level, anchor, anchor)


def _background(facts: Facts, network: Subject, place: str) -> Iterator[Block]:
    yield from paragraphs(
        sentences(facts, network, "occasion"),
        _network(facts, network, place),
        _decided(facts, network),
        _approved(facts, network),
        sentences(facts, network, "scope"),
    )


def _network(facts: Facts, network: Subject, place: str) -> Iterator[Words]:
    members, theme = facts.found(network, "members"), facts.found(network, "theme")
    if members and theme:
        da, en = ("var", "was") if period_over(facts) else ("er", "is")
        yield write(
            f"{{place}} Kommune {da} med i frikommunenetværket af {{members}} under temaet {{theme}}.",
            f"The municipality of {{place}} {en} in the network of {{members}} under the theme {{theme}}.",
            place=Text.same(place), members=members, theme=quoted(theme),
        )  # fmt: skip


def _decided(facts: Facts, network: Subject) -> Iterator[Words]:
    """Who decided to apply, and when; who approved it; who is responsible, and for what."""
    entry = chosen(facts, network, "decided_to_apply")
    if entry is not None and entry.effect:
        yield write(
            "{who} besluttede {when} at søge. Ansøgningen gik til {ministry}.",
            "{who} decided {when} to apply. The application went to the {ministry}.",
            who=facts.cite(entry), when=in_time(facts, entry, entry.effect), ministry=_then(facts),
        )  # fmt: skip
    approved = facts.now.question(network, "approved_application").facts
    if approved and (when := approved[-1].entry.effect):
        yield write(
            "Den blev godkendt {when} af {who}.", "It was approved {when} by {who}.",
            who=listed_words([words(inside(facts.cite(one.entry))) for one in approved]),
            when=in_time(facts, approved[-1].entry, when),
        )  # fmt: skip
    if responsible := facts.found(network, "responsible"):
        da, en = ("var", "was") if period_over(facts) else ("er", "is")
        yield write(
            f"{{who}} {da} den netværksansvarlige kommune.",
            f"{{who}} {en} the municipality responsible for the network.",
            who=responsible,
        )  # fmt: skip
        yield from sentences(facts, Subject("body", "responsible-municipality"), "role")


def _then(facts: Facts) -> Words:
    """The ministry by the name it had, with the name it has now where that differs."""
    question = facts.now.question(_MINISTRY, "named")
    now = facts.found(_MINISTRY, "named")
    if now is None:
        return words(Text("ministeriet", "the ministry"))
    if not question.earlier or facts.cite(question.earlier[0]).text == now.text:
        return words(now)
    then = facts.cite(question.earlier[0])
    return write("{then}, der nu hedder {now}", "{then}, now called the {now}", then=then, now=now)


def _approved(facts: Facts, network: Subject) -> Iterator[Words]:
    entry, end = chosen(facts, network, "approved_by"), found_day(facts, network, "period_end")
    if entry is not None and entry.effect and end:
        da, en = ("løb", "ran") if period_over(facts) else ("løber", "runs")
        yield write(
            f"{{who}} godkendte netværket {{when}}, og perioden {da} til {{end}}.",
            f"The {{who}} approved the network {{when}}, and the period {en} to {{end}}.",
            who=facts.cite(entry), when=in_time(facts, entry, entry.effect), end=end[0],
        )  # fmt: skip
        yield from otherwise(end[0])


def _applied(facts: Facts, network: Subject) -> Iterator[Block]:
    yield from paragraphs(sentences(facts, network, "approval"))
    caption = Text("Ansøgninger og svar, runde for runde", "Applications and answers, round by round")
    yield from rounds_table(facts, words(caption))


def _rounds(facts: Facts, place: str) -> Iterator[Section]:
    for one in rounds(facts.now):
        title = Text(f"Runde {one.round.name}", f"Round {one.round.name}")
        yield from _section(f"round-{one.round.name}", title, round_blocks(facts, one, place), 2)


def _joining(facts: Facts, network: Subject) -> Iterator[Block]:
    coverage = facts.found(network, "coverage")
    said: list[Words] = []
    if coverage:
        said.append(write("Fritagelserne {said}.", "Each exemption {said}.", said=coverage))
        said += otherwise(coverage)
    yield from paragraphs((*said, *sentences(facts, network, "joining"), *_anew(facts)))


def _anew(facts: Facts) -> Iterator[Words]:
    """The trials that take a new application from those who join."""
    for one in facts.trials:
        entry = chosen(facts, one.trial, "joins_by")
        if entry is not None and entry.value == Word("new_application"):
            yield write(
                "Vil andre med i {name}, kræver det {what} til ministeriet.",
                "Others who want to join {name} need {what} to the ministry.",
                name=quoted_trial(facts, one.trial), what=facts.cite(entry),
            )  # fmt: skip


def _sharing(facts: Facts, network: Subject) -> Iterator[Block]:
    yield from paragraphs(sentences(facts, network, "sharing"), _website(facts))


def _website(facts: Facts) -> Iterator[Words]:
    about = Subject("calendar", "website")
    entry, named = chosen(facts, about, "planned"), facts.found(about, "named")
    if entry is not None and named and isinstance(entry.value, When):
        what, when = lowered(named), in_time(facts, entry, entry.value)
        if facts.on < entry.value.last:
            yield write(
                "På vej er en {what}; den ventes klar {when}.",
                "On its way is a {what}; it is expected {when}.",
                what=what, when=when,
            )  # fmt: skip
        else:
            yield write(
                "Planlagt var en {what}; den var ventet klar {when}.",
                "Planned was a {what}; it was expected {when}.",
                what=what, when=when,
            )  # fmt: skip


def _appendix_title(place: str) -> Text:
    return Text(f"Kort oversigt over {place}-forsøg", f"Short overview of the trials in {place}")


def _appendix(facts: Facts, place: str, own: Sequence[OwnTrial]) -> Section:
    return Section(
        words(_appendix_title(place)), tuple(overview(facts, place, own)), 1, "overview", "overview"
    )
