"""The site's addresses. This module alone composes the apps; it knows all of them and none knows it."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from csc import health, views
from csc.admin import admin_is_closed, may_enter_admin

# Opened by the roles people hold today; Django's own mark of "staff" is set for nobody.
admin.site.has_permission = may_enter_admin  # type: ignore[method-assign]
# The one way to sign in, with its second factor and its limits.
admin.site.login = secure_admin_login(admin_is_closed)  # type: ignore[method-assign]

urlpatterns = [
    path("health/", health.view, name="health"),
    path("", views.home, name="home"),
    path("design/", views.design, name="design"),
    path("accounts/", include("csc.account_urls")),
    path("admin/", admin.site.urls),
    path("", include("workforce.urls")),
    path("", include("looked_after.urls")),
    path("", include("reporting.urls")),
    path("api/v1/", include("reporting.api.urls")),
]

handler400 = "csc.views.bad_request"
handler429 = "csc.views.too_many_requests"
