"""Open data: the list, one table, its files, all of them, the catalogue, and deciding on counts."""

from __future__ import annotations

from django.urls import path

from frikommune.web.opendata import count_views, files, views

app_name = "opendata"
urlpatterns = [
    path("", views.home, name="home"),
    path("all.zip", files.everything, name="everything"),
    path("catalog.jsonld", files.catalog, name="catalog"),
    path("uses/publish", count_views.publish, name="publish"),
    path("<str:dataset>.<str:form>", files.table, name="table"),
    path("<str:dataset>/", views.dataset, name="dataset"),
]
