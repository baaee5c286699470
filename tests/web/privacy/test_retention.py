"""What is too old is shown, deleted so that it is gone, and deleted again should a backup bring it back."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings as kept
from django.utils import timezone

from frikommune.web.cases.models import Case, CaseText, Lookup
from frikommune.web.privacy import gone_list
from frikommune.web.privacy.again import destroy_again
from frikommune.web.privacy.due import all_due, trial_ended
from frikommune.web.privacy.models import Destroyed, Remaining
from frikommune.web.privacy.rules import RULES, before, rules
from frikommune.web.uses.models import Use
from tests.web.casework import case_of
from tests.web.trail.tracing import Since, seal

pytestmark = pytest.mark.django_db
ON = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def own_list(settings, tmp_path):
    settings.GONE_LIST = str(tmp_path / "gone.list")
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    key = Path(kept.DATA) / "demo-person-key"
    settings.DATA.joinpath("demo-person-key").write_text(key.read_text() if key.exists() else "ab" * 32)


def closed_case(number: int = 1, uses: int = 0):
    case = case_of(
        "jobafklaring", "2018-09-02", end="2019-03-01", number=f"2018-{number:05}", person=f"borger-{number}"
    )
    for one in range(uses):
        Use.objects.create(
            case=case, exemption="2.1b", norm="rehabiliteringsmoede-foer-jobafklaring", key=str(one),
            reason="x", decided_on=date(2018, 10, 1), recorded_on=date(2018, 10, 1),
        )  # fmt: skip
    return case


def due(rule: str, on: date = ON, trial: str = ""):
    return [one for one in all_due(on, trial) if one.rule.id == rule]


@pytest.mark.parametrize(
    ("months", "on", "limit"),
    [
        (60, date(2026, 1, 1), date(2021, 1, 1)),
        (1, date(2024, 3, 31), date(2024, 2, 29)),
        (0, date(2024, 3, 31), date(2024, 3, 31)),
        (12, date(2024, 2, 29), date(2023, 2, 28)),
    ],
)
def test_months_are_counted_back_by_the_calendar(months, on, limit):
    from dataclasses import replace

    assert before(replace(RULES[0], months=months), on) == limit


def test_a_case_is_due_when_its_months_have_passed_and_not_the_day_before():
    closed_case()
    assert due("cases", date(2024, 3, 1)) == []
    assert [one.number for one in due("cases", date(2024, 3, 2))] == [1]


def test_looking_deletes_nothing():
    closed_case()
    assert due("cases")
    assert Case.objects.count() == 1


def test_a_deleted_case_leaves_nothing_but_counts_of_which_small_ones_are_hidden():
    closed_case(1, uses=6)
    few = closed_case(2)
    Use.objects.create(
        case=few, exemption="2.1b", norm="rehabiliteringsmoede-foer-jobafklaring", key="k", reason="x",
        decided_on=date(2017, 10, 1), recorded_on=date(2018, 10, 1),
    )  # fmt: skip
    still = case_of("jobafklaring", "2018-09-02", number="2018-9", person="borger-9")
    (one,) = due("cases")
    one.do()
    assert list(Case.every.all()) == [still]
    assert CaseText.objects.exclude(case=still).count() == Use.objects.count() == 0
    assert list(Remaining.objects.values_list("municipality", "exemption", "year", "uses")) == [
        ("Aalborg", "2.1b", 2017, None),
        ("Aalborg", "2.1b", 2018, 6),
    ]
    assert list(Destroyed.objects.values_list("rule", "what", "number")) == [("cases", "cases_case", 2)]


def test_the_deletion_is_traced_without_a_word_of_whom():
    case = closed_case()
    person, pk = case.person, case.pk
    traced = Since()
    due("cases")[0].do()
    traces = traced.traces()
    assert any((one.deed, one.what, one.citizen) == ("-", "cases_case", pk) for one in traces)
    assert person not in str([vars(one) for one in traces])


def test_what_an_old_backup_brings_back_is_deleted_again(nordjylland):
    gone = closed_case(1, uses=1)
    still = case_of("jobafklaring", "2018-09-02", number="2018-9", person="borger-9")
    use = Use.objects.create(
        case=still, exemption="2.1b", norm="x", key="u", reason="x",
        decided_on=date(2018, 10, 1), recorded_on=date(2018, 10, 1),
    )  # fmt: skip
    due("cases")[0].do()
    from frikommune.web.privacy.destroying import destroy_uses

    destroy_uses(Use.objects.filter(pk=use.pk), "trial", ON)
    closed_case(1, uses=1)
    Use.objects.create(
        case=still, exemption="2.1b", norm="x", key="u", reason="x",
        decided_on=date(2018, 10, 1), recorded_on=date(2018, 10, 1),
    )  # fmt: skip
    assert destroy_again(ON) == 2
    assert list(Case.every.all()) == [still]
    assert Use.objects.count() == 0
    assert destroy_again(ON) == 0
    assert gone.person not in Path(kept.GONE_LIST).read_text()


def test_the_list_is_on_the_disk_before_anything_is_deleted(monkeypatch):
    closed_case()
    monkeypatch.setattr(gone_list, "add", lambda digests: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        due("cases")[0].do()
    assert Case.every.count() == 1


def test_a_trial_that_has_ended_everywhere_makes_its_uses_and_rows_due(nordjylland):
    from frikommune.web.journal.book import book_of

    book = book_of(nordjylland)
    days = {trial: trial_ended(book, trial) for trial in book.pack.trials}
    trial, ended = next((one, day) for one, day in days.items() if day is not None)
    exemption = book.pack.trials[trial].exemptions[0]
    case = case_of("jobafklaring", "2018-09-02")
    Use.objects.create(
        case=case, exemption=exemption, norm="x", key="u", reason="x",
        decided_on=date(2018, 10, 1), recorded_on=date(2018, 10, 1),
    )  # fmt: skip
    assert due("trial", ended, trial) == []
    (one,) = due("trial", ended.replace(year=ended.year + 3), trial)
    one.do()
    assert (Use.objects.count(), Case.every.count()) == (0, 1)


def test_files_that_waited_are_deleted_and_what_a_delivery_told_of_rows():
    from frikommune.web.deliveries.models import Delivery

    case_of("jobafklaring", "2018-09-02")
    Delivery.objects.update(refusals=[{"given": "x"}], found={"examples": [1], "rows": 3})
    one = Delivery.objects.get()
    folder = Path(kept.DATA) / "deliveries" / str(one.pk)
    folder.mkdir(parents=True)
    (folder / "refused.json").write_text("[]")
    later = timezone.now().date().replace(year=timezone.now().year + 1)
    for each in due("deliveries", later):
        each.do()
    one.refresh_from_db()
    assert not folder.exists()
    assert (one.refusals, one.found) == ([], {"examples": [], "rows": 3})


def test_no_name_leads_out_of_the_data_folder(tmp_path):
    from frikommune.web.privacy.destroying import remove

    (tmp_path / "other").write_text("x")
    for name in ("../other", "", ".", str(tmp_path / "other")):
        remove(name)
    assert (tmp_path / "other").exists()
    assert Path(kept.DATA).exists()


def test_old_traces_and_looks_are_cut_off_and_the_rest_can_still_be_verified(nordjylland):
    from frikommune.web.trail.cutting import cut, older
    from frikommune.web.trail.verifying import verify

    Lookup.objects.create(programme=nordjylland, municipality="Aalborg", purpose="own")
    seal()
    limit = datetime(2100, 1, 1, tzinfo=UTC)
    assert older(limit) > 1
    cut(limit)
    seal()
    assert not Lookup.objects.exists()
    found = verify()
    assert (found.broken, found.walked > 0) == ((), True)


def test_the_controllers_own_months_count_and_a_fault_in_them_is_refused(settings, tmp_path):
    from frikommune.errors import Refused

    path = tmp_path / "own.json"
    settings.RETENTION = str(path)
    path.write_text('{"cases": 36}')
    assert rules()[0].months == 36
    for wrong in ('{"cases": -1}', '{"sager": 3}', "[", "[1]", '{"cases": true}'):
        path.write_text(wrong)
        with pytest.raises(Refused):
            rules()


def test_every_rule_says_all_of_it_in_both_languages():
    for one in RULES:
        for text in (one.what, one.purpose, one.basis, one.clock, one.left):
            assert text.da
            assert text.en
            assert text.da != text.en
