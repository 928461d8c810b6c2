"""Addresses of scorecards, indicators, the records behind a figure, publications, runs, and of what is due."""

from django.urls import path

from reporting.tokens import views as tokens
from reporting.views import indicators, publications, publishing, records, runs, scorecards

app_name = "reporting"

urlpatterns = [
    path("scorecards/", scorecards.index, name="scorecards"),
    path("scorecards/<slug:key>/", scorecards.scorecard, name="scorecard"),
    path("indicators/", indicators.index, name="indicators"),
    path("indicators/<slug:key>/", indicators.indicator, name="indicator"),
    path("indicators/<slug:key>/records/", records.behind, name="records"),
    path("publications/", publications.index, name="publications"),
    path("publications/new/<slug:key>/", publishing.publish_scorecard, name="publish"),
    path("publications/under-way/<int:number>/", publishing.publishing, name="publishing"),
    path("publications/under-way/<int:number>/progress/", publishing.publishing_progress, name="publishing_progress"),
    path("publications/<int:number>/", publications.publication, name="publication"),
    path("restatements/<int:number>/", publications.restatement, name="restatement"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/new/", tokens.issue, name="issue_token"),
    path("tokens/<slug:key>/end/", tokens.end, name="end_token"),
    path("runs/", runs.index, name="runs"),
]
