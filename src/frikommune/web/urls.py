"""The addresses. A programme's own stand under its short name: `/nordjylland/…`."""

from __future__ import annotations

from django.urls import include, path

from frikommune.web.operations import views as operations
from frikommune.web.pages import views

urlpatterns = [
    path("", views.home, name="home"),
    path("language", views.choose_language, name="language"),
    path("health", operations.ready, name="health"),
    path("health/live", operations.live, name="live"),
    path("health/ready", operations.ready, name="ready"),
    path("metrics", operations.metrics, name="metrics"),
    path("networks/", include("frikommune.web.networks.urls")),
    path("people/", include("frikommune.web.people.urls")),
    path("", include("frikommune.web.publishing.site_urls")),
    path("sign-in/", include("frikommune.web.signin.urls")),
    path("api/", include("frikommune.web.api.urls")),
    path("<slug:programme>/", include("frikommune.web.programme_urls")),
]
handler400 = "frikommune.web.pages.views.not_understood"
handler404 = "frikommune.web.pages.views.not_found"
handler403 = "frikommune.web.pages.views.not_allowed"
handler500 = "frikommune.web.pages.views.fault"
