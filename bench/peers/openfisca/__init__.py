"""The one duty as a country package for OpenFisca. It runs in .venv/peers/openfisca, without frikommune."""
