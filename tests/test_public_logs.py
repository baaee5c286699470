"""Two public logs of municipalities, by rule files of the same kind as the law: the figures others agree on.

The figures are those of `shared/data/README.md`, on which two other tools and a hand-written query agree.
Those tools read a case as a finished trace: a rule is satisfied, or violated. We say more. A violated duty is
`late`; or it was never done, and is `missed` if its due day passed while the case was open, and `lapsed` if
the case ended no later than the due day. Breakdowns that the README lacks were counted apart from the engine,
in Polars.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from frikommune.cases import xes_file
from frikommune.cases.draft import Known
from frikommune.cases.history import History
from frikommune.cases.read import read_histories
from frikommune.cli.main import main
from frikommune.ledger.reference import evaluate
from frikommune.ledger.row import Row
from frikommune.packfiles.mappings import load_mapping
from frikommune.packfiles.pack import load_pack

PACKS = Path(__file__).parent / "packs"
LOGS = {"receipt": "receipt.xes.gz", "building-permits": "BPIC15_1.xes.gz"}
AFTER_ALL = date(2015, 12, 31)
LAST_DAY_OF_2014 = date(2014, 12, 31)
VIOLATED = {"late", "missed", "lapsed", "breached"}


@dataclass(frozen=True)
class Ledger:
    """What the reference engine says of a whole log."""

    histories: dict[str, History]
    rows: dict[str, list[Row]]

    def outcomes(self, norm: str) -> dict[str, int]:
        assert {row.standing for row in self.rows[norm]} == {"required"}
        return dict(Counter(row.outcome for row in self.rows[norm]))

    def figures(self, norm: str) -> tuple[int, int, int]:
        """Activations, satisfied, violated."""
        outcomes = self.outcomes(norm)
        violated = sum(outcomes.get(outcome, 0) for outcome in VIOLATED)
        return sum(outcomes.values()), outcomes.get("met", 0), violated


def ledger_of(data: Path, pack: str, mapping: str, on: date) -> Ledger:
    rulebook = load_pack(PACKS / pack).rulebook
    known = Known(frozenset(rulebook.groups), frozenset(rulebook.municipalities))
    histories = read_histories(data / LOGS[pack], load_mapping(PACKS / mapping), known).histories
    rows: dict[str, list[Row]] = {}
    for history in histories:
        for row in evaluate(history, rulebook.all_trials, on):
            rows.setdefault(row.norm, []).append(row)
    return Ledger({history.subject: history for history in histories}, rows)


@pytest.fixture(scope="module", autouse=True)
def each_log_is_parsed_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("frikommune.cases.read.read_xes", cache(xes_file.read_xes))
        yield


@pytest.fixture(scope="module")
def receipt(shared_data: Path) -> Ledger:
    return ledger_of(shared_data, "receipt", "receipt-traces.toml", AFTER_ALL)


@pytest.fixture(scope="module")
def permits(shared_data: Path) -> Ledger:
    return ledger_of(shared_data, "building-permits", "building-permits-traces.toml", AFTER_ALL)


@pytest.fixture(scope="module")
def never_closed(shared_data: Path) -> Ledger:
    return ledger_of(shared_data, "building-permits", "building-permits-open.toml", LAST_DAY_OF_2014)


@pytest.fixture(scope="module")
def closed_when_known(shared_data: Path) -> Ledger:
    return ledger_of(shared_data, "building-permits", "building-permits-cases.toml", LAST_DAY_OF_2014)


@pytest.mark.parametrize(
    ("norm", "figures"),
    [
        ("confirmation-sent", (1434, 1300, 134)),
        ("confirmation-sent-7-days-seconds", (1434, 1141, 293)),
        ("confirmation-sent-7-days", (1434, 1151, 283)),
        ("stop-indication-14-days-seconds", (1434, 1190, 244)),
        ("determined-before-sent", (1300, 1299, 1)),
        ("checked-1-day-before-determined", (1307, 1199, 108)),
    ],
)
def test_the_receipt_log_gives_the_published_figures(
    receipt: Ledger, norm: str, figures: tuple[int, int, int]
):
    assert receipt.figures(norm) == figures


@pytest.mark.parametrize(
    ("norm", "figures"),
    [
        ("decision-made", (1199, 919, 280)),
        ("decision-56-days-seconds", (1199, 601, 598)),
        ("decision-56-days", (1199, 609, 590)),
        ("confirmation-14-days-seconds", (1199, 963, 236)),
        ("decision-before-510-2", (903, 866, 37)),
    ],
)
def test_the_permit_log_gives_the_published_figures(
    permits: Ledger, norm: str, figures: tuple[int, int, int]
):
    assert permits.figures(norm) == figures


def test_in_file_order_what_stands_later_in_the_file_does_not_come_before(permits: Ledger):
    assert permits.figures("375-before-decision") == (924, 782, 142)


def test_strictly_earlier_leaves_out_the_same_instant(permits: Ledger):
    assert permits.figures("375-before-decision-strictly") == (924, 620, 304)


def test_where_the_same_instant_counts_nothing_is_violated(permits: Ledger):
    assert permits.figures("375-before-decision-or-with") == (924, 924, 0)


def test_a_duty_that_only_ends_with_the_case_is_missed_when_the_case_ended_without_it(
    receipt: Ledger, permits: Ledger
):
    assert receipt.outcomes("confirmation-sent") == {"met": 1300, "missed": 134}
    assert permits.outcomes("decision-made") == {"met": 919, "missed": 280}


def test_a_violated_duty_with_a_due_day_is_late_missed_or_lapsed(receipt: Ledger, permits: Ledger):
    assert receipt.outcomes("confirmation-sent-7-days-seconds") == {
        "met": 1141, "late": 159, "missed": 10, "lapsed": 124
    }  # fmt: skip
    assert receipt.outcomes("confirmation-sent-7-days") == {
        "met": 1151, "late": 149, "missed": 10, "lapsed": 124
    }  # fmt: skip
    assert receipt.outcomes("stop-indication-14-days-seconds") == {
        "met": 1190, "late": 93, "missed": 14, "lapsed": 137
    }  # fmt: skip
    assert permits.outcomes("decision-56-days-seconds") == {
        "met": 601, "late": 318, "missed": 122, "lapsed": 158
    }  # fmt: skip
    assert permits.outcomes("confirmation-14-days-seconds") == {
        "met": 963, "late": 82, "missed": 134, "lapsed": 20
    }  # fmt: skip


def test_the_seven_local_days_split_by_channel_as_published(receipt: Ledger):
    channel = {name: one.spells[0].attributes["channel"] for name, one in receipt.histories.items()}
    rows = receipt.rows["confirmation-sent-7-days"]
    in_all = Counter(channel[row.subject] for row in rows)
    met = Counter(channel[row.subject] for row in rows if row.outcome == "met")
    assert {name: (met[name], in_all[name]) for name in in_all} == {
        "Desk": (86, 109),
        "Internet": (1014, 1250),
        "Post": (36, 53),
        "e-mail": (14, 21),
        "Intern": (1, 1),
    }


def test_closed_cases_kept_their_deadline_by_local_day_and_by_instant(shared_data: Path):
    cases = ledger_of(shared_data, "receipt", "receipt-cases.toml", AFTER_ALL)
    assert cases.outcomes("closed-by-deadline") == {"met": 1020, "late": 1329 - 1020, "overdue": 105}
    assert cases.outcomes("closed-by-deadline-instant") == {"met": 952, "late": 1329 - 952, "overdue": 105}


def test_days_in_utc_give_another_number_than_local_days(shared_data: Path):
    cases = ledger_of(shared_data, "receipt", "receipt-cases-utc.toml", AFTER_ALL)
    assert cases.outcomes("closed-by-deadline") == {"met": 971, "late": 1329 - 971, "overdue": 105}
    assert cases.outcomes("closed-by-deadline-instant") == {"met": 952, "late": 1329 - 952, "overdue": 105}


def test_observed_before_the_log_ends_later_events_are_not_known(never_closed: Ledger):
    assert never_closed.outcomes("decision-56-days") == {
        "met": 582, "late": 300, "pending": 42, "overdue": 246
    }  # fmt: skip


def test_of_the_unmet_130_are_in_open_cases_and_116_in_cases_closed_on_that_day(never_closed: Ledger):
    unmet = [
        never_closed.histories[row.subject].spells[0].attributes
        for row in never_closed.rows["decision-56-days"]
        if row.outcome == "overdue"
    ]
    closed = [case for case in unmet if str(case.get("ended", "9999")) <= str(LAST_DAY_OF_2014)]
    assert (len(unmet) - len(closed), len(closed)) == (130, 116)
    assert Counter(case["status"] for case in unmet) == {"O": 50, "G": 196}


def test_a_closed_case_is_overdue_no_more_and_what_came_after_its_end_does_not_count(
    never_closed: Ledger, closed_when_known: Ledger
):
    """The same 1,170 duties, read twice: as if no case ever closed, and with the closings known on that day.

    The 116 are 65 that fell due while their case was open (missed) and 51 that did not (lapsed). Of the 42
    pending, 3 lapsed too: their case had closed before the due day. And 22 decisions, 7 in time and 15 late,
    lie after the endDate of their own case: where the case is closed, they meet nothing.
    """
    norm = "decision-56-days"
    after = {row.subject: row.outcome for row in closed_when_known.rows[norm]}
    pairs = Counter((row.outcome, after[row.subject]) for row in never_closed.rows[norm])
    assert pairs == {
        ("met", "met"): 575,
        ("met", "lapsed"): 7,
        ("late", "late"): 285,
        ("late", "missed"): 14,
        ("late", "lapsed"): 1,
        ("pending", "pending"): 39,
        ("pending", "lapsed"): 3,
        ("overdue", "overdue"): 130,
        ("overdue", "missed"): 65,
        ("overdue", "lapsed"): 51,
    }


def check(log: Path, pack: str, mapping: str) -> int:
    files = ["--mapping", str(PACKS / mapping), "--pack", str(PACKS / pack)]
    return main(["--lang", "en", "check", str(log), *files, "--on", str(AFTER_ALL), "--json"])


@pytest.mark.parametrize(("pack", "cases"), [("receipt", 1434), ("building-permits", 1199)])
def test_check_counts_what_the_reference_engine_gives(
    shared_data: Path,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
    pack: str,
    cases: int,
):
    ledger: Ledger = request.getfixturevalue("receipt" if pack == "receipt" else "permits")
    assert check(shared_data / LOGS[pack], pack, f"{pack}-traces.toml") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["cases"], answer["refused_rows"]) == (cases, 0)
    assert {one["norm"]: one["rows"] for one in answer["norms"]} == {
        norm: len(rows) for norm, rows in ledger.rows.items()
    }
    counted = {
        (one["norm"], each["standing"], each["outcome"]): each["rows"]
        for one in answer["norms"]
        for each in one["counts"]
    }
    assert counted == Counter(
        (row.norm, row.standing, row.outcome) for rows in ledger.rows.values() for row in rows
    )


def test_without_the_deadline_in_the_mapping_the_answer_is_that_it_cannot_be_determined(receipt: Ledger):
    assert {row.standing for row in receipt.rows["closed-by-deadline"]} == {"unknown"}


@pytest.mark.parametrize("kept", [0.02, 0.5, 0.99])
def test_a_truncated_log_is_refused_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kept: float
):
    named, timed = (
        '<string key="concept:name" value="{}"/>',
        '<date key="time:timestamp" value="2011-01-01"/>',
    )
    event = f"<event>{named}{timed}</event>"
    events = "".join(event.format(number * 7919 % 10_007) for number in range(2000))
    whole = gzip.compress(f"<log><trace>{events}</trace></log>".encode())
    log = tmp_path / "cut.xes.gz"
    log.write_bytes(whole[: int(len(whole) * kept)])
    assert check(log, "receipt", "receipt-traces.toml") == 2
    shown = capsys.readouterr()
    (refusal,) = json.loads(shown.out)["refused"]
    assert (refusal["code"], refusal["where"]) == ("truncated_archive", "cut.xes.gz")
    assert "Traceback" not in shown.out + shown.err
