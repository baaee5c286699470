"""Designs: the list, a design, its steps, its lock and its amendments."""

from __future__ import annotations

from django.urls import path

from frikommune.web.designs import locking_views, views, writing_views

app_name = "designs"
urlpatterns = [
    path("", views.home, name="home"),
    path("new", writing_views.new, name="new"),
    path("<int:number>/", views.design, name="design"),
    path("<int:number>/file", views.file, name="file"),
    path("<int:number>/step/<slug:step>", writing_views.step, name="step"),
    path("<int:number>/lock", locking_views.lock, name="lock"),
    path("<int:number>/amend", locking_views.amend, name="amend"),
    path("<int:number>/drop", writing_views.drop, name="drop"),
]
