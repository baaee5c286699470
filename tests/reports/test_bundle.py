"""What goes out together is one ZIP: each paper in its forms, listed, with digests, the same bytes always."""

import hashlib
import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.packfiles.pack import load_pack
from frikommune.reports.bundle import Bundle, Enclosed, Ready
from frikommune.reports.bundling import zipped
from frikommune.reports.facts import Facts
from frikommune.reports.kinds import KINDS
from frikommune.reports.names import file_name
from frikommune.reports.paper import Paper


def paper(kind, municipality=""):
    return Paper(kind, KINDS[kind].title, date(2020, 11, 13), (), municipality=municipality)


def lay_out(paper, ending):
    return f"{paper.kind} as {ending}".encode()


BUNDLE = Bundle(
    Enclosed(paper("kkr_final"), ("pdf",)),
    (
        Enclosed(paper("committee_status", "Brønderslev"), ("pdf", "docx")),
        Ready(Text("Vedtægt", "Bylaw"), "Vedtægt for Læsø.PDF", b"%PDF-"),
    ),
)


def unpacked(content):
    with ZipFile(BytesIO(content)) as found:
        return {one: found.read(one) for one in found.namelist()}


def test_the_cover_lies_first_and_the_others_in_their_order():
    names = list(unpacked(zipped(BUNDLE, "da", lay_out)))
    assert names == [
        "INDHOLD.txt",
        "manifest.json",
        "00-slutpraesentation-til-kkr-2020-11-13.pdf",
        "01-status-paa-frikommuneforsoeg-broenderslev-2020-11-13.pdf",
        "01-status-paa-frikommuneforsoeg-broenderslev-2020-11-13.docx",
        "02-vedtaegt-for-laesoe.pdf",
    ]


def test_each_paper_lies_as_it_was_laid_out():
    found = unpacked(zipped(BUNDLE, "da", lay_out))
    assert (
        found["01-status-paa-frikommuneforsoeg-broenderslev-2020-11-13.docx"] == b"committee_status as docx"
    )
    assert found["02-vedtaegt-for-laesoe.pdf"] == b"%PDF-"


def test_the_manifest_has_the_digest_and_size_of_every_file():
    found = unpacked(zipped(BUNDLE, "da", lay_out))
    told = {one["path"]: one for one in json.loads(found["manifest.json"])["files"]}
    assert set(told) == set(found) - {"INDHOLD.txt", "manifest.json"}
    for name, one in told.items():
        assert one["sha256"] == hashlib.sha256(found[name]).hexdigest()
        assert one["size"] == len(found[name])


def test_the_list_says_each_title_once_with_its_files_in_either_language():
    danish = unpacked(zipped(BUNDLE, "da", lay_out))["INDHOLD.txt"].decode()
    english = unpacked(zipped(BUNDLE, "en", lay_out))["CONTENTS.txt"].decode()
    assert danish.startswith("Som det var kendt den 13.11.2020\n\nSlutpræsentation til KKR\n  00-")
    assert danish.count("Status på frikommuneforsøg") == 1
    assert "Bylaw\n  02-vedtaegt-for-laesoe.pdf" in english


def test_the_same_bundle_gives_the_same_bytes():
    assert zipped(BUNDLE, "en", lay_out) == zipped(BUNDLE, "en", lay_out)


def test_a_file_is_named_by_kind_municipality_trial_and_day():
    name = file_name(paper("committee_status", "Aalborg"), "3.3", "pdf")
    assert name == "status-paa-frikommuneforsoeg-aalborg-3-3-2020-11-13.pdf"


def test_a_paper_that_encloses_nothing_is_not_given_as_a_bundle():
    with pytest.raises(Refused, match="goes out without files"):
        KINDS["kkr_final"].bundle(Facts(load_pack(), date(2020, 11, 13)), {})
