"""Addresses of scorecards, indicators, the records behind a figure, runs, and of what is due."""

from django.urls import path

from reporting.views import indicators, records, runs, scorecards, work

app_name = "reporting"

urlpatterns = [
    path("my-work/", work.my_work, name="my_work"),
    path("scorecards/", scorecards.index, name="scorecards"),
    path("scorecards/<slug:key>/", scorecards.scorecard, name="scorecard"),
    path("indicators/", indicators.index, name="indicators"),
    path("indicators/<slug:key>/", indicators.indicator, name="indicator"),
    path("indicators/<slug:key>/records/", records.behind, name="records"),
    path("runs/", runs.index, name="runs"),
]
