"""What `frikommune compare` says to a reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click

from frikommune.cli.marks import show_reconstruction
from frikommune.cli.speaking import Speaking, heading, line
from frikommune.cli.touched import Touched, norm_touched, told_cases, trial_touched
from frikommune.law.compare import NormCompared
from frikommune.law.measured import STARTS_WORDS
from frikommune.law.piece_met import MET_WORDS, answer_text
from frikommune.law.relation import RELATION_WORDS
from frikommune.law.rulebook import Rulebook
from frikommune.packfiles.effects import PartMet, Said, SideBySide, TrialMet, unspoken, where_they
from frikommune.programme.words import VERDICT_WORDS


def show_comparison(
    speaking: Speaking,
    rulebook: Rulebook,
    days: tuple[date, date],
    norms: tuple[NormCompared, ...],
    trials: tuple[TrialMet, ...],
    touched: Touched | None,
) -> None:
    """The whole answer."""
    before, now = (speaking.day(one) for one in days)
    heading(speaking.say(f"Loven {before} og {now}", f"The law of {before} and of {now}"))
    line(speaking.text(STARTS_WORDS))
    if touched is not None:
        line(told_cases(speaking, touched))
        show_reconstruction(speaking, touched.mark, 0)
    _show_norms(speaking, rulebook, norms, touched)
    click.echo()
    heading(
        speaking.say(
            f"Hvad loven {now} har imødekommet af hvert forsøg",
            f"What the law of {now} has met of each trial",
        )
    )
    _show_overview(speaking, trials)
    for one in trials:
        click.echo()
        _show_trial(speaking, rulebook, one)
        if touched is not None:
            line(trial_touched(speaking, touched, one.trial.id), 1, "↳ ")
    _show_differences(speaking, trials)


def _show_norms(
    speaking: Speaking, rulebook: Rulebook, norms: tuple[NormCompared, ...], touched: Touched | None
) -> None:
    for relation, words in RELATION_WORDS.items():
        chosen = [one for one in norms if one.relation == relation]
        if not chosen:
            continue
        click.echo()
        heading(_capital(speaking.text(words)))
        if relation == "same" and len(norms) > 1:
            line(speaking.coded({one.norm.id: one.norm.title for one in chosen}), 1)
            continue
        for one in chosen:
            _show_norm(speaking, rulebook, one)
            if touched is not None:
                line(norm_touched(speaking, touched, one.norm.id), 2, "↳ ")


def _show_norm(speaking: Speaking, rulebook: Rulebook, one: NormCompared) -> None:
    title = f"{speaking.text(one.norm.title)}  [{one.norm.id}]"
    if len(one.parts) == 1:
        line(f"{title}: {speaking.text(one.parts[0].judgement.why)}", 1, "• ")
        return
    line(title, 1, "• ")
    for part in one.parts:
        words = speaking.text(RELATION_WORDS[part.judgement.relation])
        groups = speaking.coded({group: rulebook.groups[group] for group in part.groups})
        line(f"{groups}: {words}. {speaking.text(part.judgement.why)}", 2, "• ")


def _show_trial(speaking: Speaking, rulebook: Rulebook, one: TrialMet) -> None:
    trial = one.trial
    met = speaking.text(MET_WORDS[one.met])
    heading(f"{speaking.say('Forsøg', 'Trial')} {trial.id} · {speaking.text(trial.title)} – {met}")
    if len(one.parts) == 1:
        part = one.parts[0]
        line(speaking.text(part.met.why), 1)
        _show_pieces(speaking, rulebook, part, 1)
        _show_said(speaking, (*part.sources, *one.sources), 1)
        return
    for part in one.parts:
        title = f"{part.met.exemption.id} {speaking.text(part.met.exemption.title)}"
        several = len(part.met.pieces) > 1
        words = speaking.text(MET_WORDS[part.met.met])
        line(
            f"{title} – {words if several else speaking.text(answer_text(part.met.met, part.met.why))}",
            1,
            "• ",
        )
        _show_pieces(speaking, rulebook, part, 2)
        _show_said(speaking, part.sources, 2)
    if one.sources:
        line(speaking.say("Forsøget som helhed:", "The trial as a whole:"), 1, "• ")
        _show_said(speaking, one.sources, 2)


def _show_overview(speaking: Speaking, trials: tuple[TrialMet, ...]) -> None:
    """The trials by answer, and those of which no source speaks."""
    if len(trials) < 2:
        return
    for met, words in MET_WORDS.items():
        found = [one.trial.id for one in trials if one.met == met]
        if found:
            line(f"{_capital(speaking.text(words))}: {', '.join(found)}", 1)
    silent = unspoken(trials)
    if silent:
        line(
            f"{speaking.say('Kilderne siger intet om', 'The sources say nothing of')}: {', '.join(silent)}", 1
        )


def _show_pieces(speaking: Speaking, rulebook: Rulebook, part: PartMet, depth: int) -> None:
    for piece in part.met.pieces if len(part.met.pieces) > 1 else ():
        answer = speaking.text(answer_text(piece.met, piece.why))
        title = speaking.text(rulebook.norms[piece.norm].title)
        line(f"{title}, {speaking.text(piece.what)} – {answer}", depth, "– ")
    for norm in part.met.own_demands:
        own = speaking.say(
            "Forsøgets eget krav, som ikke tæller med: ", "The trial's own demand, which does not count: "
        )
        line(own + speaking.text(rulebook.norms[norm].title), depth, "– ")


def _show_said(speaking: Speaking, sources: Iterable[Said], depth: int) -> None:
    found = list(sources)
    if not found:
        line(speaking.say("Kilderne: ikke oplyst", "The sources: not stated"), depth, "↳ ")
    for said in found:
        effect = said.effect
        verdict = speaking.text(VERDICT_WORDS[effect.verdict])
        source = speaking.say("Kilden", "The source")
        line(f"{source}: {verdict}. {speaking.text(effect.text)} ({effect.where})", depth, "↳ ")


def _show_differences(speaking: Speaking, trials: tuple[TrialMet, ...]) -> None:
    click.echo()
    heading(speaking.say("Hvor data og en kilde er uenige", "Where the data and a source disagree"))
    _show_side_by_side(speaking, where_they("disagrees", trials))
    click.echo()
    heading(
        speaking.say("Hvor en kilde svarer, og data ikke kan", "Where a source answers and the data cannot")
    )
    _show_side_by_side(speaking, where_they("undetermined", trials))


def _show_side_by_side(speaking: Speaking, found: tuple[SideBySide, ...]) -> None:
    for one in found:
        data, source = speaking.text(MET_WORDS[one.met]), speaking.text(VERDICT_WORDS[one.effect.verdict])
        told = speaking.say(
            f"kilden siger “{source}”, data “{data}”", f"the source says “{source}”, the data “{data}”"
        )
        line(f"{one.part or one.trial.id}: {told} ({one.effect.where}). {speaking.text(one.why)}", 1, "• ")
    if not found:
        line(speaking.say("Ingen steder.", "Nowhere."), 1)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
