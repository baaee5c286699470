"""All trials as cards; one trial, readable by a politician."""

from __future__ import annotations

from django.urls import path

from frikommune.web.trials import views

app_name = "trials"
urlpatterns = [path("", views.trials, name="trials"), path("<str:trial>", views.trial, name="trial")]
