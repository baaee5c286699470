"""Commands with a word of them wrong: days, names, numbers, options, and paths that are none."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

from bench.malformed import odd
from bench.malformed.commands import Command
from bench.malformed.files_of_cases import EXAMPLES
from bench.malformed.files_of_papers import CASES, QUICK, ROLES
from bench.malformed.kind import Kind, maybe_json, of_command

OUT = "OUT"
"""Stands for a path in the room."""
SAID = 4_000
"""Characters of a word at most: no shell takes endless ones."""
_PLACE = ["--municipality", "Aalborg", "--group", "dagpenge", "--on", "2018-02-05"]
_NUMBERS = [
    "--baseline", "0.417", "--n", "54", "--smallest", "0.05", "--simulations", "0", "--alpha", "0.05",
    "--power", "0.8",
]  # fmt: skip
_CLUSTERS = [
    "--treated",
    "4",
    "--untreated",
    "87",
    "--icc",
    "0.02",
    "--cv",
    "0.4",
    "--before",
    "8",
    "--after",
    "6",
    "--did",
]
_COUNTED = ["--counted", "24/54", "--unfinished", "20"]
_SIGNED = ["--on", "2018-06-01", "--by", "koordinator"]
_DAYS = ["--on", "2019-11-08", "--known-on", "2019-01-01"]
GOOD = (
    ["applies", *_PLACE], ["applies", *_PLACE, "--start", "2018-01-01", "--norm", "faellessamtale",
    "--without-trials"],
    ["explain", f"{EXAMPLES}/history.json", "--on", "2018-12-31", "--norm", "jobsamtale"],
    ["check", *CASES, "--norm", "jobsamtale"], ["check", *CASES, "--keep-good", "--refused-to", OUT],
    ["compare", "--from", "2019-12-31", "--to", "2020-01-01", "--norm", "jobsamtale"],
    ["ledger", *CASES, "--out", OUT, "--format", "csv", "--worlds", "all", "--engine", "reference"],
    ["simulate", f"{EXAMPLES}/draft.toml", *CASES], ["savings", *CASES, "--trial", "2.1", "--municipality",
    "Aalborg"],
    ["savings", *CASES, "--year", "2020"], ["timeliness", *CASES, "--by", "month", "--norm", "jobsamtale"],
    ["indicators", *CASES, "--trial", "3.3", "--by", "quarter", "--horizon", "12", "--known-on",
    "2020-01-01"],
    ["money", *CASES, "--trial", "3.3", "--assume", "registrering=50-150@2019"],
    ["snapshot", *CASES, "--trial", "3.3", "--per", "course", "--horizon", "12", "--taken-on", "2019-01-01",
    "--out", OUT],
    ["design", "new", "3.3"], ["design", "check", f"{EXAMPLES}/design.toml"], ["design", "show",
    f"{EXAMPLES}/design.toml"],
    ["design", "lock", f"{EXAMPLES}/missing.toml", *_SIGNED, "--data-seen", "2019-01-01"],
    ["power", *_NUMBERS], ["power", *_NUMBERS[:4], *_CLUSTERS, "--simulations", "9"], ["power",
    f"{EXAMPLES}/design.toml"],
    ["evaluate-trial", *_COUNTED, "--benchmark", "0.4165", "--level", "0.9"],
    ["evaluate-trial", *_COUNTED, "--against", "30/80", "--against-unfinished", "3", "--margin", "0.05"],
    ["evaluate-trial", f"{EXAMPLES}/quarters.csv", *ROLES, *QUICK, "--since", "2018K1", "--treated",
    "Aalborg"],
    ["norm", "lae285"], ["trial", "1.3"], ["programme", *_DAYS, "--subject", "trial:1.3"], ["open-data",
    "trials"],
    ["open-data", "trials", "--out", f"{OUT}.csv", "--as-of", "2019-11-08"], ["pack", "check",
    f"{EXAMPLES}/packs/nl-bijstand"],
    ["report", "kkr_status", "--out", f"{OUT}.html", "--as-of", "2019-11-08", "--since", "2019-03-01"],
    ["report", "committee_status", "--municipality", "Aalborg", "--out", f"{OUT}.html", "--as-of",
    "2019-11-08"],
    ["report", "bylaw", "--all-municipalities", "--form", "html", "--out", OUT, "--as-of", "2019-11-08"],
    ["report", "trial_application", "--trial", "2.1", "--out", f"{OUT}.html"],
    ["report", "application_package", "--round", "2", "--out", f"{OUT}.zip"],
    ["caseload", "--persons", "3", "--seed", "1", "--out", OUT, "--format", "csv", "--until", "2019-11-08"],
)  # fmt: skip
WITHOUT_JSON = frozenset({"open-data", "report"})
OPTIONS = (
    "--on",
    "--json",
    "--lang",
    "--pack",
    "--norm",
    "--help",
    "--version",
    "--x",
    "-",
    "--",
    "--trial",
    "--out",
    "-o",
)


def kinds() -> list[Kind]:
    return [of_command("command, a word of it wrong", 30, _wrong)]


def _wrong(lot: Random, room: Path) -> Command:
    own = room / "examples"  # a wrong word may name them as the place to write to
    shutil.copytree(EXAMPLES, own)
    words = [one.replace(OUT, str(room / "out")).replace(str(EXAMPLES), str(own)) for one in lot.choice(GOOD)]
    if words[0] not in WITHOUT_JSON:
        words = maybe_json(lot, words)
    for _ in range(1 if lot.random() < 0.8 else 3):
        words = _changed(words, lot, room)
    made = [] if "--all-municipalities" in words else [room]  # a batch writes what it can, and names the rest
    return Command([one.replace("\0", "")[:SAID] for one in words], made=made)


def _changed(words: list[str], lot: Random, room: Path) -> list[str]:
    at = lot.randrange(len(words) + 1)
    last = max(0, at - 1)
    way = lot.random()
    if way < 0.5:
        return [*words[:last], _value(words[last] if words else "", lot, room), *words[last + 1 :]]
    if way < 0.65:
        return words[:last] + words[last + 1 :]
    if way < 0.75:
        return [*words[:at], lot.choice((_value("", lot, room), lot.choice(OPTIONS))), *words[at:]]
    if way < 0.85:
        return [*words[:last], lot.choice(OPTIONS), *words[last + 1 :]]
    if way < 0.95:
        return [*words, *words[1:3]]
    return lot.sample(words, len(words))


def _value(word: str, lot: Random, room: Path) -> str:
    """What stands where a word should: another day, number or name, or a path that cannot be used."""
    way = lot.random()
    if word.startswith("20") or way < 0.2:
        return lot.choice(odd.DAYS)
    if word.replace(".", "").isdigit():
        return lot.choice(odd.NUMBERS)
    if word.startswith("/") or way < 0.35:
        return _path(lot, room)
    if way < 0.6:
        return odd.near(lot, word)
    return odd.word(lot) if way < 0.97 else "a\udce6b"


def _path(lot: Random, room: Path) -> str:
    (room / "there.txt").write_text("x", encoding="utf-8")
    examples = room / "examples"
    ways = (
        str(room), str(room / "missing"), str(room / "there.txt" / "inner"), "/dev/null", "", ".", "x" * 300,
        "/proc", str(examples / "README.md"), str(examples), str(examples / "export" / "spells.csv"), "~",
        "//proc", "\udce6.csv", "x.xyz",
        str(examples / "history.json"), str(room / "missing" / "x" / "y"), "/proc/self/status",
        str(room / "there.txt"),
    )  # fmt: skip
    return lot.choice(ways)
