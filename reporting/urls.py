"""Addresses of scorecards, indicators, the records behind a figure, runs, and of what is due."""

from django.urls import path

from reporting.views import scorecards

app_name = "reporting"

urlpatterns = [
    path("scorecards/", scorecards.index, name="scorecards"),
    path("scorecards/<slug:key>/", scorecards.scorecard, name="scorecard"),
    path("indicators/", scorecards.index, name="indicators"),
    path("indicators/<slug:key>/", scorecards.scorecard, name="indicator"),
]
