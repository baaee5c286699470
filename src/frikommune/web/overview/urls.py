"""A leader's view: timeliness, use of trials and cases that need someone, each number down to its cases."""

from __future__ import annotations

from django.urls import path

from frikommune.web.overview import network, registered, views

app_name = "overview"
urlpatterns = [
    path("", views.home, name="home"),
    path("network", network.network, name="network"),
    path("<str:municipality>/", views.overview, name="overview"),
    path("<str:municipality>/cases", views.cases, name="cases"),
    path("<str:municipality>/uses", registered.registered, name="uses"),
]
