"""A delivery from begin to stored."""

import json

import pytest

from frikommune.errors import Refused
from frikommune.web.cases.history import history_of
from frikommune.web.cases.models import Case, CaseNumber, CaseText, Recorded
from frikommune.web.deliveries.models import Delivery, Staged
from frikommune.web.deliveries.stored import superseded
from frikommune.web.deliveries.working import (
    begin,
    confirm,
    give_up,
    preview,
    progress,
    refused_file,
    same_file,
)
from frikommune.web.people.models import Person
from tests.web.casework import TODAY
from tests.web.deliveries.export import (
    ANN,
    BOB,
    CAT,
    EVENTS,
    SPELLS,
    TWO,
    event,
    packed,
    sent,
    spell,
    stored,
    system_of,
)


@pytest.fixture
def system(nordjylland, settings):
    settings.TODAY = TODAY
    return system_of()


def numbered(number):
    return Case.objects.get(number=f"2019-{number:05}")


def months(number):
    return [one.day.month for one in history_of(numbered(number)).events]


def test_a_preview_counts_what_is_new(system):
    found = preview(sent(system, *TWO))
    assert (found.citizens.new, found.rows["spells"].new, found.rows["events"].new) == (2, 2, 3)


def test_nothing_is_stored_before_it_is_confirmed(system):
    sent(system, *TWO)
    assert not Case.every.exists()


def test_what_was_confirmed_is_there(system):
    assert stored(system, *TWO).state == "stored"
    assert months(2) == [2, 3]


def test_a_case_is_found_by_its_worker_and_its_number(system):
    stored(system, *TWO)
    assert Case.objects.filter(worker="DSB", group="dagpenge", synthetic=True).count() == 2
    assert CaseNumber.objects.get(number="2019-00001").case == numbered(1)


def test_what_is_not_mapped_is_dropped(system):
    stored(system, *TWO)
    assert not CaseText.objects.filter(text__contains="Navnesen").exists()


def test_the_same_file_twice_changes_nothing_and_says_so(system):
    first = stored(system, *TWO)
    again = sent(system, *TWO)
    assert preview(again).nothing
    assert preview(again).rows["events"].same == 3
    assert same_file(again) == first
    confirm(again, None)
    assert numbered(1).version == 1


def test_a_correction_supersedes_and_the_earlier_text_is_kept(system):
    stored(system, *TWO)
    later = stored(system, TWO[0], TWO[1].replace("2019-03-04", "2019-04-04"))
    assert months(2) == [2, 4]
    assert CaseText.objects.filter(case=numbered(2)).count() == 2
    before, now = CaseText.objects.filter(case=numbered(2)).order_by("pk")
    assert superseded(later) == {now.pk: before.pk}
    (change,) = preview(later).examples
    assert [(one.name, one.before, one.after) for one in change.changes] == [
        ("day", "2019-03-04", "2019-04-04")
    ]


def test_a_row_that_is_left_out_is_gone(system):
    stored(system, *TWO)
    found = preview(sent(system, TWO[0], event(ANN, 1) + event(BOB, 2)))
    assert (found.rows["events"].gone, found.rows["events"].same, found.citizens.changed) == (1, 2, 1)


def test_a_citizen_who_is_left_out_is_closed_and_what_was_told_stands(system):
    stored(system, *TWO)
    stored(system, spell(ANN, 1), event(ANN, 1), yes=True)
    gone = numbered(2)
    assert (gone.gone_on, gone.closed_on) == (TODAY, TODAY)
    assert months(2) == [2, 3]


def test_a_citizen_who_comes_back_is_open_again(system):
    stored(system, *TWO)
    stored(system, spell(ANN, 1), event(ANN, 1), yes=True)
    found = preview(back := sent(system, *TWO))
    confirm(back, None)
    assert (found.citizens.new, numbered(2).gone_on, numbered(2).closed_on) == (1, None, None)


