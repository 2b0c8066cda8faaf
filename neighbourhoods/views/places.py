"""What this device remembers of where the visitor looks from: the code of a neighbourhood, nothing else."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "plek"
KEPT = timedelta(days=90)


def chosen_place(request: HttpRequest) -> str:
    """The choice of this visit: a person's own session, or a visitor's cookie."""
    if request.user.is_authenticated:
        return request.session.get(COOKIE, "")
    return request.COOKIES.get(COOKIE, "")


def remember_place(request: HttpRequest, response: HttpResponse, choice: str) -> HttpResponse:
    """Keep the choice; an empty one means: from home again."""
    if request.user.is_authenticated:
        request.session[COOKIE] = choice
    elif choice:
        response.set_cookie(COOKIE, choice, KEPT, secure=settings.HTTPS, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE)
    return response
