"""Exemptions are read to what they say, and worlds count the ones that they are told to."""

from datetime import date
from pathlib import Path

import pytest

from frikommune.language import Text
from frikommune.law.exemption import Change, Exemption, UseConditions
from frikommune.law.source import Source, Unknown
from frikommune.law.terms import DutyTerms, Form, Match, OnlyGroups, PreconditionTerms
from tests.packfiles.support import BASE, code_of, exemption, norm_and_reading, pack, step

STEPS = norm_and_reading(
    "duty",
    'step = [{ number = 1, due = "4 weeks" }, { number = 2, due = "8 weeks" }]\n'
    'form = { form = "personligt" }',
)
RHYTHM = norm_and_reading("duty", 'rhythm = { counted_from = "last_done", every = "3 months" }')
LIMIT = norm_and_reading("limit", 'test = { only_groups = ["dagpenge"] }')
PRECONDITION = norm_and_reading("precondition", "")
ADDED = norm_and_reading("precondition", "only_by_exemption = true")


def changed(words: str) -> Exemption:
    return exemption(f'change = {{ norm = "n", {words} }}', STEPS)


def laid(words: str) -> DutyTerms:
    (change,) = changed(words).changes
    terms = change.apply(STEPS[0].versions[0].terms)
    assert isinstance(terms, DutyTerms)
    return terms


def test_what_is_replaced_is_laid_over_and_the_rest_stays():
    before = STEPS[0].versions[0].terms
    after = laid('replace = { step = { number = 1, due = "6 weeks" } }')
    assert isinstance(before, DutyTerms)
    assert isinstance(before.windows, dict)
    assert isinstance(after.windows, dict)
    assert (after.windows[1].due.step, after.windows[2]) == (step("6 weeks"), before.windows[2])
    assert before.windows[1].due.step == step("4 weeks")
    assert after.forms == before.forms


def test_what_is_added_stands_beside_what_was_there():
    assert laid('add = { form = { form = "telefonisk" } }').forms == (Form("personligt"), Form("telefonisk"))
    assert laid('add = { done_by = { event = "moede" } }').done_by == (Match("samtale"), Match("moede"))
    assert laid('add = { early = "1 week" }').early == step("1 week")
    windows = laid('add = { step = { number = 3, due = "12 weeks" } }').windows
    assert isinstance(windows, dict)
    assert sorted(windows) == [1, 2, 3]


def test_a_norm_may_be_suspended():
    assert changed("suspend = true").changes == (Change("n", "suspend", {}),)


def test_a_value_may_be_unknown_with_the_reason_of_the_exemption():
    found = exemption(
        'because = { da = "ukendt", en = "unknown" }\n'
        'change = { norm = "n", replace = { test = "unknown" } }',
        LIMIT,
    )
    assert found.changes[0].values == {"test": Unknown(Text("ukendt", "unknown"))}
    assert found.because == Text("ukendt", "unknown")


def test_a_use_case_by_case_says_when_it_counts():
    found = exemption(
        'change = { norm = "n", suspend = true }\n[use]\nown_words = false\nleader_check = true\n'
        'covers = "rest_of_course"\n[use.reasons]\nsyg = { da = "sygdom", en = "illness" }',
        STEPS,
    )
    reasons = {"syg": Text("sygdom", "illness")}
    assert found.use == UseConditions(reasons, own_words=False, leader_check=True, covers="rest_of_course")


def test_a_norm_may_come_from_the_exemption_alone():
    found = exemption(
        'change = { norm = "n", add = { trigger = { event = "samtale" }, requires = { event = "svar" }, '
        "carry_over = false } }",
        ADDED,
    )
    terms = found.changes[0].apply(None)
    assert terms == PreconditionTerms(Match("samtale"), (Match("svar"),), carry_over=False)


def test_an_exemption_keeps_its_groups_sources_order_and_readings():
    found = exemption(
        'change = { norm = "n", replace = { test = { only_groups = ["sygedagpenge"] } } }\n'
        'groups = ["dagpenge"]\n'
        'certainty = "assumed"\nsource = { reference = "001", heading = "Mikrolån" }\nafter = ["1x"]\n'
        'assumed = { da = "læst sådan", en = "read so" }',
        LIMIT,
    )
    assert (found.groups, found.after) == (frozenset({"dagpenge"}), frozenset({"1x"}))
    assert (found.sources, found.certainty) == ((Source("001", "Mikrolån"),), "assumed")
    assert found.assumptions == (Text("læst sådan", "read so"),)
    assert found.changes[0].values == {"test": OnlyGroups(frozenset({"sygedagpenge"}))}


