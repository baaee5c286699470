"""One application: who applies for what, which law is set aside with its paragraph, instead of what, and why.

Of an application that was handed in, everything is from the journal: its hearing, its committees, its answer.
Of a draft it is what was written in its form, and says that it is a draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from frikommune.errors import Refused, refuse
from frikommune.language import NO_WORDS, Text, day_text
from frikommune.law.exemption import Exemption
from frikommune.programme.entry import Entry, Names, Subject, own_subjects
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Paper, Paragraph, Ref, Section, Words
from frikommune.reports.parts.bylaw_sections import evaluation_said
from frikommune.reports.parts.law_told import NormTold, exemption_ref, norms_told, unplaced
from frikommune.reports.parts.rounds import municipalities_of, trial_name
from frikommune.reports.parts.sentences import chosen, found_day, in_time, listed_points, quoted, sentences
from frikommune.reports.parts.told import networks
from frikommune.reports.writing import ended, joined, listed_words, points, words, write

KIND = "trial_application"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that is ready to be handed in: what its form says (`texts`, by field), and what it changes."""

    name: str
    title: Text
    version: int
    municipalities: tuple[str, ...]
    texts: dict[str, str]
    exemptions: tuple[Exemption, ...]
    link: str


_FIELDS: dict[str, Text] = {
    "problem": Text("Problemet", "The problem"),
    "solution": Text("Løsningen", "The solution"),
    "effect": Text("Forventet effekt", "Expected effect"),
    "evaluation": Text("Evalueringsplan", "Evaluation plan"),
    "indicators": Text("Det måles på", "What is measured"),
    "registration": Text("Det registreres", "What is recorded"),
    "starts": Text("Ønsket start", "Wanted start"),
    "coordinator": Text("Koordinerende kommune", "Coordinating municipality"),
}


def build(facts: Facts, trial: str) -> Paper:
    """The application for one trial. Raises Refused where none was known of on the day."""
    about = Subject("trial", trial)
    own = own_subjects(trial, facts.pack.parts[trial])
    if not any(one.about in own for one in facts.now.known):
        raise _not_applied(facts, trial)
    exemptions = [facts.pack.rulebook.exemptions[one] for one in facts.pack.parts[trial]]
    day, place = _law_day(facts, trial), _place(facts, about)
    sections = (
        *_section("who", Text("Hvem der søger", "Who applies"), _who(facts, trial)),
        *_section("why", Text("Baggrund og formål", "Background and purpose"), _why(facts, trial)),
        *_section("law", _LAW, law_blocks(facts, exemptions, place, day)),
        *_section("evaluation", Text("Mål og evaluering", "Goals and evaluation"), _evaluation(facts, trial)),
        *_section("hearing", Text("Høring og godkendelse", "Hearing and approval"), _hearing(facts, about)),
        *_section("decision", Text("Afgørelse", "Decision"), _decision(facts, trial)),
    )
    name = _named(facts, about)
    return Paper(
        kind=KIND,
        title=Text(f"Ansøgning {trial}: {name.da}", f"Application {trial}: {name.en}"),
        as_of=facts.on,
        sections=sections,
        sender=_sender(facts),
    )


def of_draft(facts: Facts, draft: Draft) -> Paper:
    """The same of a draft. `facts` has a rulebook with the draft laid in."""

    def cited(name: str, text: Text) -> Cited:
        source = Text(f"Udkastet, version {draft.version}", f"The draft, version {draft.version}")
        return Cited(text, Ref(f"draft:{draft.name}:{name}", text, source, draft.link))

    who = [words(cited(f"place-{one}", Text.same(one))) for one in draft.municipalities]
    said = [
        write("{head}: {said}", "{head}: {said}", head=head, said=cited(key, Text.same(draft.texts[key])))
        for key, head in _FIELDS.items()
        if draft.texts.get(key, "").strip()
    ]
    sections = (
        *_section("who", Text("Hvem der søger", "Who applies"), [Paragraph(ended(listed_words(who)))]),
        *_section(
            "why", Text("Hvad der søges om, og hvorfor", "What is applied for, and why"), [points(said)]
        ),
        *_section("law", _LAW, law_blocks(facts, draft.exemptions, draft.municipalities[0], facts.on)),
    )
    return Paper(
        kind=KIND,
        title=Text(f"Udkast til ansøgning: {draft.title.da}", f"Draft of an application: {draft.title.en}"),
        as_of=facts.on,
        sections=sections,
        subtitle=Text("Ikke indsendt", "Not handed in"),
        sender=_sender(facts),
    )


