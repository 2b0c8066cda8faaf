"""The site with the pages of the demo, and two addresses that refuse."""

from allauth.core.ratelimit import respond_429
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from cms import urls
from cms.demo import patterns

handler400, handler500 = urls.handler400, urls.handler500


def refuse(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


urlpatterns = [
    path("mag-niet/", refuse),
    path("te-vaak/", respond_429),
    path("demo/onderdelen/", patterns.patterns, name="patterns"),
    path("demo/", include("cms.demo.urls")),
    *urls.urlpatterns,
]
