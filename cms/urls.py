"""Every address of the site. Dutch words in addresses, English in code."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
    path("", include("neighbourhoods.urls")),
    path("", include("marketplace.urls")),
    path("", include(wagtail_urls)),
]
