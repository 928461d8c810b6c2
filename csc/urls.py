"""The site's addresses. This module alone composes the apps; it knows all of them and none knows it."""

from django.contrib import admin
from django.urls import include, path

from csc import health

urlpatterns = [
    path("health/", health.view, name="health"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
