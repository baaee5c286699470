"""`frikommune norm`: a norm's versions, their sources, and the exemptions on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from frikommune.cli.anchors import anchor_json, show_anchor
from frikommune.cli.speaking import Speaking, heading, known_norm, line, open_pack, show_json
from frikommune.law.norm import Norm, Version
from frikommune.law.rulebook import Rulebook
from frikommune.law.source import CERTAINTY_WORDS
from frikommune.law.wording import asked
from frikommune.law.words import Words


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(norm_id: str, pack: Path | None, as_json: bool) -> None:
        rulebook = open_pack(pack).rulebook
        norm = rulebook.norms[known_norm(rulebook, norm_id, "frikommune norm")]
        if as_json:
            show_json(_as_json(speaking, rulebook, norm))
        else:
            _show(speaking, rulebook, norm)

    return click.Command(
        "norm",
        callback=run,
        help=speaking.say(
            "Vis en norm: dens versioner, kilder og fravigelser.",
            "Show a norm: its versions, sources and exemptions.",
        ),
        params=[click.Argument(["norm_id"], metavar="ID"), speaking.pack_option(), speaking.json_option()],
    )


def _show(speaking: Speaking, rulebook: Rulebook, norm: Norm) -> None:
    heading(f"{speaking.text(norm.title)}  [{norm.id}]")
    if speaking.text(norm.about):
        line(speaking.text(norm.about), 1)
    groups = speaking.coded({one: rulebook.groups[one] for one in sorted(norm.groups)}) or speaking.say(
        "alle målgrupper", "all target groups"
    )
    line(speaking.say("Målgrupper: ", "Target groups: ") + groups, 1)
    show_anchor(speaking, norm, rulebook.words)
    line(speaking.say("Fil: ", "File: ") + norm.file, 1)
    for version in norm.versions:
        click.echo()
        _show_version(speaking, version, rulebook.words)
    click.echo()
    heading(speaking.say("Fravigelser", "Exemptions"))
    for exemption in rulebook.exemptions_on[norm.id]:
        places = sorted({grant.municipality for grant in rulebook.grants if grant.exemption == exemption.id})
        where = ", ".join(places) or speaking.say("aldrig sat i gang", "never started")
        line(f"{exemption.id} {speaking.text(exemption.title)}: {where}", 1, "• ")
    if not rulebook.exemptions_on[norm.id]:
        line(speaking.say("Ingen.", "None."), 1)


def _show_version(speaking: Speaking, version: Version, words: Words) -> None:
    heading(speaking.say("Fra ", "From ") + speaking.day(version.start))
    if version.terms is None:
        line(speaking.say("ophævet", "repealed"), 1, "• ")
    else:
        for said in asked(version.terms, words):
            line(speaking.text(said), 1, "• ")
    if version.quote:
        line(f"“{version.quote}”", 1)
    sure = speaking.text(CERTAINTY_WORDS[version.certainty])
    for source in version.sources:
        line(speaking.say("Kilde: ", "Source: ") + f"{source} ({sure})", 1)
    for assumed in version.assumptions:
        line(speaking.say("Antaget: ", "Assumed: ") + speaking.text(assumed), 1)


def _as_json(speaking: Speaking, rulebook: Rulebook, norm: Norm) -> dict[str, Any]:
    return {
        "norm": norm.id,
        "title": speaking.text(norm.title),
        "kind": norm.kind,
        "counted_from": anchor_json(speaking, norm, rulebook.words),
        "groups": norm.groups,
        "read_at": norm.read_at,
        "file": norm.file,
        "versions": [
            {
                "from": version.start,
                "in_force": version.terms is not None,
                "asks": [speaking.text(one) for one in asked(version.terms, rulebook.words)]
                if version.terms
                else [],
                "sources": [str(source) for source in version.sources],
                "certainty": version.certainty,
                "quote": version.quote or None,
                "assumptions": [speaking.text(text) for text in version.assumptions],
            }
            for version in norm.versions
        ],
        "exemptions": [
            {
                "exemption": exemption.id,
                "title": speaking.text(exemption.title),
                "grants": [
                    {"municipality": grant.municipality, "from": grant.start, "to": grant.end}
                    for grant in rulebook.grants
                    if grant.exemption == exemption.id
                ],
            }
            for exemption in rulebook.exemptions_on[norm.id]
        ],
    }
