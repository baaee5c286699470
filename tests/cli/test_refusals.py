"""What cannot be answered is refused: exit code 2, no traceback, and what to do next."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import EXAMPLES

PLACE = ("--municipality", "Aalborg", "--group", "dagpenge")
REFUSED: dict[str, tuple[tuple[object, ...], str, str, str]] = {
    "unknown municipality": (
        ("applies", "--municipality", "Ålborg", "--group", "dagpenge", "--on", "2018-02-05"),
        "unknown_municipality",
        "Mente du “Aalborg”?",
        "Did you mean “Aalborg”?",
    ),
    "unknown group": (
        ("applies", "--municipality", "Aalborg", "--group", "dagpeng", "--on", "2018-02-05"),
        "unknown_group",
        "Mente du “dagpenge”?",
        "Did you mean “dagpenge”?",
    ),
    "unknown norm": (
        ("explain", EXAMPLES / "history.json", "--on", "2018-12-31", "--norm", "fællessamtale"),
        "unknown_norm",
        "Mente du “faellessamtale”?",
        "Did you mean “faellessamtale”?",
    ),
    "unknown norm, asked for": (("norm", "lae2855"), "unknown_norm", "“lae285”?", "“lae285”?"),
    "unknown trial": (("trial", "1.33"), "unknown_trial", "Mente du “1.3”?", "Did you mean “1.3”?"),
    "a day that does not exist": (
        ("applies", *PLACE, "--on", "2018-02-30"),
        "no_such_day",
        "2018-02-30",
        "2018-02-30",
    ),
    "no history": (("explain", "no.json", "--on", "2018-12-31"), "file_missing", "no.json", "no.json"),
    "no export": (("check", "nowhere", "--on", "2018-12-31"), "file_missing", "nowhere", "nowhere"),
    "no pack": (("pack", "check", "nowhere"), "file_missing", "nowhere", "nowhere"),
    "an option left out": (
        ("applies", "--group", "dagpenge", "--on", "2018-02-05"),
        "unreadable_command",
        "“--municipality” mangler",
        "“--municipality” is missing",
    ),
    "an argument left out": (("norm",), "unreadable_command", "“ID” mangler", "“ID” is missing"),
    "an option that is not": (("norm", "lae285", "--day"), "unreadable_command", "--day", "--day"),
    "a command that is not": (
        ("aplies",),
        "unreadable_command",
        "Mente du “applies”?",
        "Did you mean “applies”?",
    ),
    "an option misspelt": (
        ("norm", "lae285", "--pakc", "x"),
        "unreadable_command",
        "Mente du “--pack”?",
        "Did you mean “--pack”?",
    ),
    "a value where none is taken": (
        ("norm", "lae285", "--json=1"),
        "unreadable_command",
        "“--json” skal stå uden værdi",
        "“--json” takes no value",
    ),
    "a word too many": (
        ("norm", "lae285", "extra"),
        "unreadable_command",
        "Der står mere, end kommandoen læser",
        "more than the command",
    ),
    "a language that is not": (
        ("--lang", "xx", "norm", "lae285"),
        "unreadable_command",
        "da",
        "da",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_advice_in_both_languages(frikommune, name):
    words, code, danish, english = REFUSED[name]
    for lang, head, advice in (("da", "Afvist: ", danish), ("en", "Refused: ", english)):
        said = frikommune(*words, lang=lang)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(head)
        assert advice in said.err
        assert ("Gør nu: " if lang == "da" else "Do next: ") in said.err
        assert "Traceback" not in said.err

        told = frikommune(*words, "--json", lang=lang)
        assert (told.code, told.err) == (2, "")
        (refusal,) = told.json["refused"]
        assert refusal["code"] == code
        assert advice in json.dumps(refusal, ensure_ascii=False)


def test_two_things_wrong_are_told_at_once(frikommune, tmp_path):
    path = tmp_path / "h.json"
    spell = {"id": "f1", "group": "dagpeng", "municipality": "Ålborg", "from": "2018-02-05", "to": None}
    path.write_text(json.dumps({"subject": "b", "synthetic": True, "spells": [spell]}), encoding="utf-8")
    told = frikommune("explain", path, "--on", "2018-12-31", "--json").json
    assert len(told["refused"]) == 2


def test_an_option_without_its_value_is_refused(frikommune):
    assert "“--pack” mangler sin værdi" in frikommune("norm", "lae285", "--pack").err
    assert "“--pack” lacks its value" in frikommune("norm", "lae285", "--pack", lang="en").err
