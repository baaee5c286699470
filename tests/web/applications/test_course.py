"""From handed in to sent: hearing, committees one by one, rounds and their deadlines."""

import pytest

from frikommune.programme.life import life_of
from frikommune.web.journal.book import book_of
from tests.web.applications.conftest import paper
from tests.web.conftest import words

LIST = "/nordjylland/applications/"
TODAY = "2026-11-25"


@pytest.fixture(autouse=True)
def today(settings):
    from datetime import date

    settings.TODAY = date(2026, 11, 25)


def step(client, trial, name, **form):
    return client.post(f"{LIST}trial/{trial}/{name}", form, follow=True)


def hear(client, trial, **other):
    form = {"municipality": "Aalborg", "answer": "LBR er positivt.", "day": TODAY, "document": paper("svar")}
    return step(client, trial, "hear", **{**form, **other})


def approve(client, trial, municipality, **other):
    return step(
        client,
        trial,
        "approve",
        **{"municipality": municipality, "day": TODAY, "document": paper(municipality), **other},
    )


def life(nordjylland, trial):
    nordjylland.refresh_from_db()
    book = book_of(nordjylland)
    return life_of(book.journal.known(None), trial, book.parts[trial])


@pytest.fixture
def approved(as_coordinator, applied) -> str:
    """Heard, and approved by all."""
    hear(as_coordinator, applied)
    for one in ("Aalborg", "Rebild"):
        approve(as_coordinator, applied, one)
    return applied


@pytest.fixture
def open_round(as_coordinator) -> str:
    as_coordinator.post(f"{LIST}rounds", {"day": "2027-06-01"})
    return "4"


def send(client, trial, number, day=TODAY, seen=None):
    html = client.get(f"{LIST}trial/{trial}").content.decode()
    shown = html.partition('name="seen" value="')[2].partition('"')[0]
    return step(client, trial, "send", round=number, day=day, seen=shown if seen is None else seen)


def test_an_answer_from_lbr_stands_with_its_day_and_its_document(as_coordinator, applied):
    said = words(hear(as_coordinator, applied).content)
    assert "Svaret er gemt." in said
    assert "LBR Aalborg: LBR er positivt. 25.11.2026 · beslutning.pdf · koordinator" in said
    assert "Mangler svar fra LBR i : Rebild" in said or "Mangler svar fra LBR i: Rebild" in said


def test_committees_are_ticked_one_by_one(as_coordinator, applied, nordjylland):
    hear(as_coordinator, applied)
    said = words(approve(as_coordinator, applied, "Aalborg").content)
    assert "Aalborg har godkendt" in said
    assert "Rebild mangler" in said
    assert life(nordjylland, applied).there == {"Aalborg": "approved"}


def test_a_leader_approves_for_the_own_municipality_only(signed_in, as_coordinator, applied):
    hear(as_coordinator, applied)
    leader = signed_in("leder-rebild")
    assert approve(leader, applied, "Aalborg").status_code == 403
    assert "Rebild har godkendt" in words(approve(leader, applied, "Rebild").content)


def test_an_approval_before_the_hearing_is_refused_in_words(as_coordinator, applied):
    answer = approve(as_coordinator, applied, "Aalborg")
    assert answer.status_code == 422
    assert "Man kan ikke godkende i udvalget, for forsøget er en ansøgning" in words(answer.content)


def test_an_approval_without_a_document_is_refused_in_words(as_coordinator, applied):
    hear(as_coordinator, applied)
    answer = step(as_coordinator, applied, "approve", municipality="Aalborg", day=TODAY)
    assert answer.status_code == 422
    assert "Vælg en fil." in words(answer.content)


def test_a_document_that_is_too_large_is_refused_and_the_words_are_kept(as_coordinator, applied, settings):
    settings.LARGEST_DOCUMENT = 10
    answer = hear(as_coordinator, applied, answer="Et langt svar")
    assert answer.status_code == 422
    assert "beslutning.pdf: 0.0 MB" in words(answer.content)
    assert "Gem den mindre" in words(answer.content)
    assert "Et langt svar</textarea>" in answer.content.decode()


def test_a_document_that_is_not_what_it_says_is_refused(as_coordinator, applied):
    wrong = paper()
    wrong.name = "beslutning.docx"
    answer = hear(as_coordinator, applied, document=wrong)
    assert answer.status_code == 422
    assert "indhold, der passer til .docx" in words(answer.content)


def test_a_day_that_lies_ahead_is_refused(as_coordinator, applied):
    answer = hear(as_coordinator, applied, day="2027-01-01")
    assert answer.status_code == 422
    assert "i dag eller en tidligere dag" in words(answer.content)


