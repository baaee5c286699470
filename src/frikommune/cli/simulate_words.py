"""What `frikommune simulate` says to a reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from frikommune.cli.marks import in_heading, show_reconstruction
from frikommune.cli.simulate_json import arisen_of, changes_of, held_of, norms_of
from frikommune.cli.speaking import Speaking, heading, line
from frikommune.evaluation.drafts.simulation import CHANGE_WORDS, REACH
from frikommune.evaluation.population.counting import EVERY
from frikommune.evaluation.population.doubts import DOUBTS
from frikommune.evaluation.savings.holders import done_by, holders
from frikommune.evaluation.savings.prices import PARTY_WORDS
from frikommune.language import Text, listed
from frikommune.law.clause_words import matches_words
from frikommune.law.exemption import Exemption
from frikommune.law.norm import Norm

if TYPE_CHECKING:
    from frikommune.cli.simulate import Answer

Counted = Mapping[str, Any]

_GROUPED = {
    "municipality": Text("Kommuner", "Municipalities"),
    "group": Text("Målgrupper", "Target groups"),
    "year": Text("År, hvor kravet forfaldt", "Years in which it fell due"),
}


def show_simulation(speaking: Speaking, answer: Answer) -> None:
    """The whole answer."""
    _show_head(speaking, answer)
    for norm in norms_of(answer):
        click.echo()
        _show_norm(speaking, answer, answer.pack.rulebook.norms[norm])
    click.echo()
    _show_reached(speaking, answer)
    click.echo()
    _show_certainty(speaking, answer)


def _show_head(speaking: Speaking, answer: Answer) -> None:
    draft = answer.draft
    mark = in_heading(speaking, answer.mark)
    heading(f"{speaking.say('Udkast', 'Draft')} {draft.id} · {speaking.text(draft.title)}{mark}")
    show_reconstruction(speaking, answer.mark)
    line(
        speaking.say(
            f"{answer.cases} sager, {answer.refused} rækker afvist, set {speaking.day(answer.on)}.",
            f"{answer.cases} cases, {answer.refused} rows refused, seen on {speaking.day(answer.on)}.",
        ),
        1,
    )
    for one in draft.exemptions:
        line(f"{one.id} {speaking.text(one.title)}: {_where(speaking, answer, one)}", 1, "• ")
    if not draft.dated:
        line(
            speaking.say(
                "Udkastet siger ikke hvornår: det er tænkt i de nævnte kommuner i hele sagernes periode.",
                "The draft does not say when: it is imagined in the named municipalities over the whole"
                " period of the cases.",
            ),
            1,
        )
    line(
        speaking.say(
            "Kun det, der ville være krævet, er sammenlignet. Hvad der så var sket, ved ingen.",
            "Only what would have been asked is compared. What would then have happened, nobody knows.",
        ),
        1,
    )


def _where(speaking: Speaking, answer: Answer, exemption: Exemption) -> str:
    grants = [grant for grant in answer.draft.grants if grant.exemption == exemption.id]
    if not grants:
        return speaking.say("ingen steder", "nowhere")
    how = speaking.say("; bruges sag for sag", "; used case by case") if exemption.use else ""
    places = []
    for grant in grants:
        period = f" {speaking.day(grant.start)} – {speaking.day(grant.last_day)}"
        places.append(grant.municipality + ("" if grant.start == date.min else period))
    return listed(places, speaking.language) + how


def _show_norm(speaking: Speaking, answer: Answer, norm: Norm) -> None:
    heading(f"{speaking.text(norm.title)}  [{norm.id}]")
    changes = [one for one in changes_of(answer, norm.id, "all") if one["change"] != EVERY]
    for one in changes:
        line(_change(speaking, one), 1, "• ")
    gone, new = (sum(one["rows"] for one in changes if one["change"] == name) for name in ("gone", "new"))
    if gone and new:
        line(_net(speaking, gone - new), 1, "• ")
    if not changes:
        line(speaking.say("Intet krav ændres.", "No demand changes."), 1)
    places = [one for one in changes_of(answer, norm.id, "municipality") if one["change"] != EVERY]
    for name in dict.fromkeys(one["key"] for one in places):
        here = [one for one in places if one["key"] == name]
        told = ", ".join(f"{_words(speaking, one['change'])}: {one['rows']}" for one in here)
        line(f"{name}: {told}", 2, "– ")
    _show_held(speaking, answer, norm)
    _show_arisen(speaking, answer, norm)


def _change(speaking: Speaking, one: Counted) -> str:
    told = f"{one['rows']} {speaking.say('krav', 'demands')}, {speaking.citizens(one['persons'])}"
    words = f"{_words(speaking, one['change'])}: {told}"
    if not one["done"] and not one["not_done"]:
        return words
    return words + speaking.say(
        f" (gjort i virkeligheden: {one['done']}; ikke gjort: {one['not_done']})",
        f" (really done: {one['done']}; not done: {one['not_done']})",
    )


def _net(speaking: Speaking, fewer: int) -> str:
    if fewer < 0:
        return speaking.say(f"i alt {-fewer} krav flere", f"in all {-fewer} demands more")
    return speaking.say(f"i alt {fewer} krav færre", f"in all {fewer} demands fewer")


def _show_held(speaking: Speaking, answer: Answer, norm: Norm) -> None:
    payers = [speaking.text(PARTY_WORDS[one]) for one in holders(norm, answer.pack.prices.units)]
    who = listed(payers, speaking.language) or speaking.say("ikke oplyst", "not stated")
    words = answer.pack.rulebook.words
    how = speaking.text(matches_words(done_by(norm), words))
    by = f" ({how})" if how else ""
    line(speaking.say(f"Hvis opgave: {who}{by}", f"Whose work: {who}{by}"), 2, "– ")
    deeds = ", ".join(
        f"{speaking.text(words.event(*one['deed'].split('/')))}: {one['rows']}"
        for one in held_of(answer, norm.id)
    )
    if deeds:
        line(speaking.say(f"Opfyldt i virkeligheden af: {deeds}", f"Really met by: {deeds}"), 2, "– ")


def _show_arisen(speaking: Speaking, answer: Answer, norm: Norm) -> None:
    found = arisen_of(answer, norm.id)
    persons, duties = speaking.citizens(found["persons"]), found["duties"]
    without, with_draft = found["ended_first"], found["ended_first_with"]
    line(
        speaking.say(
            f"Omfattet: {persons} i {found['courses']} forløb.",
            f"In scope: {persons} in {found['courses']} courses.",
        ),
        2,
        "– ",
    )
    if duties:
        line(
            speaking.say(
                f"Af {duties} krav, som forløbene var bundet til fra første dag, opstod {without} aldrig,"
                f" fordi forløbet sluttede først; med udkastet {with_draft}.",
                f"Of {duties} demands that the courses were bound to from their first day, {without} never"
                f" arose because the course ended first; with the draft {with_draft}.",
            ),
            2,
            "– ",
        )


def _show_reached(speaking: Speaking, answer: Answer) -> None:
    heading(speaking.say("Hvem ville være nået", "Who would have been reached"))
    everything = {one["change"]: one for one in changes_of(answer, EVERY, "all")}
    changed, usable = everything.get(EVERY), everything.get(REACH)
    line(
        speaking.say(
            f"Ændrede krav: {_people(speaking, changed)}.", f"Changed demands: {_people(speaking, changed)}."
        ),
        1,
        "• ",
    )
    if any(one.use for one in answer.draft.exemptions):
        line(
            speaking.say(
                f"Brug sag for sag mulig: {_people(speaking, usable)}. Hvor ofte den var brugt, ved ingen.",
                f"Use case by case possible: {_people(speaking, usable)}. How often it had been used, nobody"
                " knows.",
            ),
            1,
            "• ",
        )
    for by, words in _GROUPED.items():
        told = [_grouped(speaking, answer, by, key) for key in _keys(answer, by)]
        if told:
            line(f"{speaking.text(words)}: {'; '.join(told)}", 1, "• ")


def _people(speaking: Speaking, one: Counted | None) -> str:
    persons, courses = (one["persons"], one["courses"]) if one else (0, 0)
    return f"{speaking.citizens(persons)} {speaking.say(f'i {courses} forløb', f'in {courses} courses')}"


def _keys(answer: Answer, by: str) -> list[str]:
    found = (one["key"] for one in changes_of(answer, EVERY, by) if one["change"] in (EVERY, REACH))
    return list(dict.fromkeys(found))


def _grouped(speaking: Speaking, answer: Answer, by: str, key: str) -> str:
    here = {one["change"]: one["persons"] for one in changes_of(answer, EVERY, by) if one["key"] == key}
    parts = [speaking.say(f"{here[EVERY]} ændret", f"{here[EVERY]} changed")] if EVERY in here else []
    if REACH in here:
        parts.append(speaking.say(f"{here[REACH]} mulig", f"{here[REACH]} possible"))
    name = speaking.text(answer.pack.rulebook.words.group(key)) if by == "group" else key
    return f"{name}: {', '.join(parts)}"


def _show_certainty(speaking: Speaking, answer: Answer) -> None:
    heading(speaking.say("Hvor sikkert er det?", "How sure is it?"))
    everything = {one["change"]: one for one in changes_of(answer, EVERY, "all")}
    for change, da, en in ((EVERY, "Ændrede krav", "Changed demands"), (REACH, "Mulig brug", "Possible use")):
        one = everything.get(change)
        if one is None:
            continue
        told = speaking.say(
            f"{da}: {one['sure']} af {one['rows']} er sikre.",
            f"{en}: {one['sure']} of {one['rows']} are sure.",
        )
        because = speaking.say(
            " Usikkert, fordi (et krav kan have flere grunde):",
            " Not sure, because (one may have several reasons):",
        )
        doubts = {name: number for name, number in one["doubts"].items() if number}
        line(told + (because if doubts else ""), 1, "• ")
        for name, number in doubts.items():
            line(f"{speaking.text(DOUBTS[name])}: {number}", 2, "– ")


def _words(speaking: Speaking, change: str) -> str:
    return speaking.text(CHANGE_WORDS[change])
