"""The examples: made up, read whole, the same each time they are drawn, and rich enough to show trials."""

from __future__ import annotations

import json
import runpy
from collections import Counter

from tests.cli.conftest import EXAMPLES, row

EXPORT = (EXAMPLES / "export", "--mapping", EXAMPLES / "export.toml", "--on", "2018-12-31")


def test_the_export_is_drawn_the_same_again(tmp_path):
    script = runpy.run_path(str(EXAMPLES / "make_export.py"))
    export = script["drawn"]()
    export.write(tmp_path)
    for name in ("spells", "events", "uses"):
        file = f"{name}.csv"
        assert (tmp_path / file).read_bytes() == (EXAMPLES / "export" / file).read_bytes()


def test_the_examples_say_that_they_are_synthetic(frikommune):
    assert json.loads((EXAMPLES / "history.json").read_text(encoding="utf-8"))["synthetic"] is True
    assert "(syntetiske personer)" in frikommune("check", *EXPORT).out
    keys = (EXAMPLES / "export" / "spells.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert all(line.startswith("SYNT-") for line in keys)


def test_the_export_is_read_whole_and_shows_every_way_to_use_a_trial(frikommune):
    told = frikommune("check", *EXPORT, "--json").json
    assert (told["cases"], told["refused_rows"]) == (60, 0)
    found: Counter[str] = Counter()
    for norm in told["norms"]:
        for count in norm["counts"]:
            found[f"{norm['norm']} {count['standing']}"] += count["rows"]
            found[f"{norm['norm']} {count['outcome']}"] += count["rows"]
    for exempted in (
        "kursus-seks-uger", "lae265-jobafklaring", "lae265-rehabiliteringsmoede", "lae285",
        "mentor-tilbud-kontanthjaelp", "rehabiliteringsmoede-foer-jobafklaring", "revalidering-lae265",
    ):  # fmt: skip
        assert found[f"{exempted} exempt"], exempted
    assert found["ledighedsydelse-revurdering waived"]
    assert found["faellessamtale unknown"]
    assert found["rehabiliteringsmoede-foer-jobafklaring breached"]


def test_without_trials_more_is_overdue_or_unlawful_in_the_export(frikommune):
    def failures(*more: str) -> int:
        told = frikommune("check", *EXPORT, *more, "--json").json
        counts = [count for norm in told["norms"] for count in norm["counts"]]
        return sum(
            one["rows"] for one in counts if one["outcome"] in ("late", "missed", "overdue", "breached")
        )

    assert failures("--without-trials") > failures() + 20


def test_the_history_differs_vividly_with_and_without_trials(frikommune):
    words = ("explain", EXAMPLES / "history.json", "--on", "2019-03-01", "--json")
    told, alone = frikommune(*words).json, frikommune(*words, "--without-trials").json
    assert row(told, "faellessamtale", 1)["outcome"] == "met"
    assert (row(alone, "faellessamtale", 1)["outcome"], row(alone, "faellessamtale", 1)["days_late"]) == (
        "late",
        24,
    )
    assert {(one["norm"], one["occurrence"], one["change"]) for one in told["differences"]} == {
        ("faellessamtale", 1, "moved"),
        ("faellessamtale", 2, "moved"),
        ("faellessamtale", 3, "new"),
        ("jobsamtale", 7, "counts"),
        ("kursus-seks-uger", 2, "exempt"),
    }


def test_the_tour_walks_through_the_main_job(frikommune, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for lang, words in (("da", "Hvad forsøgene ændrede"), ("en", "What the trials changed")):
        said = frikommune("tour", lang=lang)
        assert (said.code, said.err) == (0, "")
        assert words in said.out
        for number in range(1, 10):
            assert f"── {number}. " in said.out
        assert "2.1 · " in said.out[said.out.index("── 9. ") :]
