"""A mapping becomes a form and the form a mapping; what the form does not show stays as it was."""

import tomllib
from copy import deepcopy

import pytest

from frikommune.cases.mapping import from_dict
from frikommune.casework.delivery.mapping_form import MappingForm, data_of, form_of
from tests.packfiles.test_mapping_templates import DFDG


@pytest.fixture
def data():
    return {**tomllib.loads(DFDG), "delivery": {"covers": "everything"}}


def test_a_form_that_nobody_touched_changes_nothing(data):
    assert data_of(form_of(data), deepcopy(data), "Aalborg") == data


def test_what_the_form_does_not_show_stays(data):
    data["uses"] = {"columns": {"person": "B", "exemption": "U"}}
    data["events"]["columns"]["moment"] = "Tid"
    data["spells"]["columns"]["municipality"] = {"column": "K", "values": {"851": "Aalborg"}}
    assert data_of(form_of(data), deepcopy(data), "Aalborg") == data


def test_a_column_is_changed_and_its_codes_stay(data):
    form = form_of(data)
    form.tables["spells"].columns["group"] = "MG"
    made = data_of(form, data, "Aalborg")["spells"]["columns"]["group"]
    assert (made["column"], made["values"]["2.14"]) == ("MG", "jobafklaring")


def test_a_code_means_a_kind_with_its_type(data):
    form = form_of(data)
    assert ("19", "samtale/faelles") in form.tables["events"].codes["kind"]
    form.tables["events"].codes["kind"] = [("A", "samtale/opfoelgning"), ("B", "tilbud")]
    values = data_of(form, data, "Aalborg")["events"]["columns"]["kind"]["values"]
    assert values == {"A": {"kind": "samtale", "type": "opfoelgning"}, "B": "tilbud"}


def test_what_other_codes_come_to_is_kept(data):
    form = form_of(data)
    assert form.tables["events"].others["kind"] == "skip"
    form.tables["events"].others["kind"] = "refuse"
    assert "others" not in data_of(form, data, "Aalborg")["events"]["columns"]["kind"]


def test_without_a_column_all_rows_are_the_municipalitys_own(data):
    form = form_of(data)
    form.tables["spells"].columns["municipality"] = ""
    made = data_of(form, data, "Aalborg")
    assert made["spells"]["columns"]["municipality"] == {"constant": "Aalborg"}


def test_events_that_are_left_empty_are_no_table(data):
    form = form_of(data)
    form.tables["events"].columns = dict.fromkeys(form.tables["events"].columns, "")
    assert "events" not in data_of(form, data, "Aalborg")


def test_a_citizens_column_is_keyed_unless_it_is_said_otherwise(data):
    assert MappingForm().keyed
    form = form_of(data)
    form.keyed = False
    assert data_of(form, data, "Aalborg")["events"]["columns"]["person"] == "CPR-nummer"


def test_a_detail_keeps_how_it_is_written(data):
    form = form_of(data)
    form.tables["events"].attributes = [("afgang_den", "Afgang", "day"), ("aarsag", "Grund", "text")]
    made = data_of(form, data, "Aalborg")["events"]["attributes"]
    assert made == {"afgang_den": {"column": "Afgang", "type": "day"}, "aarsag": "Grund"}


def test_a_name_without_an_ending_is_a_sheets(data):
    form = form_of(data)
    form.tables["spells"].file = "Forløb"
    made = data_of(form, data, "Aalborg")["spells"]
    assert (made["sheet"], "file" in made) == ("Forløb", False)


def test_nothing_is_answered_on_anybodys_behalf():
    form = form_of({})
    assert (form.synthetic, form.covers) == ("", "")
    assert {"synthetic", "delivery"} & data_of(form, {}, "Aalborg").keys() == set()


def test_what_the_form_makes_is_a_mapping(data):
    made = from_dict(data_of(form_of(data), data, "Aalborg"), "Fag")
    assert (made.covers, made.tables["spells"].fields["person"].keyed) == ("everything", True)
