"""What stands at the root of the site, for those who index it, and the statement's short address."""

from __future__ import annotations

from django.urls import path

from frikommune.web.publishing import site

urlpatterns = [
    path("robots.txt", site.robots, name="robots"),
    path("sitemap.xml", site.sitemap, name="sitemap"),
    path("was", site.statement, name="was"),
]
