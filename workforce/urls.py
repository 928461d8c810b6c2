"""Addresses of a child's record, of recording, and of opening what is not one's own."""

from django.urls import path

from workforce import views
from workforce.child_record.views import ChildRecord
from workforce.recording.correcting import CorrectRecord, WithdrawRecord
from workforce.recording.records import RecordPage
from workforce.recording.views import Done, KeepDraft, StepPage
from workforce.worklist.views import my_teams, my_work

app_name = "workforce"

urlpatterns = [
    path("children/<uuid:child>/", ChildRecord.as_view(), name="child"),
    path("children/<uuid:child>/reason/", views.GiveReason.as_view(), name="give_reason"),
    path("children/<uuid:child>/record/<slug:step>/", StepPage.as_view(), name="step"),
    path("children/<uuid:child>/record/<slug:step>/<uuid:about>/", StepPage.as_view(), name="step_about"),
    path("children/<uuid:child>/draft/<slug:step>/<uuid:about>/", KeepDraft.as_view(), name="keep_draft"),
    path("children/<uuid:child>/done/<uuid:submission>/", Done.as_view(), name="done"),
    path("children/<uuid:child>/records/<slug:kind>/<uuid:record>/", RecordPage.as_view(), name="record"),
    path("children/<uuid:child>/records/<slug:kind>/<uuid:record>/correct/", CorrectRecord.as_view(), name="correct"),
    path("children/<uuid:child>/records/<slug:kind>/<uuid:record>/withdraw/", WithdrawRecord.as_view(), name="withdraw"),
    path("my-work/", my_work, name="my_work"),
    path("my-teams/", my_teams, name="my_teams"),
    path("notifications/<int:notification>/seen/", views.SeeNotification.as_view(), name="see_notification"),
    path("emergency/", views.BreakGlassPage.as_view(), name="break_glass"),
    path("notices/", views.Notices.as_view(), name="notices"),
    path("notices/<uuid:notice>/seen/", views.SeeNotice.as_view(), name="see_notice"),
]
