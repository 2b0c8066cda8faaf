"""The site's own small views: large letters, and what people see when something goes wrong."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from cms.look import facts
from cms.street_of import street_of
from neighbourhoods import phones
from neighbourhoods.web import page_of_this_site

LARGE_COOKIE = "letters"


@require_POST
def large_letters(request: HttpRequest) -> HttpResponse:
    """Turn large letters on, or off again, for this device and 90 days."""
    response = HttpResponseRedirect(page_of_this_site(request, "/"))
    if request.COOKIES.get(LARGE_COOKIE) == "groot":
        response.delete_cookie(LARGE_COOKIE)
    else:
        age = timedelta(days=90)
        response.set_cookie(LARGE_COOKIE, "groot", age, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response


@require_safe
@cache_control(public=True, max_age=30 * 24 * 3600)
def street_picture(_request: HttpRequest, slug: str) -> HttpResponse:
    """The houses above the page of a neighbourhood. By its code alone: nothing is asked of the database."""
    return HttpResponse(street_of(slug.partition("-")[0].upper()), content_type="image/svg+xml")


@require_safe
def own_logo(request: HttpRequest, key: str) -> HttpResponse:
    """The municipality's logo. Its key changes with the picture, so a browser may keep it for good."""
    logo = facts.facts_of(request).logo
    if logo is None:
        raise Http404
    if logo.key != key:
        return HttpResponseRedirect(reverse("own_logo", args=[logo.key]))
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(logo.body, content_type="image/webp", headers=kept)


@require_safe
def picture(_request: HttpRequest, name: str) -> FileResponse:
    """A photo in the size a page shows. The upload itself stays closed; an hour in caches at most."""
    try:
        photo = default_storage.open(f"images/{name}")
    except (OSError, SuspiciousFileOperation) as gone:
        raise Http404 from gone
    return FileResponse(photo, headers={"Cache-Control": "public, max-age=3600"})


def server_error(_request: HttpRequest) -> HttpResponse:
    """Our fault. Rendered without the request, so without database, session and context processors."""
    return HttpResponse(_plain_page("500.html"), status=500)


def bad_request(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Django gives the exception by name."""
    return HttpResponse(_plain_page("400.html"), status=400)


def explain_method_not_allowed(response: HttpResponse) -> None:
    """Somebody reloads the address of a button: Django's answer is an empty page, ours says whom to call."""
    response.content = _plain_page("400.html")
    response.headers["Content-Type"] = "text/html; charset=utf-8"


def _plain_page(name: str) -> str:
    number = facts.known_phone()
    return render_to_string(name, {"phone": number, "tel": phones.link(number)})
