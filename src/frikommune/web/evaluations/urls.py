"""Evaluations: all trials, one trial, a new result, a result."""

from __future__ import annotations

from django.urls import path

from frikommune.web.evaluations import (
    external_views,
    file_views,
    published_views,
    result_views,
    saving_views,
    snapshot_evaluating,
    snapshot_views,
    survey_views,
    views,
)

app_name = "evaluations"
urlpatterns = [
    path("", views.home, name="home"),
    path("results.json", saving_views.results_file, name="results_file"),
    path("trial/<str:trial>", views.trial, name="trial"),
    path("trial/<str:trial>/published", published_views.published_figures, name="published"),
    path("trial/<str:trial>/snapshots", snapshot_views.snapshots, name="snapshots"),
    path("trial/<str:trial>/snapshots/new", snapshot_views.take_snapshot, name="take"),
    path("trial/<str:trial>/assign", snapshot_views.assign, name="assign"),
    path("trial/<str:trial>/file", file_views.send_file, name="send_file"),
    path("trial/<str:trial>/file/<str:token>", file_views.file, name="file"),
    path("trial/<str:trial>/survey/<int:survey>", survey_views.evaluate_survey, name="survey"),
    path("trial/<str:trial>/external", external_views.new_external, name="new_external"),
    path("snapshot/<int:number>/", snapshot_views.snapshot, name="snapshot"),
    path("snapshot/<int:number>/rows", snapshot_views.rows, name="rows"),
    path("snapshot/<int:number>/evaluate", snapshot_evaluating.evaluate_snapshot, name="evaluate_snapshot"),
    path("snapshot/<int:number>/compare/<int:other>", snapshot_views.compare, name="compare"),
    path("<int:number>/", result_views.result, name="result"),
    path("<int:number>/json", result_views.result_json, name="result_json"),
]
