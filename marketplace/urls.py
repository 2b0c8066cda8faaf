"""Addresses of marketplace."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from .views import asking, joining, requests

app_name = "marketplace"
urlpatterns: list[URLPattern] = [
    path("meedoen/", joining.name, name="join"),
    path("meedoen/code/", joining.code, name="join_code"),
    path("meedoen/code/nog-een-keer/", joining.code_again, name="join_code_again"),
    path("meedoen/waar/", joining.where, name="join_where"),
    path("meedoen/welkom/", joining.welcome, name="join_welcome"),
    path("hulp-vragen/", RedirectView.as_view(pattern_name="marketplace:ask_what")),
    path("hulp-vragen/wat/", asking.what, name="ask_what"),
    path("hulp-vragen/wanneer/", asking.when, name="ask_when"),
    path("hulp-vragen/waar/", asking.where, name="ask_where"),
    path("hulp-vragen/klopt-dit/", asking.check, name="ask_check"),
    path("hulp-vragen/dank-u/", asking.thank_you, name="ask_thank_you"),
    path("mijn/vragen/", requests.own_requests, name="own_requests"),
    path("mijn/vragen/<int:pk>/", requests.own_request, name="own_request"),
    path("mijn/vragen/<int:pk>/niet-meer-nodig/", requests.withdraw, name="withdraw_request"),
    path("mijn/vragen/<int:pk>/nog-nodig/", requests.keep, name="keep_request"),
    path("mijn/vragen/<int:pk>/gelukt/", requests.confirm, name="confirm_visit"),
    path("mijn/vragen/<int:pk>/bedanken/", requests.thank, name="thank"),
    path("mijn/vragen/<int:pk>/nog-een-keer/", requests.again, name="ask_again"),
]
