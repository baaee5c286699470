"""A mapping is chosen column by column, or written as text; each version is kept."""

import tomllib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frikommune.web.deliveries.models import MappingVersion, System
from frikommune.web.deliveries.saving import mark_of
from tests.web.casework import TODAY
from tests.web.conftest import words
from tests.web.deliveries.export import ANN, MAPPING, system_of
from tests.web.deliveries.pages import address

SAMPLE = "CPR-nummer;Nr;Målgruppe;Start\n{ann};f1;2.14;02-02-2019\n{ann};f2;9.9;03-02-2019\n"
FILLED = {
    "synthetic": "yes", "covers": "everything", "encoding": "utf-8", "separator": ";",
    "days": "dd-mm-yyyy", "keyed": "yes",
    "spells.column.person": "CPR-nummer", "spells.column.spell": "Nr", "spells.column.group": "Målgruppe",
    "spells.column.from": "Start", "spells.group.code": ["2.14", "9.9"],
    "spells.group.meaning": ["jobafklaring", ""], "spells.group.others": "refuse",
    "spells.attribute.name": ["sagsbehandler"], "spells.attribute.column": ["Hvem"],
    "spells.attribute.type": ["text"],
    "events.kind.others": "refuse", "events.form.others": "refuse",
}  # fmt: skip


@pytest.fixture
def system(nordjylland, settings):
    settings.TODAY = TODAY
    made = system_of()
    made.mapping = ""
    made.save()
    return made


def saved(client, system, **changes):
    given = {**FILLED, "mark": mark_of(system.mapping), **changes}
    return client.post(address("mapping", system.pk), given, follow=True)


def stored_mapping(system):
    system.refresh_from_db()
    return tomllib.loads(system.mapping)


def test_a_new_system_begins_with_the_national_data_hubs_codes(nordjylland, as_leader):
    assert "Koderne fra Det fælles datagrundlag (DFDG)" in words(as_leader.get(address("new_system")).text)
    page = as_leader.post(address("new_system"), {"name": "KMD", "start": "dfdg"}, follow=True)
    made = System.objects.get(name="KMD")
    assert (made.municipality, made.changed_by.username) == ("Aalborg", "demo-leder")
    assert 'value="2.14"' in page.text
    assert "Borgere i jobafklaringsforløb" in words(page.text)
    assert "Mappingen er ikke færdig" in words(page.text)


def test_two_systems_of_one_name_are_refused(system, as_leader):
    answer = as_leader.post(address("new_system"), {"name": "Fag", "start": "nothing"})
    assert answer.status_code == 422
    assert "Et fagsystem hedder det allerede" in words(answer.text)


def test_a_filled_in_form_is_a_mapping_by_which_files_are_read(system, as_leader):
    said = words(saved(as_leader, system).text)
    assert "Mappingen er gemt." in said
    assert "Koder uden betydning: 9.9." in said
    made = stored_mapping(system)
    assert made["delivery"] == {"covers": "everything"}
    assert made["spells"]["columns"]["person"] == {"column": "CPR-nummer", "keyed": True}
    assert made["spells"]["columns"]["group"]["values"] == {"2.14": "jobafklaring"}
    assert made["spells"]["columns"]["municipality"] == {"constant": "Aalborg"}
    assert made["spells"]["attributes"] == {"sagsbehandler": "Hvem"}
    assert "klar" in words(as_leader.get(address("deliveries")).text)


def test_what_is_not_answered_is_asked_for_and_nothing_typed_is_lost(system, as_leader):
    answer = saved(as_leader, system, covers="", **{"spells.column.from": ""})
    said = words(answer.text)
    assert answer.status_code == 422
    assert "“Hvad dækker filen?” kan ikke bruges, som det står" in said
    assert "“Forløb: Første dag” kan ikke bruges, som det står" in said
    assert 'value="Målgruppe"' in answer.text
    assert 'value="9.9"' in answer.text
    assert stored_mapping(system) == {}


def test_a_column_without_its_end_day_rule_is_refused_in_place(system, as_leader):
    answer = saved(as_leader, system, **{"spells.column.to": "Slut"})
    assert answer.status_code == 422
    assert "end_is" in words(answer.text)
    assert 'value="Slut"' in answer.text


def test_a_sample_gives_the_columns_and_the_codes_that_are_not_translated(system, as_leader):
    sample = SimpleUploadedFile("f.csv", SAMPLE.format(ann=ANN).encode())
    answer = saved(as_leader, system, sample="spells", **{"spells.sample": sample})
    said = words(answer.text)
    assert "1 i eksemplet er ikke oversat" in said
    assert 'value="9.9"' in answer.text
    assert answer.text.index('value="9.9"') < answer.text.index('value="2.14"')
    assert '<option value="Start" selected>' in answer.text
    assert ANN not in answer.text
    assert "p-" in said


