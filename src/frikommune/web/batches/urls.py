"""Papers for every municipality."""

from __future__ import annotations

from django.urls import path

from frikommune.web.batches import views

app_name = "batches"
urlpatterns = [
    path("", views.batches, name="batches"),
    path("<int:batch>/", views.one, name="one"),
    path("<int:batch>/progress", views.progress, name="progress"),
    path("<int:batch>/go-on", views.go_on, name="go_on"),
    path("<int:batch>/file", views.taken_home, name="file"),
]
