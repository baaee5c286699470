"""What a paper is of besides its municipality, as one column keeps it: a trial, a round, a survey."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, str] = {"round": "runde", "survey": "skema"}


def about_of(given: Mapping[str, str]) -> str:
    """`3.2` for a trial, `runde 1`, `skema 3`; empty where the paper is of none of them."""
    if given.get("trial"):
        return given["trial"]
    return next((f"{word} {given[name]}" for name, word in _WORDS.items() if given.get(name)), "")


def asked_by(about: str) -> dict[str, str]:
    """The same as an address asks for it."""
    before, _, number = about.partition(" ")
    names = [name for name, word in _WORDS.items() if word == before and number]
    return {names[0]: number} if names else {"trial": about} if about else {}
