"""Addresses of what opens a record, and of who was told."""

from django.urls import path

from workforce import views

app_name = "workforce"

urlpatterns = [
    path("children/<uuid:child>/reason/", views.GiveReason.as_view(), name="give_reason"),
    path("emergency/", views.BreakGlassPage.as_view(), name="break_glass"),
    path("notices/", views.Notices.as_view(), name="notices"),
    path("notices/<uuid:notice>/seen/", views.SeeNotice.as_view(), name="see_notice"),
]
