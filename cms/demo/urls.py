"""Addresses of the demo, included in demo mode only."""

from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("", views.people, name="people"),
    path("word/<int:pk>/", views.become, name="become"),
    path("berichten/", views.letters, name="messages"),
    path("berichten/antwoord/", views.answer, name="answer"),
    path("berichten/verstuur/", views.send_now, name="send_now"),
]
