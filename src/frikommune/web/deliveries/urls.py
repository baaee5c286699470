"""Exports from case systems: mapping, preview, storing, what was refused."""

from __future__ import annotations

from django.urls import path

from frikommune.web.deliveries import listing, one, systems

app_name = "deliveries"
urlpatterns = [
    path("", listing.home, name="home"),
    path("<str:municipality>/", listing.deliveries, name="deliveries"),
    path("<str:municipality>/system", systems.new, name="new_system"),
    path("<str:municipality>/system/<int:system>", systems.by_form, name="mapping"),
    path("<str:municipality>/system/<int:system>/text", systems.as_text, name="mapping_text"),
    path("<str:municipality>/delivery/<int:delivery>", one.one, name="one"),
    path("<str:municipality>/delivery/<int:delivery>/progress", one.progress, name="progress"),
    path("<str:municipality>/delivery/<int:delivery>/confirm", one.confirm, name="confirm"),
    path("<str:municipality>/delivery/<int:delivery>/give-up", one.give_up, name="give_up"),
    path("<str:municipality>/delivery/<int:delivery>/refused", one.refused, name="refused"),
]
