"""The API's addresses, and the page that tells of them."""

from __future__ import annotations

from django.urls import path

from frikommune.web.api.every import api
from frikommune.web.api.page import page

urlpatterns = [path("", page, name="api-page"), path("v1/", api.urls)]
