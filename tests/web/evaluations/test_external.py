"""What an external evaluator found is kept with its report, and stands as theirs."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

URL = "/nordjylland/evaluations/trial/3.3/external"
REPORT = SimpleUploadedFile("rapport.pdf", b"%PDF-1.7 x")


@pytest.fixture(autouse=True)
def that_day(settings, tmp_path):
    settings.TODAY = date(2019, 11, 8)
    settings.MEDIA_ROOT = tmp_path


def sent(**fields):
    told = {"organisation": "VIVE", "measured": "andel i job", "found": "44 % (30 til 58)", "key": "k"}
    return {**told, "reported_on": "2019-10-01", **fields}


def test_it_stands_with_the_trial_as_theirs_with_its_report(nordjylland, as_coordinator):
    as_coordinator.post(URL, sent(document=REPORT))
    page = as_coordinator.get("/nordjylland/evaluations/trial/3.3").text
    assert "ekstern evaluering" in page
    assert "44 % (30 til 58)" in page
    assert "rapport.pdf" in page


def test_it_makes_no_verdict_of_ours(nordjylland, as_coordinator):
    from frikommune.web.evaluations.models import Evaluated

    as_coordinator.post(URL, sent())
    assert not Evaluated.objects.exists()


def test_a_form_sent_twice_is_taken_in_once(nordjylland, as_coordinator):
    from frikommune.web.evaluations.models import External

    as_coordinator.post(URL, sent())
    as_coordinator.post(URL, sent())
    assert External.objects.count() == 1


@pytest.mark.parametrize("fields", [{"found": ""}, {"reported_on": "2019-11-09"}, {"organisation": ""}])
def test_what_is_missing_or_still_to_come_is_refused(nordjylland, as_coordinator, fields):
    assert as_coordinator.post(URL, sent(**fields)).status_code == 422


def test_a_report_of_another_kind_is_refused(nordjylland, as_coordinator):
    file = SimpleUploadedFile("rapport.exe", b"MZ")
    assert as_coordinator.post(URL, sent(document=file)).status_code == 422


@pytest.mark.parametrize("who", ["as_caseworker", "as_leader", "as_administrator"])
def test_only_who_evaluates_takes_it_in(nordjylland, who, request):
    assert request.getfixturevalue(who).post(URL, sent()).status_code == 403
