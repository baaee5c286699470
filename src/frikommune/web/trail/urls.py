"""The trail of one municipality's casework."""

from __future__ import annotations

from django.urls import path

from frikommune.web.trail import place_views

app_name = "trail"
urlpatterns = [path("<str:municipality>/", place_views.trail, name="trail")]
