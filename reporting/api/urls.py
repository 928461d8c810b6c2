"""Addresses of the API, below /api/v1/."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from reporting.api import scorecards, views
from workforce.pages import HoldsPermission


class Schema(SpectacularAPIView):
    """The OpenAPI document, for those who may read figures."""

    permission = views.Indicators.permission
    permission_classes = [HoldsPermission]


app_name = "api"

urlpatterns = [
    path("indicators/", views.Indicators.as_view(), name="indicators"),
    path("indicators/<slug:key>/", views.IndicatorDetail.as_view(), name="indicator"),
    path("indicators/<slug:key>/values/", views.IndicatorValues.as_view(), name="values"),
    path("indicators/<slug:key>/members/", views.IndicatorMembers.as_view(), name="members"),
    path("scorecards/", scorecards.Scorecards.as_view(), name="scorecards"),
    path("scorecards/<slug:key>/", scorecards.ScorecardDetail.as_view(), name="scorecard"),
    path("units/", views.Units.as_view(), name="units"),
    path("periods/", views.Periods.as_view(), name="periods"),
    path("runs/current/", views.CurrentRun.as_view(), name="current-run"),
    path("schema/", Schema.as_view(), name="schema"),
]