def test_with_changes_what_is_left_out_stands(nordjylland):
    system = system_of("changes")
    stored(system, *TWO)
    stored(system, spell(CAT, 3), event(BOB, 4, "2019-05-06"))
    assert months(2) == [2, 3, 5]
    assert Case.objects.count() == 3


def test_a_file_of_events_alone_is_laid_over_the_spells_that_are_there(nordjylland):
    system = system_of("changes")
    stored(system, *TWO)
    alone = begin(system, "noget.csv", (EVENTS + event(ANN, 9, "2019-06-03")).encode(), None)
    confirm(alone, None)
    assert months(1) == [2, 6]


def test_a_whole_file_of_events_alone_replaces_events_alone(system):
    stored(system, *TWO)
    alone = begin(system, "aktiviteter.csv", (EVENTS + event(ANN, 1) + event(BOB, 2)).encode(), None)
    confirm(alone, None)
    assert (months(1), months(2)) == ([2], [2])
    assert Case.objects.filter(gone_on=None).count() == 2


def test_what_people_added_here_is_not_touched(system):
    stored(system, *TWO)
    Recorded.objects.create(case=numbered(2), day=TODAY, kind="tilbud", key="k", recorded_on=TODAY)
    stored(system, TWO[0], TWO[1].replace("2019-03-04", "2019-04-04"))
    assert months(2) == [2, 4, 11]


def test_a_file_that_shrank_by_more_than_a_third_asks_for_a_yes(system):
    stored(system, *TWO)
    half = sent(system, spell(ANN, 1), event(ANN, 1))
    assert preview(half).needs_yes
    with pytest.raises(Refused, match="More than a third"):
        confirm(half, None)
    assert confirm(half, None, yes=True).state == "stored"


def test_a_preview_of_what_was_stored_since_is_refused(system):
    early = sent(system, *TWO)
    stored(system, *TWO)
    with pytest.raises(Refused, match="since this one was compared"):
        confirm(early, None)


def test_a_delivery_is_answered_once(system):
    delivery = stored(system, *TWO)
    with pytest.raises(Refused, match="no longer waits"):
        confirm(delivery, None)
    with pytest.raises(Refused, match="no longer waits"):
        give_up(delivery, None)


def test_what_was_given_up_leaves_nothing(system, settings):
    delivery = give_up(sent(system, *TWO), None)
    assert (delivery.state, Case.every.exists(), Staged.objects.exists()) == ("given_up", False, False)
    assert not (settings.DATA / "deliveries" / str(delivery.pk)).exists()


def test_two_at_once_in_a_municipality_are_refused_saying_who_and_since_when(system, nordjylland):
    other = sent(system, *TWO)
    leader = Person.objects.get(username="demo-leder")
    progress_of(other, state="storing", made_by=leader)
    with pytest.raises(Refused, match=r"began at \d\d:\d\d") as refused:
        sent(system, *TWO)
    assert leader.name in refused.value.refusals[0].given
    assert sent(system_of(municipality="Rebild"), spell(ANN, 1, place="Rebild")).state == "preview"


def progress_of(delivery, **changes):
    from django.utils import timezone

    Delivery.objects.filter(pk=delivery.pk).update(seen_at=timezone.now(), pid=1, **changes)


def test_one_that_died_while_it_was_stored_can_be_confirmed_again(system):
    dead = sent(system, *TWO)
    Delivery.objects.filter(pk=dead.pk).update(state="storing", seen_at=None)
    assert not progress(dead).alive
    assert confirm(dead, None).state == "stored"


def test_one_that_died_while_it_was_read_is_given_up_by_the_next(system):
    dead = sent(system, *TWO)
    Delivery.objects.filter(pk=dead.pk).update(state="reading", seen_at=None)
    sent(system, *TWO)
    dead.refresh_from_db()
    assert dead.state == "given_up"
    assert "Send filen igen" in json.dumps(dead.refusals)