def test_of_a_sample_only_the_headers_are_kept(system, as_leader):
    sample = SimpleUploadedFile("f.csv", SAMPLE.format(ann=ANN).encode())
    saved(as_leader, system, sample="spells", **{"spells.sample": sample})
    system.refresh_from_db()
    assert system.columns == {"spells": ["CPR-nummer", "Nr", "Målgruppe", "Start"]}
    assert system.mapping == ""
    assert "02-02-2019" not in as_leader.get(address("mapping", system.pk)).text


def test_a_sample_with_another_separator_is_told_of(system, as_leader):
    sample = SimpleUploadedFile("f.csv", SAMPLE.format(ann=ANN).encode())
    answer = saved(as_leader, system, sample="spells", separator=",", **{"spells.sample": sample})
    assert "Filen har kun én kolonne" in words(answer.text)


def test_no_sample_is_said_and_nothing_typed_is_lost(system, as_leader):
    answer = saved(as_leader, system, sample="spells")
    assert answer.status_code == 422
    assert "Der er ikke valgt en fil" in words(answer.text)
    assert 'value="Målgruppe"' in answer.text


def test_each_version_is_kept_with_who_saved_it(system, as_leader):
    saved(as_leader, system)
    system.refresh_from_db()
    said = words(saved(as_leader, system, covers="changes").text)
    assert said.count("Demo Leder gælder") == 1
    assert MappingVersion.objects.filter(system=system, saved_by__username="demo-leder").count() == 2


def test_saving_the_same_again_is_no_new_version(system, as_leader):
    saved(as_leader, system)
    system.refresh_from_db()
    assert "Mappingen var sådan i forvejen." in words(saved(as_leader, system).text)
    assert MappingVersion.objects.count() == 1


def test_an_earlier_version_is_taken_up_again(system, as_leader):
    saved(as_leader, system)
    system.refresh_from_db()
    first = MappingVersion.objects.get()
    saved(as_leader, system, covers="changes")
    page = as_leader.get(f"{address('mapping_text', system.pk)}?version={first.pk}")
    assert "Gem den, hvis den skal gælde igen." in words(page.text)
    system.refresh_from_db()
    as_leader.post(address("mapping_text", system.pk), {"text": first.text, "mark": mark_of(system.mapping)})
    assert stored_mapping(system)["delivery"]["covers"] == "everything"


def test_nobodys_change_is_overwritten_unseen(system, as_leader):
    opened = mark_of(system.mapping)
    saved(as_leader, system)
    late = {"text": MAPPING.format(covers="changes"), "mark": opened}
    answer = as_leader.post(address("mapping_text", system.pk), late)
    assert answer.status_code == 422
    assert "Mappingen er ændret, siden du åbnede den" in words(answer.text)
    assert "aktiviteter.csv" in answer.text
    system.refresh_from_db()
    assert f'name="mark" value="{mark_of(system.mapping)}"' in answer.text


def test_a_wrong_form_does_not_count_as_having_seen_the_new_version(system, as_leader):
    opened = mark_of(system.mapping)
    saved(as_leader, system)
    answer = saved(as_leader, system, mark=opened, covers="")
    assert f'name="mark" value="{opened}"' in answer.text


def test_a_text_is_checked_before_it_is_saved(system, as_leader):
    broken = {"text": "synthetic = maybe", "mark": mark_of(system.mapping)}
    answer = as_leader.post(address("mapping_text", system.pk), broken)
    said = words(answer.text)
    assert answer.status_code == 422
    assert "Linjen kan ikke læses som TOML Hvor Fag:1" in said
    assert "synthetic = maybe" in answer.text
    assert stored_mapping(system) == {}


def test_a_text_that_says_not_what_it_covers_is_refused(system, as_leader):
    text = MAPPING.format(covers="changes").replace('[delivery]\ncovers = "changes"', "")
    answer = as_leader.post(address("mapping_text", system.pk), {"text": text, "mark": mark_of("")})
    assert "Mappingen siger ikke, hvad det betyder, at en række mangler" in words(answer.text)


def test_a_citizens_number_in_a_text_is_refused_and_not_stored(system, as_leader):
    text = f"# {ANN}\n" + MAPPING.format(covers="changes")
    answer = as_leader.post(address("mapping_text", system.pk), {"text": text, "mark": mark_of("")})
    assert answer.status_code == 422
    assert stored_mapping(system) == {}


def test_a_log_is_shown_as_text(system, as_leader):
    system.mapping = 'synthetic = true\n[log]\ncase = "a"\n'
    system.save()
    answer = as_leader.get(address("mapping", system.pk))
    assert answer.headers["Location"] == address("mapping_text", system.pk)


def test_another_municipalitys_system_is_not_there(system, signed_in):
    leader = signed_in("leder-rebild")
    for view in ("mapping", "mapping_text"):
        assert leader.get(address(view, system.pk, place=("nordjylland", "Rebild"))).status_code == 404


def test_the_form_speaks_english(system, as_leader):
    as_leader.cookies["language"] = "en"
    said = words(as_leader.get(address("mapping", system.pk)).text)
    assert "Choose which column of the case system's export is what" in said
    assert "Begin with the codes of the national data hub" in said
