"""Screens of Wagtail that would show people to whoever may enter the admin: they do not exist here."""

from django.http import Http404, HttpRequest, HttpResponse


def nothing_here(_request: HttpRequest, **_kwargs: object) -> HttpResponse:
    raise Http404