def test_several_systems_of_one_citizen_are_joined(system):
    stored(system, *TWO)
    other = system_of(name="Virksomhed")
    stored(other, spell(ANN, 1, start="2019-01-01"), event(ANN, 7, "2019-06-03") + event(ANN, 8))
    history = history_of(numbered(1))
    assert [spell.start.day for spell in history.spells] == [1]
    assert [one.day.month for one in history.events] == [2, 6]
    assert preview(sent(system, *TWO)).nothing


def test_a_citizen_of_whom_one_system_still_tells_is_not_gone(system):
    stored(system, *TWO)
    other = system_of(name="Virksomhed")
    stored(other, spell(BOB, 2), event(BOB, 9, "2019-08-05"))
    stored(system, spell(ANN, 1), event(ANN, 1), yes=True)
    assert (numbered(2).gone_on, months(2)) == (None, [8])


def test_of_several_systems_the_latest_of_each_counts(system):
    stored(system, *TWO)
    other = system_of(name="Virksomhed")
    stored(other, spell(BOB, 2), event(BOB, 9, "2019-08-05"))
    stored(system, TWO[0], TWO[1].replace("2019-03-04", "2019-04-04"))
    assert months(2) == [2, 4, 8]


def test_a_citizen_of_whom_the_last_system_tells_no_more_is_closed(system):
    stored(system, *TWO)
    other = system_of(name="Virksomhed")
    stored(other, spell(BOB, 2) + spell(CAT, 3), event(BOB, 9, "2019-08-05"))
    stored(system, spell(ANN, 1), event(ANN, 1), yes=True)
    stored(other, spell(CAT, 3), yes=True)
    assert (numbered(2).gone_on, months(2)) == (TODAY, [8])


def test_two_municipalities_cannot_join_what_they_hold_of_a_citizen(system):
    stored(system, *TWO)
    stored(system_of(municipality="Rebild"), spell(ANN, 1, place="Rebild"), event(ANN, 1))
    assert len(set(Case.objects.filter(number="2019-00001").values_list("person", flat=True))) == 2


def test_refused_rows_are_fetched_mended_and_sent_again(system):
    bad = event(ANN, 1).replace("2019-02-04", "2019-02-31")
    delivery = stored(system, TWO[0], bad + event(BOB, 2))
    assert (preview(delivery).citizens.refused, Case.objects.count()) == (1, 1)
    name, content = refused_file(delivery, "da")
    assert name == "refused.zip"
    mended = content_with(content, "2019-02-31", "2019-02-04")
    again = begin(system, name, mended, None)
    assert preview(again).mode == "citizens"
    confirm(again, None)
    assert (months(1), months(2)) == ([2], [2])


def content_with(content, old, new):
    import io
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).decode().replace(old, new))
    return made.getvalue()


def test_a_citizen_who_was_held_back_keeps_what_is_stored(system):
    stored(system, *TWO)
    bad = TWO[1].replace("2019-03-04", "2019-02-31")
    found = preview(later := sent(system, TWO[0], bad))
    confirm(later, None)
    assert (found.citizens.refused, found.citizens.gone, months(2)) == (1, 0, [2, 3])


def test_a_delivery_keeps_who_answered_and_a_digest_that_gives_nothing_away(system):
    leader = Person.objects.get(username="demo-leder")
    delivery = confirm(sent(system, *TWO), leader)
    assert (delivery.confirmed_by, delivery.size, len(delivery.digest)) == (leader, len(packed(*TWO)), 32)


def test_a_file_named_after_a_citizen_is_called_otherwise(system):
    assert sent(system, *TWO, name="C:\\ud\\sag_010190-1234.zip").file == "….zip"


def test_a_system_without_a_usable_mapping_refuses_at_once(system):
    system.mapping = "synthetic = true"
    with pytest.raises(Refused):
        begin(system, "a.csv", SPELLS.encode(), None)
