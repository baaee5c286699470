"""The programme as a pack, and tables."""

from __future__ import annotations

from django.urls import path

from frikommune.web.files import views

app_name = "files"
urlpatterns = [
    path("", views.files, name="files"),
    path("pack.zip", views.pack, name="pack"),
    path("<slug:table>.<slug:form>", views.table, name="table"),
]
