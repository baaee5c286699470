"""Evaluations: all trials, one trial, a new result, a result."""

from __future__ import annotations

from django.urls import path

from frikommune.web.evaluations import published_views, result_views, views

app_name = "evaluations"
urlpatterns = [
    path("", views.home, name="home"),
    path("trial/<str:trial>", views.trial, name="trial"),
    path("trial/<str:trial>/published", published_views.published_figures, name="published"),
    path("<int:number>/", result_views.result, name="result"),
    path("<int:number>/json", result_views.result_json, name="result_json"),
]
