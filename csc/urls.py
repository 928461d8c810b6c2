"""The site's addresses. This module alone composes the apps; it knows all of them and none knows it."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from csc import health

admin.site.login = secure_admin_login(admin.site.login)  # The one way to sign in, with its second factor and its limits.

urlpatterns = [
    path("health/", health.view, name="health"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
