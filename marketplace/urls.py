"""Addresses of marketplace."""

from django.urls import URLPattern, path

from .views import joining

app_name = "marketplace"
urlpatterns: list[URLPattern] = [
    path("meedoen/", joining.name, name="join"),
    path("meedoen/code/", joining.code, name="join_code"),
    path("meedoen/code/nog-een-keer/", joining.code_again, name="join_code_again"),
    path("meedoen/waar/", joining.where, name="join_where"),
    path("meedoen/welkom/", joining.welcome, name="join_welcome"),
]
