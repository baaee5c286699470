"""The process that counts: `python -m frikommune.web.overview.process nordjylland Aalborg 2019-11-08`."""

from __future__ import annotations

import sys
from datetime import date


def main(slug: str, municipality: str, today: str) -> None:
    """Count one municipality's cases and keep the rows."""
    import django

    django.setup()
    from frikommune.web.journal.book import book_of
    from frikommune.web.journal.models import Programme
    from frikommune.web.overview.counting import Place

    programme = Programme.objects.get(slug=slug)
    Place(programme, municipality, book_of(programme), date.fromisoformat(today)).count()


if __name__ == "__main__":
    main(*sys.argv[1:])
