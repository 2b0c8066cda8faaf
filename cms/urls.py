"""Every address of the site. Dutch words in addresses, English in code."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from cms import employers_front, health, offline, page_first, views
from cms.demo import patterns
from cms.findable import views as findable
from cms.page_first import page_first as first
from marketplace.views import neighbourhood, services
from training.views import courses

handler400 = views.bad_request
handler500 = views.server_error

urlpatterns = [
    path("", include("cms.account_urls")),
    path("cms/", include("cms.workbench.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("taal/", set_language, name="set_language"),
    path("health/", health.health, name="health"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("sw.js", offline.script, name="service_worker"),
    path("offline/", offline.page, name="offline"),
    path("robots.txt", findable.robots, name="robots"),
    path("sitemap.xml", findable.index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", findable.sitemap, name="sitemap"),
    path("zoeken/", findable.search, name="search"),
    path("deelplaatje/<slug:name>.png", findable.card, name="card"),
    path("gemeente-logo/<slug:key>.webp", views.own_logo, name="own_logo"),
    path("grote-letters/", views.large_letters, name="large_letters"),
    path("hulp/", first(page_first.all_services, services.every), name="services"),
    path("hulp/<slug:slug>/", first(page_first.service, services.one), name="service"),
    path("leren/", first(page_first.all_courses, courses.every), name="courses"),
    path("leren/<slug:slug>/", first(page_first.course, courses.one), name="course"),
    path("buurt/", first(page_first.all_neighbourhoods, neighbourhood.every), name="neighbourhoods"),
    path("buurt/<slug:slug>/", first(page_first.neighbourhood, neighbourhood.page), name="neighbourhood"),
    path("werkgevers/", first(page_first.for_employers, employers_front.front), name="employers"),
    path("buurt/<slug:slug>/straat.svg", views.street_picture, name="street"),
    path("media/images/<str:name>", views.picture, name="picture"),
    path("", include("neighbourhoods.urls")),
    path("", include("training.urls")),
    path("", include("marketplace.urls")),
    path("", include(wagtail_urls)),
]

if settings.DEMO:
    urlpatterns = [
        path("demo/onderdelen/", patterns.patterns, name="patterns"),
        path("demo/", include("cms.demo.urls")),
        *urlpatterns,
    ]
