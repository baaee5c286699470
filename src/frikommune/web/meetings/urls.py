"""Bodies and working groups: agendas, minutes, actions, documents."""

from __future__ import annotations

from django.urls import path

from frikommune.web.meetings import actions, items, meeting, views

app_name = "meetings"
urlpatterns = [
    path("", views.bodies, name="bodies"),
    path("actions", actions.actions, name="actions"),
    path("of/<str:body>", views.body, name="body"),
    path("of/<str:body>/plan", views.plan, name="plan"),
    path("of/<str:body>/coordinator", views.coordinator, name="coordinator"),
    path("<int:number>", meeting.meeting, name="meeting"),
    path("<int:number>/edit", meeting.edit, name="edit"),
    path("<int:number>/fill", meeting.fill_again, name="fill"),
    path("<int:number>/approve", meeting.approve_minutes, name="approve"),
    path("<int:number>/correct", meeting.correct, name="correct"),
    path("<int:number>/document", meeting.attach, name="attach"),
    path("<int:number>/item", items.add, name="add_item"),
    path("item/<int:number>", items.save, name="save_item"),
    path("item/<int:number>/move", items.move, name="move_item"),
    path("item/<int:number>/remove", items.remove, name="remove_item"),
    path("<int:number>/action", actions.add, name="add_action"),
    path("action/<int:number>/done", actions.done, name="done"),
]
