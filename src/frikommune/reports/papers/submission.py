"""The submission to the ministry: a cover letter, and with it the reports, the pixi and their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.programme.plans import plans_of
from frikommune.reports.bundle import Bundle, Enclosed
from frikommune.reports.facts import Facts, unsupported
from frikommune.reports.forms.suiting import suiting
from frikommune.reports.paper import Block, Grid, Paper, Paragraph, Section, Words
from frikommune.reports.papers import cross_cutting_report, evaluation_report, pixi
from frikommune.reports.papers.cross_cutting_report import nothing_tried
from frikommune.reports.parts.all_trials import begun_named
from frikommune.reports.parts.calendar import name_of, when_of
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.own_trials import check_day
from frikommune.reports.parts.recommendations import themes
from frikommune.reports.parts.results_across import tested
from frikommune.reports.parts.sentences import found_day, lowered
from frikommune.reports.parts.told import cited_last, networks, owners_inside, owners_named, told
from frikommune.reports.parts.trials_by_theme import Tried, begun, every_trial
from frikommune.reports.writing import ended, joined, listed_words, paragraph, points, words, write

KIND = "submission"
_MINISTRY = Subject("authority", "ministry")
_SENT = Subject("calendar", "to-the-ministry")
_DECIDED = Subject("calendar", "government-decision")
_COORDINATOR = Subject("body", "coordinator")
"""By these names a journal tells whom it goes to, when, when an answer is expected, and whom to ask."""
_LETTER = ("pdf", "docx")


def build(facts: Facts) -> Paper:
    """The cover letter as of a day.

    Raises Refused before any trial has begun, and before the network has said what it asks for.
    """
    check_day(facts)
    every = every_trial(facts)
    trials = begun(every)
    if not trials:
        raise nothing_tried(facts)
    network = networks(facts)[0]
    if not told(facts, network, "recommends"):
        raise unsupported(facts.name(network), "recommends", facts.on)
    to, name = facts.name(_MINISTRY), facts.name(network)
    return Paper(
        kind=KIND,
        title=Text(f"Til {to.da}", f"To the {to.en}"),
        subtitle=Text(
            f"{name.da}: evaluering af frikommuneforsøgene", f"{name.en}: evaluation of the trials"
        ),
        as_of=facts.on,
        sections=tuple(_sections(facts, every)),
        sender=name,
        appendices=tuple(
            _section("trials", Text("Forsøgene, det gælder", "The trials concerned"), _trials(facts, every))
        ),
        mark=facts.results.mark,
    )


def bundle(facts: Facts) -> Bundle:
    """The letter with the cross-cutting report, the pixi and a report of each trial that was tried.

    Each report goes out as PDF, as Word, and with its tables as a workbook. Raises Refused as `build`.
    """
    letter = build(facts)
    reports = [(evaluation_report.build(facts, one.number), one.number) for one in begun(every_trial(facts))]
    parts = (
        _enclosed(cross_cutting_report.build(facts)),
        Enclosed(pixi.build(facts), _LETTER),
        *(_enclosed(report, trial) for report, trial in reports),
    )
    return Bundle(Enclosed(letter, _LETTER), parts)


def _enclosed(paper: Paper, about: str = "") -> Enclosed:
    return Enclosed(paper, tuple(one for one in suiting(paper) if one != "html"), about)


def _sections(facts: Facts, every: Sequence[Tried]) -> Iterator[Section]:
    trials = begun(every)
    yield from _section("sent", Text("Hvad vi sender", "What we send"), _sent(facts, trials))
    yield from _section("asks", Text("Hvad netværket beder om", "What the network asks for"), _asks(facts))
    yield from _section("basis", Text("Lovgrundlaget", "The legal basis"), _basis(facts))
    yield from _section("read", Text("Sådan skal det læses", "How to read it"), _read(facts, trials))
    yield from _section("contact", Text("Kontakt", "Contact"), _contact(facts))
    yield from _section("enclosed", Text("Vedlagt", "Enclosed"), _list(trials))


def _section(anchor: str, title: Text, blocks: Iterable[Block]) -> Iterator[Section]:
    if found := tuple(blocks):
        yield Section(words(title), found, 1, anchor, anchor)


def _sent(facts: Facts, trials: Sequence[Tried]) -> Iterator[Block]:
    """Who sends what, by when it was due, and who has dealt with it before."""
    network = networks(facts)[0]
    yield paragraph(
        "Hermed sender {network} sin evaluering af {n} forsøg, som kommunerne har prøvet i {m} kommuner.",
        "The {network} hereby sends its evaluation of {n} trials, which were tried in {m} municipalities.",
        network=facts.found(network, "named") or facts.name(network),
        n=counted(facts, len(trials), "tried", Text("Forsøg, som er begyndt", "Trials begun"), "portfolio/"),
        m=_places(facts, trials),
    )
    for one in plans_of(facts.now):
        if one.about == _SENT and one.times:
            yield paragraph(
                "Det følger planen: {what} {when}.", "That follows the plan: {what} {when}.",
                what=name_of(facts, one), when=when_of(facts, one.times),
            )  # fmt: skip
    owners = owners_inside(facts)
    handled = [one for one in plans_of(facts.now) if one.times and _is_owners(facts, one.about)]
    if handled and any(owners):
        yield paragraph(
            "Planlagt behandling i {owners}: {when}.", "Planned consideration by {owners}: {when}.",
            owners=owners, when=when_of(facts, handled[-1].times),
        )  # fmt: skip


def _places(facts: Facts, trials: Sequence[Tried]) -> Words:
    places = {cell.municipality for one in trials for cell in one.begun_in}
    says = Text("Kommuner med forsøg", "Municipalities with trials")
    return words(counted(facts, len(places), "places", says, "portfolio/"))


def _is_owners(facts: Facts, plan: Subject) -> bool:
    """Whether a meeting is of the body that owns the network."""
    owner = {one for one in facts.now.subjects("body") if facts.name(one) == owners_named(facts)}
    return any(entry.value in owner for entry in told(facts, plan, "of_body"))


def _list(trials: Sequence[Tried]) -> Iterator[Block]:
    """The enclosures in the order of the files."""
    title, short = (Text(*one) for one in (_CROSS, _PIXI))
    reports = (
        write("Evaluering af forsøg {trial}", "Evaluation of trial {trial}", trial=one.name) for one in trials
    )
    yield points((words(title), words(short), *reports), ordered=True)
    yield paragraph(
        "Rapporterne er vedlagt både til at læse og til at arbejde videre med, og deres tabeller også som"
        " regneark. Filen med indhold har en kontrolsum for hver fil.",
        "The reports are enclosed both for reading and for working on, their tables also as workbooks."
        " The list of contents has a checksum of each file.",
    )


_CROSS = ("Tværgående evalueringsrapport", "Cross-cutting evaluation report")
_PIXI = ("Pixi: det hele på to sider", "Pixi: all of it on two pages")


def _trials(facts: Facts, every: Sequence[Tried]) -> Iterator[Block]:
    columns = (Text("Forsøg", "Trial"), Text("Begyndt i", "Begun in"), Text("Stade", "Stage"))
    rows = tuple((one.name, begun_named(facts, one), one.stands()) for one in begun(every))
    yield Grid(words(Text("Forsøg, der er prøvet", "Trials that were tried")), columns, rows)
    if never := [one.name for one in every if one not in begun(every)]:
        yield paragraph(
            "Imødekommet, men ikke begyndt: {which}.", "Granted, but not begun: {which}.",
            which=listed_words(never),
        )  # fmt: skip


def _basis(facts: Facts) -> Iterator[Block]:
    network = networks(facts)[0]
    said = []
    if basis := facts.found(network, "legal_basis"):
        said.append(ended(write("Forsøgene hviler på {basis}", "The trials rest on {basis}", basis=basis)))
    if by := facts.found(network, "approved_by"):
        said.append(write("Netværket er godkendt af {by}.", "The network was approved by the {by}.", by=by))
    if end := found_day(facts, network, "period_end"):
        said.append(
            write(
                "Reglerne kan bruges til og med den {end}.", "The rules may be used until {end}.", end=end[0]
            )
        )
    said += [words(one) for one in cited_last(facts, network, "bylaws")]
    if said:
        yield Paragraph(joined(said))


def _asks(facts: Facts) -> Iterator[Block]:
    """What it recommends, how many recommendations there are, and when an answer is expected."""
    yield points(ended(words(one)) for one in cited_last(facts, networks(facts)[0], "recommends"))
    count = [len(one.recommendations) for one in themes(facts)]
    if count:
        yield paragraph(
            "De {n} anbefalinger til loven står i den tværgående rapport med det, de hviler på.",
            "The {n} recommendations on the law stand in the cross-cutting report with what they rest on.",
            n=counted(facts, sum(count), "advice", Text("Anbefalinger", "Recommendations")),
        )
    for one in plans_of(facts.now):
        if one.about == _DECIDED and one.times:
            yield paragraph(
                "{what}: {when}.", "{what}: {when}.", what=name_of(facts, one), when=when_of(facts, one.times)
            )


def _read(facts: Facts, trials: Sequence[Tried]) -> Iterator[Block]:
    concludes = bool(facts.now.subjects("conclusion"))
    yield Paragraph(tested(facts, trials, concludes=concludes))
    yield paragraph(
        "Hvert tal har en note, der siger, hvor det kommer fra. Er kilderne uenige, står det i noten.",
        "Every number has a note that says where it comes from. Where sources differ, the note says so.",
    )


def _contact(facts: Facts) -> Iterator[Block]:
    """Which municipality is responsible, and whom to ask, by role."""
    responsible, who = facts.found(networks(facts)[0], "responsible"), facts.found(_COORDINATOR, "named")
    if responsible:
        yield paragraph(
            "{place} Kommune er netværksansvarlig.", "{place} is the municipality responsible.",
            place=responsible,
        )  # fmt: skip
    if who:
        yield paragraph("Spørgsmål kan rettes til {who}.", "Questions may be put to {who}.", who=lowered(who))
