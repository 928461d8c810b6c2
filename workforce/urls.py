"""Addresses of a child's record, of recording, and of opening what is not one's own."""

from django.urls import path

from workforce import views
from workforce.accounts.acts import AccountAct
from workforce.accounts.views import EndPost, Leave, NewPost, NewWorker, OpenAccount, WorkerPage
from workforce.accounts.views import People as Accounts
from workforce.child_record.chronology import Chronology
from workforce.child_record.merged import Merge, UndoMerge
from workforce.child_record.people import People
from workforce.child_record.significance import Significance
from workforce.child_record.views import ChildRecord, Menu
from workforce.family.showing import ShowAddress
from workforce.recording.correcting import CorrectRecord, WithdrawRecord
from workforce.recording.done import Done
from workforce.recording.records import RecordPage
from workforce.recording.views import KeepDraft, StepPage
from workforce.restricted.views import EndGrant, GrantAccess, LiftRestriction, RestrictedRecords, Restriction
from workforce.search.views import AddChild, Find, FindWords, LikelyDuplicates
from workforce.who_looked.views import AccessToReview, ReviewOpening, ReviewReading, WhoLooked
from workforce.worklist.views import my_teams, my_work

app_name = "workforce"

urlpatterns = [
    path("children/<uuid:child>/", ChildRecord.as_view(), name="child"),
    path("children/<uuid:child>/chronology/", Chronology.as_view(), name="chronology"),
    path("children/<uuid:child>/chronology/<slug:kind>/<uuid:record>/", Significance.as_view(), name="significance"),
    path("children/<uuid:child>/people/", People.as_view(), name="people"),
    path("children/<uuid:child>/people/<uuid:person>/", People.as_view(), name="people_around"),
    path("children/<uuid:child>/people/addresses/<uuid:address>/", ShowAddress.as_view(), name="show_address"),
    path("children/<uuid:child>/looked/", WhoLooked.as_view(), name="who_looked"),
    path("children/<uuid:child>/merge/", Merge.as_view(), name="merge"),
    path("children/<uuid:child>/merge/<uuid:duplicate>/undo/", UndoMerge.as_view(), name="undo_merge"),
    path("children/<uuid:child>/restriction/", Restriction.as_view(), name="restriction"),
    path("children/<uuid:child>/restriction/grant/", GrantAccess.as_view(), name="grant_access"),
    path("children/<uuid:child>/restriction/lift/", LiftRestriction.as_view(), name="lift_restriction"),
    path("children/<uuid:child>/reason/", views.GiveReason.as_view(), name="give_reason"),
    path("children/<uuid:child>/record/", Menu.as_view(), name="menu"),
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
    path("find/", Find.as_view(), name="find"),
    path("find/words/", FindWords.as_view(), name="search_texts"),
    path("find/add/", AddChild.as_view(), name="add_child"),
    path("find/likely/", LikelyDuplicates.as_view(), name="likely_duplicates"),
    path("access/", AccessToReview.as_view(), name="access_review"),
    path("access/<uuid:reader>/<uuid:child>/<str:day>/", ReviewReading.as_view(), name="review_reading"),
    path("access/openings/<uuid:opening>/", ReviewOpening.as_view(), name="review_opening"),
    path("restricted/", RestrictedRecords.as_view(), name="restricted_records"),
    path("restricted/grants/<uuid:grant>/end/", EndGrant.as_view(), name="end_grant"),
    path("staff/", Accounts.as_view(), name="accounts"),
    path("staff/new/", NewWorker.as_view(), name="new_worker"),
    path("staff/<uuid:worker>/", WorkerPage.as_view(), name="worker"),
    path("staff/<uuid:worker>/account/", OpenAccount.as_view(), name="open_account"),
    path("staff/<uuid:worker>/account/<slug:act>/", AccountAct.as_view(), name="account_act"),
    path("staff/<uuid:worker>/post/", NewPost.as_view(), name="new_post"),
    path("staff/<uuid:worker>/post/<uuid:post>/end/", EndPost.as_view(), name="end_post"),
    path("staff/<uuid:worker>/leave/", Leave.as_view(), name="leave"),
    path("emergency/", views.BreakGlassPage.as_view(), name="break_glass"),
    path("notices/", views.Notices.as_view(), name="notices"),
    path("notices/<uuid:notice>/seen/", views.SeeNotice.as_view(), name="see_notice"),
]