_LAW = Text(
    "Loven, der fraviges, og hvad der skal gælde i stedet", "The law set aside, and what is to hold instead"
)


def law_blocks(facts: Facts, exemptions: Sequence[Exemption], place: str, day: date) -> Iterator[Block]:
    """Each exemption with the norms that it changes: where they stand, what they ask, what holds instead."""
    every: list[NormTold] = []
    told_under: dict[Words, str] = {}
    quoted_already: set[Text] = set()
    for one in exemptions:
        title = Cited(one.title, exemption_ref(facts, one, "title", one.title))
        told = norms_told(facts, one, place, day)
        every += told
        id_ = Text.same(one.id)
        yield Paragraph(write("{title} (undtagelse {id}):", "{title} (exemption {id}):", title=title, id=id_))
        yield points(_once(_quoted_once(norm, quoted_already), told_under, one.id) for norm in told)
    if silent := unplaced(every):
        yield Paragraph(write(
            "Kilderne nævner ingen paragraf for {which}.", "The sources name no paragraph for {which}.",
            which=listed_words([quoted(one) for one in silent]),
        ))  # fmt: skip


def _quoted_once(norm: NormTold, quoted_already: set[Text]) -> NormTold:
    """The norm without what its source says, where that was quoted before."""
    if norm.quote is None or norm.quote.text not in quoted_already:
        quoted_already.update([norm.quote.text] if norm.quote else ())
        return norm
    return replace(norm, quote=None)


def _once(norm: NormTold, told_under: dict[Words, str], exemption: str) -> Words:
    """The rule; where it was told under another exemption, that it was."""
    said = _norm(norm)
    before = told_under.setdefault(said, exemption)
    if before == exemption:
        return said
    return write(
        "{title}: det samme som i undtagelse {id}.", "{title}: the same as in exemption {id}.",
        title=quoted(norm.title), id=Text.same(before),
    )  # fmt: skip


def _norm(told: NormTold) -> Words:
    """The rule, what is to become of it, and what a source says of it in its own words."""
    said = told.said
    if told.instead is None:
        what = (
            Text("kan fraviges i den enkelte sag", "may be set aside case by case")
            if told.by_case
            else Text("fraviges", "is set aside")
        )
        said += write(" {title} {what}.", " {title} {what}.", title=quoted(told.title), what=what)
    if told.quote is not None:
        said += write(" Kilden siger: {quote}", " The source says: {quote}", quote=told.quote)
    return said


def _section(anchor: str, title: Text, blocks: Iterable[Block]) -> Iterator[Section]:
    if made := tuple(blocks):
        yield Section(words(title), made, 1, anchor, anchor)


def _who(facts: Facts, trial: str) -> Iterator[Block]:
    about, application = Subject("trial", trial), Subject("application", trial)
    said: list[Words] = []
    if who := municipalities_of(facts, about):
        said.append(write("Med i ansøgningen: {who}.", "In the application: {who}.", who=who))
    elif acts := [one for one in facts.now.known if one.about == about and one.says == "apply"]:
        said.append(write("Ansøgere: {who}.", "Applicants: {who}.", who=facts.cite(acts[-1])))
    if coordinator := facts.found(about, "coordinator"):
        said.append(write("{who} koordinerer.", "{who} coordinates.", who=coordinator))
    sent = chosen(facts, application, "sent_in")
    if sent is not None:
        said.append(write("Sendt i {round}.", "Sent in {round}.", round=_small(facts.cite(sent))))
        if isinstance(sent.value, Subject) and (deadline := found_day(facts, sent.value, "deadline")):
            said.append(write("Fristen var den {day}.", "The deadline was {day}.", day=deadline[0]))
    else:
        said.append(words(Text("Ansøgningen er ikke sendt endnu.", "The application has not been sent yet.")))
    yield Paragraph(joined(said))


