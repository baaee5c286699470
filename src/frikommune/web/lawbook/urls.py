"""What applies, the norms and their versions, two days of law compared."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from frikommune.web.lawbook import applies, compare, norms

app_name = "lawbook"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="lawbook:applies", query_string=True), name="law"),
    path("applies", applies.applies, name="applies"),
    path("norms", norms.norms, name="norms"),
    path("norm/<str:norm>", norms.norm, name="norm"),
    path("compare", compare.compare, name="compare"),
]
