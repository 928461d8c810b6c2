"""Addresses of foster households and providers. Those of a child's record are workforce's."""

from django.urls import path

from looked_after.carers import views

app_name = "looked_after"

urlpatterns = [
    path("carers/", views.Carers.as_view(), name="carers"),
    path("carers/households/add/", views.AddHousehold.as_view(), name="add_home"),
    path("carers/households/<uuid:home>/", views.Home.as_view(), name="home"),
    path("carers/households/<uuid:home>/<slug:form>/", views.HomeFormPage.as_view(), name="home_form"),
    path("carers/providers/add/", views.AddProvider.as_view(), name="add_provider"),
    path("carers/providers/<uuid:provider>/", views.Provider.as_view(), name="provider"),
    path("carers/providers/<uuid:provider>/<slug:form>/", views.ProviderFormPage.as_view(), name="provider_form"),
]
