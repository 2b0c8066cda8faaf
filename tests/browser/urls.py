"""The site with the page of all components, which otherwise exists in demo mode only."""

from django.urls import path

from cms import urls
from cms.demo import patterns

handler400, handler500 = urls.handler400, urls.handler500
urlpatterns = [path("onderdelen/", patterns.patterns), *urls.urlpatterns]