def _why(facts: Facts, trial: str) -> Iterator[Block]:
    about = (Subject("trial", trial), *(Subject("part", one) for one in facts.pack.parts[trial]))
    told = facts.pack.trials[trial]
    for name, head, text in (
        ("norm_without", Text("Reglen uden forsøget", "The rule without the trial"), told.norm_without),
        ("with_trial", Text("Reglen med forsøget", "The rule with the trial"), told.with_trial),
    ):
        if any(text):
            said = described(trial, name, text)
            yield Paragraph(ended(write("{head}: {said}", "{head}: {said}", head=head, said=said)))
    for says in ("background", "purpose", "expects"):
        found = [one for each in about for one in sentences(facts, each, says)]
        yield from listed_points(list(dict.fromkeys(found)))
    yield from listed_points(sentences(facts, Subject("application", trial), "says"))


def described(trial: str, name: str, text: Text) -> Cited:
    """What the trial's own file says of it."""
    source = Text("Beskrivelsen af forsøget i Frikommune", "The description of the trial in Frikommune")
    return Cited(text, Ref(f"trial:{trial}:{name}", text, source, f"trial/{trial}"))


def _evaluation(facts: Facts, trial: str) -> Iterator[Block]:
    for one in evaluation_said(facts, trial):
        yield Paragraph(one.said)
        if one.points:
            yield points(one.points)


def _hearing(facts: Facts, about: Subject) -> Iterator[Block]:
    """Each hearing's answer and each committee's approval, as they were recorded here."""
    acts = [one for one in facts.now.known if one.about == about and one.says in ("hear", "approve")]
    yield from listed_points([_act(facts, one) for one in acts])


def _act(facts: Facts, act: Entry) -> Words:
    when = in_time(facts, act, act.effect or act.recorded)
    if act.says == "approve":
        return write("Godkendt i {who} {when}.", "Approved in {who} {when}.", who=facts.cite(act), when=when)
    return ended(write("{said} ({when})", "{said} ({when})", said=facts.cite(act), when=when))


def _decision(facts: Facts, trial: str) -> Iterator[Block]:
    application = Subject("application", trial)
    said: list[Words] = []
    for about in (application, *(Subject("part", one) for one in facts.pack.parts[trial])):
        if outcome := facts.found(about, "outcome"):
            named = Text(f"Ansøgning {trial}", f"Application {trial}")
            name = named if about == application else facts.name(about)
            said.append(write("{name}: {outcome}.", "{name}: {outcome}.", name=name, outcome=outcome))
    for entry in facts.now.known:
        if entry.about == Subject("trial", trial) and entry.says == "decided":
            said.append(ended(words(facts.cite(entry))))
    if said:
        yield points(said)
    elif facts.found(application, "sent_in"):
        yield Paragraph(words(Text("Svaret kendes ikke endnu.", "The answer is not known yet.")))


def _law_day(facts: Facts, trial: str) -> date:
    """The day from which the round's trials may begin, else the paper's."""
    sent = chosen(facts, Subject("application", trial), "sent_in")
    start = found_day(facts, sent.value, "start") if sent and isinstance(sent.value, Subject) else None
    return start[1].last if start else facts.on


def _place(facts: Facts, about: Subject) -> str:
    entry = chosen(facts, about, "participants")
    named = entry.value.names if entry is not None and isinstance(entry.value, Names) else ()
    return next(iter(named), next(iter(facts.pack.rulebook.municipalities)))


def _named(facts: Facts, about: Subject) -> Text:
    name = trial_name(facts, about).plain
    return name if any(name) else facts.pack.trials[about.name].title


def _sender(facts: Facts) -> Text:
    found = networks(facts)
    return facts.name(found[0]) if found else NO_WORDS


def _small(cited: Cited) -> Cited:
    return Cited(Text(*(f"{one[:1].lower()}{one[1:]}" for one in cited.text)), cited.ref)


def _not_applied(facts: Facts, trial: str) -> Refused:
    day = day_text(facts.on)
    return refuse(
        "not_applied_yet",
        problem=Text(
            f"Om ansøgning {trial} var intet kendt den {day.da}", f"Nothing was known of {trial} on {day.en}"
        ),
        where=trial,
        given=day.da,
        expected=Text("en dag, da ansøgningen var kendt", "a day when the application was known"),
        do_next=Text("Vælg en senere dag.", "Choose a later day."),
    )
