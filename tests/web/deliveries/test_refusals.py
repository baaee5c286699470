"""What is refused about a file or a mapping, word for word in both languages."""

import pytest
from django.utils import translation

from frikommune.errors import Refused
from frikommune.web.deliveries import refusals
from frikommune.web.deliveries.systems import _name_taken

SAID = [
    (
        lambda: refusals.how_many_files(0, 12),
        "Afvist: Der er ikke valgt en fil\n  Hvor: Filer\n  Fik: 0\n"
        "  Forventede: én fil, eller op til 12, der hører sammen\n  Gør nu: Vælg udtrækket, og send igen.",
        "Refused: No file was chosen\n  Where: Files\n  Given: 0\n"
        "  Expected: one file, or up to 12 that belong together\n"
        "  Do next: Choose the export, and send again.",
    ),
    (
        lambda: refusals.how_many_files(13, 12),
        "Afvist: Der er valgt for mange filer\n  Hvor: Filer\n  Fik: 13\n"
        "  Forventede: én fil, eller op til 12, der hører sammen\n  Gør nu: Vælg udtrækket, og send igen.",
        "Refused: Too many files were chosen\n  Where: Files\n  Given: 13\n"
        "  Expected: one file, or up to 12 that belong together\n"
        "  Do next: Choose the export, and send again.",
    ),
    (
        lambda: refusals.wrong_kind(["ferie.jpg"], (".csv", ".zip")),
        "Afvist: Filen er ikke et udtræk, der kan læses\n  Hvor: Filer\n  Fik: ferie.jpg\n"
        "  Forventede: en fil, der ender på .csv, .zip\n"
        "  Gør nu: Se efter, at det er den rigtige fil; lav ellers udtrækket i et af formaterne. "
        "Intet er gemt.",
        "Refused: The file is no export that can be read\n  Where: Files\n  Given: ferie.jpg\n"
        "  Expected: a file ending in .csv, .zip\n"
        "  Do next: See that it is the right file; otherwise make the export in one of the formats. "
        "Nothing was stored.",
    ),
    (
        lambda: refusals.upload_too_large(str(300 * 2**20), 200 * 2**20),
        "Afvist: Det sendte fylder for meget\n  Hvor: Filer\n  Fik: 300 MB\n"
        "  Forventede: højst 200 MB i alt\n"
        "  Gør nu: Pak filerne (zip eller gz), tag færre kolonner med, eller del udtrækket. Større læses ind "
        "med kommandoen frikommune import.",
        "Refused: What was sent is too large\n  Where: Files\n  Given: 300 MB\n"
        "  Expected: at most 200 MB in all\n"
        "  Do next: Pack the files (zip or gz), take fewer columns, or split it. Larger ones are taken in by "
        "the command frikommune import.",
    ),
    (
        lambda: refusals.changed_meanwhile("Fag", "Demo Leder"),
        "Afvist: Mappingen er ændret, siden du åbnede den\n  Hvor: Fag\n  Fik: Demo Leder\n"
        "  Forventede: den udgave, der gælder nu\n"
        "  Gør nu: Det, du skrev, står her endnu. Se den nye udgave nederst; gem igen, hvis din skal gælde.",
        "Refused: The mapping was changed since you opened it\n  Where: Fag\n  Given: Demo Leder\n"
        "  Expected: the version that holds now\n"
        "  Do next: What you typed is still here. See the new version below; save again if yours is to hold.",
    ),
    (
        lambda: _name_taken("Fag", "Aalborg"),
        "Afvist: Et fagsystem hedder det allerede\n  Hvor: Aalborg\n  Fik: Fag\n"
        "  Forventede: et navn, som intet andet har\n"
        "  Gør nu: Vælg et andet navn, eller ret det, der er der.",
        "Refused: A case system is called that already\n  Where: Aalborg\n  Given: Fag\n"
        "  Expected: a name that no other has\n  Do next: Choose another, or change the one there.",
    ),
]


@pytest.mark.parametrize(("refuse", "da", "en"), SAID)
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_refusal_says_where_what_and_what_to_do(refuse, da, en, language):
    with translation.override(language):
        refused = refuse()
    assert isinstance(refused, Refused)
    assert refused.said_in(language) == (da if language == "da" else en)
