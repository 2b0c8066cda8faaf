"""A site of rendered pages for the browser: pages from the gallery by number, files from where Django finds them."""

import functools
import gzip
import mimetypes
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from PIL import Image
from playwright.sync_api import Route

from tests.gallery import Shown

ADDRESS = "http://gallery.example"
# Wagtail's own programs weigh more than all our pages together, and are looked at in test_desk.
NOT_OURS = "/static/wagtailadmin/js/"
FOR_LONG = {"Cache-Control": "max-age=3600"}
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
        body, headers = self.found(path)
        self.sent[address] = len(body) if address.endswith(COMPRESSED_ALREADY) else _weight(body)
        route.fulfill(body=body, headers=headers)

    def found(self, path: str) -> tuple[bytes, dict[str, str]]:
        """What stands at a path, with its headers."""
        if path[1:].isdigit():
            page = self.pages[int(path[1:])]
            policy = page.headers.get("Content-Security-Policy")
            kept = {"Content-Security-Policy": policy} if policy else {}
            return page.html.encode(), {"Content-Type": "text/html; charset=utf-8"} | kept
        if path.endswith(".webp"):  # the municipality's own logo, from the storage that is undone by now
            return LOGO, {"Content-Type": "image/webp"} | FOR_LONG
        body = self._file(path.removeprefix("/static/")) if path.startswith("/static/") else b""
        return body, {"Content-Type": mimetypes.guess_type(path)[0] or "text/plain"} | FOR_LONG

    def _file(self, name: str) -> bytes:
        if name not in self.files:
            found = None if f"/static/{name}".startswith(NOT_OURS) else finders.find(name)
            self.files[name] = Path(str(found)).read_bytes() if found else b""
        return self.files[name]


@contextmanager
def served(pages: list[Shown]) -> Iterator[str]:
    """The address of a server of these pages, where a browser keeps the files that many pages load."""
    site = Site(pages)

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body, headers = site.found(urlsplit(self.path).path)
            self.send_response(200)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
