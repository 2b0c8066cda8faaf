"""The addresses of the site as they are in demo mode."""

from django.urls import include, path

from cms import urls

handler400, handler500 = urls.handler400, urls.handler500
urlpatterns = [path("demo/", include("cms.demo.urls")), *urls.urlpatterns]
