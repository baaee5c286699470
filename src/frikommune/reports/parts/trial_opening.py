"""The first words of a trial's status in a municipality: since when, until when, and with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Names, Subject
from frikommune.programme.when import When
from frikommune.reports.paper import NOTHING, Block, Cited, Paragraph, Words
from frikommune.reports.parts.days import long_day, long_when
from frikommune.reports.parts.own_trials import OwnTrial, not_on_its_list, round_start, started
from frikommune.reports.writing import joined, write


def opening(own: OwnTrial, every: Sequence[OwnTrial]) -> Iterator[Block]:
    """Since when, until when, with whom; and where sources disagree on whether it is there at all."""
    said = joined((_since(own), _ending(own), _together(own)))
    if said:
        yield Paragraph(said)
    if own in tuple(not_on_its_list(every)):
        yield Paragraph(_contradiction(own))


def _since(own: OwnTrial) -> Words:
    place, name = Text.same(own.cell.municipality), own.facts.name(own.subject)
    began = own.began
    if not own.is_running or began is None or began.effect is None:
        rests_on = own.cell.rests_on[-1] if own.cell.rests_on else None
        state: Cited | Text = own.facts.cite(rests_on, own.state) if rests_on else own.state
        said = write("Status for {trial} i {place}: {state}.", "Where {trial} stands in {place}: {state}.",
                     trial=name, place=place, state=state)  # fmt: skip
        return joined((said, _may_begin(own)))
    day = own.facts.cite(began, long_when(began.effect))
    if began.certainty == "assumed":
        return write(
            "{trial} regnes for trådt i kraft i {place} den {day}; ingen kilde siger dagen.",
            "{trial} is taken to have come into force in {place} on {day}; no source says the day.",
            trial=_capital(name), place=place, day=day,
        )  # fmt: skip
    da, en = "{trial} trådte i kraft i {place} den {day}.", "{trial} came into force in {place} on {day}."
    return write(da, en, trial=_capital(name), place=place, day=day)


def _may_begin(own: OwnTrial) -> Words:
    """The day from which one that waits may begin."""
    start = round_start(own) if own.cell.state in ("granted", "bylaw") else None
    if start is None or not isinstance(start.value, When):
        return NOTHING
    day = own.facts.cite(start, long_when(start.value))
    return write("Det kan begynde den {day}.", "It may begin on {day}.", day=day)


def _ending(own: OwnTrial) -> Words:
    """The day from which it is known to end, and whether it is the law that ends it."""
    found = own.coming_end()
    if found is None:
        return NOTHING
    why, day = found
    if why.says in ("met_by_law", "meet_by_law"):
        da, en = (
            "Ifølge kilden er der ikke brug for {trial} fra den {day}.",
            "By the source there is no need of {trial} from {day}.",
        )
    else:
        da, en = "{trial} ophører den {day}.", "{trial} ends on {day}."
    return write(da, en, trial=own.facts.name(own.subject), day=own.facts.cite(why, long_day(day)))


def _together(own: OwnTrial) -> Words:
    """Who else is in it, by the sources."""
    found = own.facts.found(own.subject, "participants")
    names = own.facts.now.question(own.subject, "participants").facts
    if found is None or all(fact.entry.value == Names((own.cell.municipality,)) for fact in names):
        return NOTHING
    return write(
        "Med i {trial}: {names}.", "In {trial}: {names}.", trial=own.facts.name(own.subject), names=found
    )


def _contradiction(own: OwnTrial) -> Words:
    """What names the municipality in the trial, against its own list, which lacks it."""
    facts, place = own.facts, own.cell.municipality
    naming = [one for one in own.cell.rests_on if one.says == "participants"]
    lists = facts.now.question(Subject("municipality", place), "lists").facts
    source, own_list = naming[-1] if naming else own.cell.rests_on[-1], lists[-1].entry
    return write(
        "Kilderne er uenige: {source} nævner {place} i {trial}, men det er ikke på kommunens liste i {list}.",
        "The sources disagree: {source} names {place} in {trial}; the list in {list} lacks it.",
        source=facts.cite(source, Text.same(source.paper.reference)), place=Text.same(place),
        trial=facts.name(own.subject), list=facts.cite(own_list, Text.same(own_list.paper.reference)),
    )  # fmt: skip


def part_start(own: OwnTrial, part: Subject) -> Iterator[Words]:
    """When a part began there, where it did not begin with the trial."""
    found = [
        one
        for one in started(own.facts, part, own.cell.municipality)
        if one.effect and own.began and one.effect != own.began.effect
    ]
    for one in found:
        assert isinstance(one.effect, When)
        yield write("Denne del begyndte den {day}.", "This part began on {day}.",
                    day=own.facts.cite(one, long_when(one.effect)))  # fmt: skip


def _capital(text: Text) -> Text:
    return Text(*(f"{said[:1].upper()}{said[1:]}" for said in text))
