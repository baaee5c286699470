"""What rules ask, in sentences: each kind of rule, with the titles that a pack gives."""

import pytest

from frikommune.language import Text
from frikommune.law.anchors import counted_from
from frikommune.law.wording import asked, window_words
from frikommune.law.words import AttributeWords, EventWords, TypeWords, Words
from tests.ledger.building import norm_of

WORDS = Words(
    groups={
        "dagpenge": Text("Jobparate på dagpenge", "Job-ready on dagpenge"),
        "ledighedsydelse": Text("Fleksjobvisiterede", "Referred to flex jobs"),
    },
    events={
        "laan": EventWords(Text("lån", "loan"), Text("et lån", "a loan")),
        "moede": EventWords(Text("møde", "meeting"), Text("et møde", "a meeting")),
        "attest": EventWords(
            Text("attest", "certificate"),
            Text("en attest", "a certificate"),
            {
                "l": TypeWords(Text("LÆ265", "LÆ265"), Text("en LÆ265", "an LÆ265")),
                "ny": TypeWords(Text("ny", "new")),
            },
        ),
        "afgang": EventWords(Text("afgang", "departure"), Text("afgang", "departure")),
    },
    attributes={
        "form": AttributeWords(
            Text("form", "form"),
            values={"p": Text("personligt", "in person"), "t": Text("på telefon", "by phone")},
        ),
        "grund": AttributeWords(
            Text("grund", "reason"),
            Text("grunden er", "the reason is"),
            {"syg": Text("sygdom", "illness"), "job": Text("et job", "a job")},
        ),
        "den": AttributeWords(Text("slutdag", "last day"), Text("borgeren holder op", "the citizen leaves")),
        "uger": AttributeWords(Text("uger", "weeks")),
    },
)
LIMIT = 'trigger = { event = "laan" }\ntest = { %s }'
RECORD = 'trigger = { event = "moede" }\nrequires = { event = "attest", types = ["l"] }\ncarry_over = true\n'
IN_TIME = 'step = { number = 1, due = "1 week" }\n'
PHONE = '{ form = "t", only_if = %s }'
REASON, SOON = '{ attribute = "grund", one_of = ["job", "syg"] }', '{ attribute = "den", within = "6 weeks" }'

