"""Addresses of neighbourhoods."""

from django.urls import path

from .views.links import link

app_name = "neighbourhoods"
urlpatterns = [
    path("actie/<str:token>/", link, name="link"),
]
