"""Trials by municipality, on any day, with the timeline of the programme."""

from __future__ import annotations

from django.urls import path

from frikommune.web.portfolio import views

app_name = "portfolio"
urlpatterns = [
    path("", views.portfolio, name="portfolio"),
    path("<str:trial>/<str:municipality>", views.cell, name="cell"),
]
