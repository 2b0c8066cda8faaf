"""What every page of the site knows."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    return {"service_phone": settings.SERVICE_PHONE, "demo": settings.DEMO}
