"""A site of rendered pages for the browser: pages from the gallery by number, files from where Django finds them."""

import functools
import gzip
import mimetypes
import time
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from PIL import Image
from playwright.sync_api import Route

from tests.gallery import Shown

ADDRESS = "http://gallery.example"
# Wagtail's own programs weigh more than all our pages together, and are looked at in test_desk.
NOT_OURS = "/static/wagtailadmin/js/"
COMPRESSED_ALREADY = (".woff2", ".png", ".jpg", ".webp")


def _drawn() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(kept, "WEBP")
    return kept.getvalue()


LOGO = _drawn()


@functools.lru_cache(maxsize=200)
def _weight(body: bytes) -> int:
    """After gzip. The same files go along with every page."""
    return len(gzip.compress(body))


class Site:
    """Answers every request of a browser context, and keeps what was asked and how much went over the line."""

    def __init__(self, pages: list[Shown], *, slow_font: float = 0) -> None:
        self.pages = pages
        self.slow_font = slow_font  # seconds
        self.files: dict[str, bytes] = {}
        self.sent: dict[str, int] = {}  # address: bytes after gzip

    def answer(self, route: Route) -> None:
        address = route.request.url
        path = urlsplit(address).path
        if path.endswith(".woff2"):
            time.sleep(self.slow_font)
        if path[1:].isdigit() and address.startswith(ADDRESS):
            page = self.pages[int(path[1:])]
            policy = page.headers.get("Content-Security-Policy")
            headers = {"Content-Security-Policy": policy} if policy else {}
            self._send(route, page.html.encode(), "text/html; charset=utf-8", headers)
        elif path.endswith(".webp"):  # the municipality's own logo, from the storage that is undone by now
            self._send(route, LOGO, "image/webp", {})
        else:
            body = self._file(path.removeprefix("/static/")) if path.startswith("/static/") else b""
            self._send(route, body, mimetypes.guess_type(path)[0] or "text/plain", {})

    def _send(self, route: Route, body: bytes, kind: str, headers: dict[str, str]) -> None:
        plain = route.request.url.endswith(COMPRESSED_ALREADY)
        self.sent[route.request.url] = len(body) if plain else _weight(body)
        route.fulfill(body=body, content_type=kind, headers=headers)

    def _file(self, name: str) -> bytes:
        if name not in self.files:
            found = None if f"/static/{name}".startswith(NOT_OURS) else finders.find(name)
            self.files[name] = Path(str(found)).read_bytes() if found else b""
        return self.files[name]