def test_an_approval_sent_twice_is_stored_once(as_coordinator, applied, nordjylland):
    hear(as_coordinator, applied)
    for _ in range(2):
        assert approve(as_coordinator, applied, "Aalborg", key="k").status_code == 200
    assert life(nordjylland, applied).acts == 4


def test_it_is_sent_in_a_round_that_is_open(as_coordinator, approved, open_round, nordjylland):
    said = words(send(as_coordinator, approved, open_round).content)
    assert "Ansøgningen er sendt." in said
    assert "Sendt i runde 4, 25.11.2026." in said
    assert life(nordjylland, approved).stage == "sent"
    assert "sendt" in words(as_coordinator.get(LIST, {"stage": "sent"}).content)


def test_a_deadline_that_has_passed_is_refused_in_words(as_coordinator, approved):
    answer = send(as_coordinator, approved, "3")
    assert answer.status_code == 422
    said = words(answer.content)
    assert "Fristen er overskredet" in said
    assert "senest 01.11.2017" in said


def test_what_was_sent_before_the_deadline_may_be_recorded_after_it(as_coordinator, approved):
    assert "Sendt i runde 3, 31.10.2017." in words(send(as_coordinator, approved, "3", "2017-10-31").content)


def test_it_is_not_sent_while_a_committee_waits(as_coordinator, applied, open_round):
    hear(as_coordinator, applied)
    approve(as_coordinator, applied, "Aalborg")
    answer = send(as_coordinator, applied, open_round)
    assert answer.status_code == 422
    assert "Ikke alle udvalg har godkendt" in words(answer.content)


def test_a_municipality_that_does_not_apply_after_all_is_left_out(
    as_coordinator, applied, open_round, nordjylland
):
    hear(as_coordinator, applied)
    approve(as_coordinator, applied, "Aalborg")
    seen = life(nordjylland, applied).acts
    step(as_coordinator, applied, "leave-out", names=["Rebild"], reason="Udvalget sagde nej.", seen=seen)
    assert life(nordjylland, applied).applicants == ("Aalborg",)
    assert "Sendt i runde 4" in words(send(as_coordinator, applied, open_round).content)


def test_leaving_out_needs_a_reason_and_somebody_left(as_coordinator, applied, nordjylland):
    seen = life(nordjylland, applied).acts
    answer = step(as_coordinator, applied, "leave-out", names=["Rebild"], seen=seen)
    assert "“Begrundelsen” mangler" in words(answer.content)
    form = {"names": ["Aalborg", "Rebild"], "reason": "Nej", "seen": seen}
    answer = step(as_coordinator, applied, "leave-out", **form)
    assert answer.status_code == 422
    assert "hvilke kommuner det gælder" in words(answer.content)


def test_sending_what_changed_since_it_was_seen_is_refused(as_coordinator, approved, open_round):
    answer = send(as_coordinator, approved, open_round, seen="2")
    assert answer.status_code == 422
    assert "Forsøget er ændret imens" in words(answer.content)


def test_a_leader_does_not_send(as_leader, approved):
    assert as_leader.post(f"{LIST}trial/{approved}/send", {"round": "3"}).status_code == 403


def test_a_new_round_is_open_until_its_deadline(as_coordinator):
    said = words(as_coordinator.post(f"{LIST}rounds", {"day": "2027-06-01"}, follow=True).content)
    assert "Runde 4 er oprettet." in said
    assert "4 01.06.2027 åben" in said
    assert "3 01.11.2017 lukket" in said


def test_a_round_that_is_over_already_is_refused(as_coordinator):
    answer = as_coordinator.post(f"{LIST}rounds", {"day": "2020-01-01"})
    assert answer.status_code == 422
    assert "En ny runde kan ikke have en frist, der er gået" in words(answer.content)


def test_a_round_without_a_day_is_refused(as_coordinator):
    assert "Dagen kan ikke bruges" in words(as_coordinator.post(f"{LIST}rounds", {"day": ""}).content)


def test_a_trial_that_was_not_applied_for_here_has_no_such_page(as_coordinator):
    assert as_coordinator.get(f"{LIST}trial/1.3").status_code == 404
    assert as_coordinator.post(f"{LIST}trial/9.9/send").status_code == 404


def test_the_way_is_told_in_english(as_coordinator, approved):
    as_coordinator.cookies["language"] = "en"
    said = words(as_coordinator.get(f"{LIST}trial/{approved}").content)
    assert "All committees have approved. It can be sent." in said
    assert "Aalborg has approved 25 November 2026" in said