def test_a_precondition_may_be_moved_to_the_start_of_the_course():
    found = exemption(
        'change = { norm = "n", replace = { trigger = "course.start", same_day = "strict" } }', PRECONDITION
    )
    terms = found.changes[0].apply(PRECONDITION[0].versions[0].terms)
    assert isinstance(terms, PreconditionTerms)
    assert terms.trigger is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ('replace = { trigger = "course.start" }', "same_day_missing"),
        ('add = { requires = { event = "b" }, carry_over = true }', "adds_what_is_there"),
        ('replace = { max_age = "4 weeks" }', "replaces_nothing"),
        ('add = { max_age = "4 uger" }', "unknown_unit"),
    ],
)
def test_a_change_that_would_not_do_what_it_says_is_refused(change: str, code: str):
    assert code_of(lambda: exemption(f'change = {{ norm = "n", {change} }}', PRECONDITION)) == code


def test_a_step_that_is_there_cannot_be_added_nor_a_gap_be_left():
    assert (
        code_of(lambda: changed('add = { step = { number = 2, due = "9 weeks" } }')) == "adds_what_is_there"
    )
    assert code_of(lambda: changed('add = { step = { number = 4, due = "9 weeks" } }')) == "steps_not_from_1"


def test_a_rhythm_cannot_be_laid_over_a_norm_read_at_the_start():
    start = norm_and_reading(
        "duty", 'read_at = "start"\n[[version]]\nstep = "unknown"\nbecause = { da = "x", en = "y" }'
    )
    text = 'change = { norm = "n", add = { rhythm = { counted_from = "origin", every = "1 month" } } }'
    assert code_of(lambda: exemption(text, start)) == "window_or_rhythm"


def test_a_changed_rhythm_is_read_as_the_norm_reads():
    found = exemption(
        'change = { norm = "n", replace = { rhythm = { counted_from = "last_done", every = "6 months" } } }',
        RHYTHM,
    )
    terms = found.changes[0].apply(RHYTHM[0].versions[0].terms)
    assert isinstance(terms, DutyTerms)
    assert "6 months" in str(terms.rhythm and terms.rhythm.phases[0].every)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory):
    return pack(tmp_path_factory.mktemp("packs"), {}).rulebook


IN_FORCE = ("faellessamtale", "Aalborg", "dagpenge", date(2019, 1, 1))


def test_the_actual_world_counts_every_exemption_that_is_granted(book):
    assert [one.id for one in book.all_trials.rule(*IN_FORCE).layers] == ["1a"]
    assert book.all_trials.rule("faellessamtale", "Rebild", "dagpenge", date(2019, 1, 1)).layers == ()
    assert book.all_trials.rule("faellessamtale", "Aalborg", "dagpenge", date(2018, 3, 25)).layers == ()
    assert book.all_trials.rule("faellessamtale", "Aalborg", "dagpenge", date(2022, 1, 1)).layers == ()


def test_another_world_leaves_out_all_exemptions_or_some(book):
    assert book.no_trials.rule(*IN_FORCE).layers == ()
    assert book.without(frozenset({"1a"})).rule(*IN_FORCE).layers == ()
    assert book.without(frozenset({"2a"})).rule(*IN_FORCE).layers != ()


def test_what_is_used_case_by_case_is_usable_but_not_laid(book):
    rule = book.all_trials.rule("attest", "Rebild", "sygedagpenge", date(2019, 1, 1))
    assert ([one.id for one in rule.usable], rule.layers, rule.suspended_by) == (["2a"], (), None)


def test_two_exemptions_on_one_norm_are_laid_in_their_declared_order(tmp_path: Path):
    second = (
        '\n[[exemption]]\nid = "0b"\ntitle = { da = "Anden", en = "Second" }\ngroups = ["dagpenge"]\n'
        'certainty = "source"\nsource = { reference = "x" }\nafter = ["1a"]\n'
        'change = { norm = "faellessamtale", replace = { step = { number = 1, in_week = 6 } } }\n'
    )
    base = {
        name: (BASE / name).read_text("utf-8") for name in ("netvaerk/trials/2.toml", "netvaerk/grants.csv")
    }
    found = pack(
        tmp_path,
        {
            "netvaerk/trials/2.toml": base["netvaerk/trials/2.toml"] + second,
            "netvaerk/grants.csv": base["netvaerk/grants.csv"]
            + "0b,Aalborg,2018-06-01,,Afgørelsen,,source,\n",
        },
    )
    rule = found.rulebook.all_trials.rule(*IN_FORCE)
    assert [one.id for one in rule.layers] == ["1a", "0b"]
    assert isinstance(rule.terms, DutyTerms)
    assert isinstance(rule.terms.windows, dict)
    assert rule.terms.windows[1].words.en == "in week 6"
