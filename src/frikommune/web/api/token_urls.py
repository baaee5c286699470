"""Tokens of a municipality's case systems."""

from __future__ import annotations

from django.urls import path

from frikommune.web.api import token_views

app_name = "tokens"
urlpatterns = [
    path("", token_views.mine, name="mine"),
    path("<str:municipality>/", token_views.tokens, name="tokens"),
    path("<str:municipality>/<int:number>/revoke", token_views.revoke, name="revoke"),
]
