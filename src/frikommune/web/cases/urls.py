"""Cases of a municipality: where they are kept, how they are found, who may see them."""

from __future__ import annotations

from django.urls import path

from frikommune.web.cases import find_views, giving, page, taking_back, why

app_name = "cases"
urlpatterns = [
    path("", find_views.cases, name="cases"),
    path("<str:municipality>/", find_views.find, name="find"),
    path("<str:municipality>/<int:pk>", page.case, name="case"),
    path("<str:municipality>/<int:pk>/purpose", find_views.purpose, name="purpose"),
    path("<str:municipality>/<int:pk>/why/<slug:norm>/<int:number>", why.why, name="why"),
    path("<str:municipality>/<int:pk>/take-back/<int:recorded>", taking_back.take_back, name="take_back"),
    path("<str:municipality>/<int:pk>/access", giving.access, name="access"),
]
