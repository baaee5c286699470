"""`frikommune trial`: what a trial is, where it holds, and what the sources say of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from frikommune.cli.speaking import (
    Speaking,
    heading,
    known_trial,
    line,
    open_pack,
    show_json,
)
from frikommune.language import Text
from frikommune.law.exemption import Exemption, Grant, UseConditions
from frikommune.law.source import CERTAINTY_WORDS
from frikommune.packfiles.pack import Pack
from frikommune.programme.trial import LawEffect, Trial, TrialState
from frikommune.programme.words import CODE_WORDS, VERDICT_WORDS

STATE_WORDS: Mapping[TrialState, Text] = {
    "running": Text("i gang til udgangen af perioden", "running to the end of the period"),
    "ended": Text("ophørt", "ended"),
    "never_started": Text("bevilget, men aldrig sat i gang", "granted, but never started"),
}


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(trial_id: str, pack: Path | None, as_json: bool) -> None:
        loaded = open_pack(pack)
        trial = loaded.trials[known_trial(loaded, trial_id, "frikommune trial")]
        if as_json:
            show_json(_as_json(speaking, loaded, trial))
        else:
            _show(speaking, loaded, trial)

    return click.Command(
        "trial",
        callback=run,
        help=speaking.say(
            "Vis et forsøg: loven uden og med, hvor og hvornår. Sidst står kildernes udsagn og uenigheder.",
            "Show a trial: the law without and with it, where and when. Last: the sources, and disputes.",
        ),
        params=[click.Argument(["trial_id"], metavar="ID"), speaking.pack_option(), speaking.json_option()],
    )


def _show(speaking: Speaking, pack: Pack, trial: Trial) -> None:
    heading(f"{speaking.say('Forsøg', 'Trial')} {trial.id} · {speaking.text(trial.title)}")
    line(_stands(speaking, trial), 1)
    line(
        speaking.say("Kommuner ved bevillingen: ", "Municipalities at the grant: ")
        + ", ".join(trial.municipalities),
        1,
    )
    line(speaking.say("Uden forsøget: ", "Without the trial: ") + speaking.text(trial.norm_without), 1)
    line(speaking.say("Med forsøget: ", "With the trial: ") + speaking.text(trial.with_trial), 1)
    unknown = speaking.say("ikke oplyst", "not stated")
    line(speaking.say("Registrering: ", "Registration: ") + (speaking.text(trial.registration) or unknown), 1)
    counted = "; ".join(speaking.text(one) for one in trial.indicators) or unknown
    line(speaking.say("Indikatorer: ", "Indicators: ") + counted, 1)
    for exemption_id in trial.exemptions:
        click.echo()
        _show_exemption(speaking, pack, pack.rulebook.exemptions[exemption_id])
    _show_statements(speaking, trial)


def _stands(speaking: Speaking, trial: Trial) -> str:
    """`Runde 1, delvist imødekommet; i gang.`; what nobody has decided yet is left out."""
    found = [speaking.say(f"Runde {trial.round}", f"Round {trial.round}")] if trial.round else []
    found += [speaking.text(CODE_WORDS[trial.granted])] if trial.granted else []
    decided = ", ".join(found) or speaking.say("Under forberedelse", "In preparation")
    return f"{decided}; {speaking.text(STATE_WORDS[trial.state])}." if trial.state else f"{decided}."


def _show_exemption(speaking: Speaking, pack: Pack, exemption: Exemption) -> None:
    heading(f"{exemption.id} {speaking.text(exemption.title)}")
    book = pack.rulebook
    changed = dict.fromkeys(change.norm for change in exemption.changes)
    norms = speaking.coded({one: book.norms[one].title for one in changed})
    line(speaking.say("Ændrer: ", "Changes: ") + norms, 1)
    groups = speaking.coded({one: book.groups[one] for one in sorted(exemption.groups)}) or speaking.say(
        "normens målgrupper", "the norm's target groups"
    )
    line(speaking.say("For: ", "For: ") + groups, 1)
    if exemption.use is not None:
        line(
            speaking.say("Bruges sag for sag: ", "Used case by case: ")
            + _conditions(speaking, exemption.use),
            1,
        )
    if exemption.because:
        line(
            speaking.say("Kan ikke afgøres, fordi ", "Cannot be determined, because ")
            + speaking.text(exemption.because),
            1,
        )
    for assumed in exemption.assumptions:
        line(speaking.say("Antaget: ", "Assumed: ") + speaking.text(assumed), 1)
    if not _grants(pack, exemption):
        line(speaking.say("Gælder ingen steder.", "Holds nowhere."), 1)
    for grant in _grants(pack, exemption):
        until = speaking.day(grant.last_day)
        sure = speaking.text(CERTAINTY_WORDS[grant.certainty])
        to = speaking.say("til og med", "through")
        line(
            f"{grant.municipality}: {speaking.day(grant.start)} {to} {until} – {grant.source} ({sure})",
            1,
            "• ",
        )


def _conditions(speaking: Speaking, use: UseConditions) -> str:
    parts = [speaking.text(reason) for reason in use.reasons.values()]
    if use.own_words:
        parts.append(speaking.say("en begrundelse i egne ord", "a reason in own words"))
    if use.leader_check:
        parts.append(speaking.say("lederen skal godkende", "the leader must approve"))
    return "; ".join(parts)


def _show_statements(speaking: Speaking, trial: Trial) -> None:
    if trial.statements:
        click.echo()
        heading(speaking.say("Hvad kilderne siger", "What the sources say"))
    for one in trial.statements:
        where = f"{one.reference}, {one.heading}" if one.heading else one.reference
        line(f"{speaking.text(one.text)} ({where})", 1, "• ")
    if trial.effects:
        click.echo()
        heading(speaking.say("Hvad kilderne siger om nye love", "What the sources say of new laws"))
    for effect in trial.effects:
        line(_effect(speaking, effect), 1, "• ")
    if trial.disagreements:
        click.echo()
        heading(speaking.say("Hvor kilderne er uenige", "Where the sources disagree"))
    for text in trial.disagreements:
        line(speaking.text(text), 1, "• ")


def _effect(speaking: Speaking, effect: LawEffect) -> str:
    where = f"{effect.reference}, {effect.heading}" if effect.heading else effect.reference
    law = speaking.say("loven fra ", "the law from ") + speaking.day(effect.law_from)
    about = f"{effect.part}, {law}" if effect.part else law
    return f"{about}: {speaking.text(VERDICT_WORDS[effect.verdict])}. {speaking.text(effect.text)} ({where})"


def _grants(pack: Pack, exemption: Exemption) -> list[Grant]:
    return [grant for grant in pack.rulebook.grants if grant.exemption == exemption.id]


def _as_json(speaking: Speaking, pack: Pack, trial: Trial) -> dict[str, Any]:
    return {
        "trial": trial.id,
        "title": speaking.text(trial.title),
        "round": trial.round,
        "granted": trial.granted,
        "state": trial.state,
        "municipalities_at_grant": list(trial.municipalities),
        "norm_without": speaking.text(trial.norm_without),
        "with_trial": speaking.text(trial.with_trial),
        "registration": speaking.text(trial.registration) or None,
        "indicators": [speaking.text(one) for one in trial.indicators],
        "exemptions": [
            _exemption_json(speaking, pack, pack.rulebook.exemptions[one]) for one in trial.exemptions
        ],
        "statements": [
            {"text": speaking.text(one.text), "reference": one.reference, "heading": one.heading or None}
            for one in trial.statements
        ],
        "effects": [
            {
                "law_from": one.law_from,
                "exemption": one.part or None,
                "verdict": one.verdict,
                "text": speaking.text(one.text),
                "reference": one.reference,
                "heading": one.heading or None,
            }
            for one in trial.effects
        ],
        "disagreements": [speaking.text(text) for text in trial.disagreements],
    }


def _exemption_json(speaking: Speaking, pack: Pack, exemption: Exemption) -> dict[str, Any]:
    use = exemption.use
    return {
        "exemption": exemption.id,
        "title": speaking.text(exemption.title),
        "norms": list(dict.fromkeys(change.norm for change in exemption.changes)),
        "groups": exemption.groups,
        "unknown_because": speaking.text(exemption.because) if exemption.because else None,
        "use": None
        if use is None
        else {
            "reasons": {key: speaking.text(text) for key, text in use.reasons.items()},
            "own_words": use.own_words,
            "leader_check": use.leader_check,
            "covers": use.covers,
        },
        "assumptions": [speaking.text(text) for text in exemption.assumptions],
        "grants": [
            {
                "municipality": grant.municipality,
                "from": grant.start,
                "to": grant.end,
                "source": str(grant.source),
                "certainty": grant.certainty,
            }
            for grant in _grants(pack, exemption)
        ],
    }
