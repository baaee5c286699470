"""The addresses under a programme: one line for each app."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("frikommune.web.journal.urls")),
    path("portfolio/", include("frikommune.web.portfolio.urls")),
    path("trial/", include("frikommune.web.trials.urls")),
    path("applications/", include("frikommune.web.applications.urls")),
    path("life/", include("frikommune.web.life.urls")),
    path("bylaw/", include("frikommune.web.bylaws.urls")),
    path("law/", include("frikommune.web.lawbook.urls")),
    path("municipality/", include("frikommune.web.municipality.urls")),
    path("calendar/", include("frikommune.web.calendar.urls")),
    path("collect/", include("frikommune.web.collect.urls")),
    path("meetings/", include("frikommune.web.meetings.urls")),
    path("knowledge/", include("frikommune.web.knowledge.urls")),
    path("search/", include("frikommune.web.search.urls")),
    path("files/", include("frikommune.web.files.urls")),
    path("data/", include("frikommune.web.opendata.urls")),
    path("cases/", include("frikommune.web.cases.urls")),
    path("uses/", include("frikommune.web.uses.urls")),
    path("deliveries/", include("frikommune.web.deliveries.urls")),
    path("today/", include("frikommune.web.today.urls")),
    path("overview/", include("frikommune.web.overview.urls")),
    path("efforts/", include("frikommune.web.efforts.urls")),
    path("designs/", include("frikommune.web.designs.urls")),
    path("surveys/", include("frikommune.web.surveys.urls")),
    path("evaluations/", include("frikommune.web.evaluations.urls")),
    path("papers/", include("frikommune.web.papers.urls")),
    path("", include("frikommune.web.publishing.urls")),
    path("batches/", include("frikommune.web.batches.urls")),
    path("tokens/", include("frikommune.web.api.token_urls")),
    path("trail/", include("frikommune.web.trail.urls")),
]
