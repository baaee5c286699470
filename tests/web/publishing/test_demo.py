"""What a demonstration has published from the start."""

from datetime import date

from tests.web.conftest import words


def test_a_demonstration_shows_one_result_that_it_says_was_decided_by_nobody(nordjylland, visitor):
    from frikommune.web.evaluations.models import Evaluated
    from frikommune.web.publishing.demo import publish_demo_result

    for _ in range(2):
        publish_demo_result(nordjylland, date(2019, 11, 8))
    page = words(visitor.get(f"/nordjylland/evaluations/{Evaluated.objects.get().pk}/").content)
    assert "Kan ikke afgøres" in page
    assert "opdigtet beslutning i demonstrationen" in page


def test_before_its_figures_are_known_nothing_is_published(nordjylland):
    from frikommune.web.publishing.demo import publish_demo_result
    from frikommune.web.publishing.models import Published

    publish_demo_result(nordjylland, date(2018, 1, 31))
    assert not Published.objects.exists()
