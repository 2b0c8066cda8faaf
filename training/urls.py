"""Addresses of training."""

from django.urls import path

from .views import certificates, courses, mine
from .views import path as path_of_one

app_name = "training"
urlpatterns = [
    path("leren/", courses.every, name="courses"),
    path("leren/<slug:slug>/", courses.one, name="course"),
    path("leren/<slug:slug>/<number:pk>/", courses.join, name="join"),
    path("mijn/leren/<number:pk>/", courses.my_course, name="my_course"),
    path("mijn/leren/<number:pk>/toch-niet/", courses.step_back, name="step_back"),
    path("certificaat/", certificates.verify, name="verify"),
    path("certificaat/lijst/<number:number>/", certificates.status_list, name="status_list"),
    path("certificaat/<slug:code>/", certificates.certificate, name="certificate"),
    path(".well-known/did.json", certificates.keys, name="keys"),
    path("mijn/plek/", path_of_one.place, name="my_place"),
    path("mijn/plek/praten/", path_of_one.talk, name="talk_about_place"),
    path("mijn/plek/<number:pk>/terug/", path_of_one.go_back, name="go_back"),
    path("mijn/plek/<number:pk>/woorden/", path_of_one.erase_words, name="erase_step_words"),
    path("mijn/certificaten/", mine.every, name="my_certificates"),
    path("mijn/certificaten/<number:pk>/papier.pdf", mine.paper, name="paper"),
    path("mijn/certificaten/<number:pk>/bestand.json", mine.file, name="file"),
    path("mijn/certificaten/<number:pk>/delen/", mine.share, name="share"),
    path("mijn/certificaten/link/<number:pk>/", mine.stop, name="stop_sharing"),
]
