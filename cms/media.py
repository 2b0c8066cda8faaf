"""Pictures that editors put on pages, in the sizes pages ask for. The originals and anything else stay shut."""

import mimetypes
from datetime import timedelta
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

FOLDER = "images"  # where Wagtail keeps renditions
SHOWN = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"}
YEAR = int(timedelta(days=365).total_seconds())


@require_safe
def picture(_request: HttpRequest, name: str) -> FileResponse:
    """A rendition. Its name changes with its content, so it may be kept for a year."""
    if PurePosixPath(name).suffix.lower() not in SHOWN or ".." in name:
        raise Http404
    try:
        content = default_storage.open(f"{FOLDER}/{name}")
    except (OSError, SuspiciousFileOperation, ValueError):
        raise Http404 from None
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    cached = f"public, max-age={YEAR}, immutable"
    return FileResponse(content, content_type=kind, headers={"Cache-Control": cached})
