"""Experience, conclusions, barriers, advocacy, and other trials."""

from __future__ import annotations

from django.urls import path

from frikommune.web.knowledge import advocacy, barriers, others, views

app_name = "knowledge"
urlpatterns = [
    path("", views.knowledge, name="knowledge"),
    path("tell", views.tell, name="tell"),
    path("conclusions", views.conclusions, name="conclusions"),
    path("barriers", barriers.barriers, name="barriers"),
    path("barriers/raise", barriers.raise_barrier, name="raise"),
    path("barriers/<str:name>", barriers.barrier, name="barrier"),
    path("advocacy", advocacy.advocacy, name="advocacy"),
    path("advocacy/new", advocacy.new_activity, name="new_activity"),
    path("advocacy/<str:name>", advocacy.activity, name="activity"),
    path("others", others.others, name="others"),
    path("others/new", others.new_other, name="new_other"),
]
