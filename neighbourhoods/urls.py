"""Addresses of neighbourhoods."""

from django.urls import path, register_converter

from .numbers import RowNumber
from .views import texts
from .views.links import link

register_converter(RowNumber, "number")
app_name = "neighbourhoods"
urlpatterns = [
    path("actie/<str:token>/", link, name="link"),
    path("sms/", texts.incoming, name="text"),
    path("sms/verslag/", texts.report, name="text_report"),
]