SENTENCES = {
    "only some groups": (
        LIMIT % 'only_groups = ["ledighedsydelse"]',
        "et lån kan kun bevilges til fleksjobvisiterede",
        "a loan may be granted only to referred to flex jobs",
    ),
    "no authority": (
        LIMIT % "not_permitted = true",
        "et lån kan ikke bevilges (ingen hjemmel)",
        "a loan may not be granted (no authority)",
    ),
    "free": (LIMIT % "permitted = true", "et lån kan bevilges", "a loan may be granted"),
    "so long in the course": (
        LIMIT % 'at_least = "26 weeks"',
        "et lån kræver, at forløbet har varet mindst 26 uger",
        "a loan needs the course to have lasted at least 26 weeks",
    ),
    "so long in groups": (
        LIMIT % 'at_least = "12 weeks", within = "18 weeks", in_groups = ["dagpenge", "ledighedsydelse"]',
        "et lån kræver mindst 12 uger i alt i målgrupperne “Jobparate på dagpenge” og “Fleksjobvisiterede” "
        "inden for 126 dage",
        "a loan needs at least 12 weeks in all in the groups “Job-ready on dagpenge” and "
        "“Referred to flex jobs” within 126 days",
    ),
    "a sum": (
        LIMIT % 'sum_of = "uger", at_most = 6.5, within_first = "26 weeks"',
        "et lån må ikke bringe borgeren over 6,5 uger i alt i forløbets første 26 uger",
        "a loan must not bring the citizen above 6.5 weeks in all in the first 26 weeks of the course",
    ),
    "a longest time": (
        LIMIT % 'longest = "5 years"',
        "et lån kan højst gælde til 5 år efter forløbets start",
        "a loan may run until at most 5 years after the start of the course",
    ),
    "a ratio": (
        LIMIT % "ratio = { one_per = 5, up_to = 50, then_one_per = 10, at_least = 1 }",
        "et lån kan bevilges til højst 1 person for hver 5 ordinært ansatte op til 50 ansatte "
        "og derefter 1 for hver 10, dog altid til mindst 1",
        "a loan may be granted to at most 1 person for every 5 ordinary employees up to 50 "
        "and then 1 for every 10, but always to at least 1",
    ),
    "an attribute": (
        LIMIT % 'attribute = "grund", one_of = ["job", "syg"]',
        "et lån kan kun bevilges, hvis grunden er sygdom eller et job",
        "a loan may be granted only if the reason is illness or a job",
    ),
    "an attribute without a title": (
        LIMIT % 'attribute = "x_y", one_of = ["b", "a"]',
        "et lån kan kun bevilges, hvis “x_y” er a eller b",
        "a loan may be granted only if “x_y” is a or b",
    ),
    "a record": (RECORD, "en LÆ265 skal foreligge før et møde", "an LÆ265 must be on file before a meeting"),
    "a record of so late": (
        RECORD + 'max_age = "4 weeks"',
        "en LÆ265 skal foreligge før et møde, fra højst 4 uger i forvejen",
        "an LÆ265 must be on file before a meeting, from at most 4 weeks before",
    ),
    "a record before the course": (
        'trigger = "course.start"\nsame_day = "strict"\ncarry_over = true\n'
        'requires = [{ event = "attest", types = ["ny"] }, { event = "moede" }]',
        "en attest (ny) eller et møde skal foreligge, før forløbet begynder",
        "a certificate (new) or a meeting must be on file before the course begins",
    ),
    "forms": (
        IN_TIME + 'form = [{ form = "p" }, { form = "t" }]',
        "senest efter 1 uge / skal ske personligt eller på telefon",
        "within 1 week / must be done in person or by phone",
    ),
    "a form on conditions": (
        IN_TIME + f'form = [{{ form = "p" }}, {PHONE % REASON}, {PHONE % f"[{REASON}, {SOON}]"}]',
        "senest efter 1 uge / skal ske personligt; eller på telefon, hvis grunden er sygdom eller et job, "
        "eller hvis grunden er sygdom eller et job, og borgeren holder op inden for 6 uger",
        "within 1 week / must be done in person; or by phone if the reason is illness or a job, "
        "or if the reason is illness or a job, and the citizen leaves within 6 weeks",
    ),
    "a condition on a day without a title": (
        IN_TIME + 'form = { form = "t", only_if = { attribute = "x", within = "6 weeks" } }',
        "senest efter 1 uge / skal ske på telefon, hvis “x” ligger inden for 6 uger",
        "within 1 week / must be done by phone if “x” lies within 6 weeks",
    ),
    "a release": (
        IN_TIME + f'released_by = {{ event = "afgang", until = "den", only_if = {REASON} }}',
        "senest efter 1 uge / bortfalder ved afgang, hvis grunden er sygdom eller et job",
        "within 1 week / lapses on departure if the reason is illness or a job",
    ),
    "a release for everybody": (
        IN_TIME + 'released_by = { event = "afgang", until = "den" }',
        "senest efter 1 uge / bortfalder ved afgang",
        "within 1 week / lapses on departure",
    ),
    "a day that the case names": (
        'step = { number = 1, opens = "1 week", due_attribute = "den" }',
        "tidligst efter 1 uge, senest den dag, sagens slutdag angiver",
        "not before 1 week, by the day that the case's last day names",
    ),
    "steps alike": (
        'step = [{ number = 1, due = "1 week" }, { number = 2, due = "1 week" }, '
        "{ number = 3, in_week = 4 }]",
        "nr. 1–2: hver senest efter 1 uge / nr. 3: i uge 4",
        "nos. 1–2: each within 1 week / no. 3: in week 4",
    ),
    "a rhythm in phases": (
        'rhythm = { counted_from = "origin", phase = ['
        '{ every = "1 month", grace = "2 weeks", until = "6 months" }, { every = "3 months" }] }',
        "mindst hver måned de første 6 måneder med op til 2 ugers udsættelse; derefter mindst hver 3. måned, "
        "regnet fra starten",
        "at least every month for the first 6 months with up to 2 weeks of delay; "
        "then at least every 3 months, counted from the start",
    ),
    "a rhythm with a first time": (
        'rhythm = { counted_from = "last_done", first_due = "8 weeks", every = "4 weeks" }',
        "første gang senest efter 8 uger og derefter mindst hver 4. uge, regnet fra sidste gang",
        "the first time within 8 weeks and then at least every 4 weeks, counted from the last time",
    ),
}


@pytest.mark.parametrize(("text", "da", "en"), SENTENCES.values(), ids=SENTENCES)
def test_a_rule_is_said_in_sentences(text, da, en):
    (terms,) = [version.terms for version in norm_of(text)[0].versions]
    assert terms is not None
    said = asked(terms, WORDS)
    assert (" / ".join(one.da for one in said), " / ".join(one.en for one in said)) == (da, en)


def test_the_window_of_one_step_is_said_alone():
    (version,) = norm_of('step = [{ number = 1, in_week = 4 }, { number = 2, due_attribute = "x" }]')[
        0
    ].versions
    assert window_words(version.terms, 1, WORDS) == Text("i uge 4", "in week 4")
    assert window_words(version.terms, 2, WORDS) == Text(
        "senest den dag, sagens “x” angiver", "by the day that the case's “x” names"
    )
    assert window_words(version.terms, 3, WORDS) is None


@pytest.mark.parametrize(
    ("anchor", "da", "en"),
    [
        ('"course.start"', "forløbets begyndelse", "the start of the course"),
        ('{ each_event = "laan" }', "et lån, hver gang på ny", "a loan, each time anew"),
        (
            '{ accumulated = "12 weeks", within = "18 weeks", in_groups = ["dagpenge"], again = true }',
            "hver gang borgeren har været 12 uger i alt i målgruppen “Jobparate på dagpenge” "
            "inden for 18 uger",
            "each time the citizen has been 12 weeks in all in the group “Job-ready on dagpenge” "
            "within 18 weeks",
        ),
        (
            '{ accumulated = "12 weeks", in_groups = ["ledighedsydelse"], again = false }',
            "første gang borgeren har været 12 uger i alt i målgruppen “Fleksjobvisiterede”",
            "the first time the citizen has been 12 weeks in all in the group “Referred to flex jobs”",
        ),
    ],
)
def test_from_when_a_duty_is_counted(anchor, da, en):
    assert counted_from(norm_of(f"anchor = {anchor}\n{IN_TIME}")[0].anchor, WORDS) == Text(da, en)
