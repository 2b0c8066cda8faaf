"""A stand-in for PDOK Locatieserver and Nominatim on this machine, which can fail in every way the real ones can."""

import contextlib
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

PDOK_PATH = "/bzk/locatieserver/search/v3_1/free"
PDOK_TAKES = {"q", "fl", "fq", "df", "bq", "sort", "rows", "start", "wt", "lat", "lon"}


def pdok_document(**changes):
    """As captured from the service: no space in the postcode, codes without letters, longitude first."""
    return {
        "type": "adres",
        "postcode": "7299AB",
        "huisnummer": 12,
        "straatnaam": "Kastanjelaan",
        "woonplaatsnaam": "Lindedaal",
        "gemeentecode": "9901",
        "buurtcode": "BU99010000",
        "centroide_ll": "POINT(6.19700000 52.14100000)",
        "weergavenaam": "Kastanjelaan 12, 7299AB Lindedaal",
        **changes,
    }


def nominatim_place(**changes):
    return {
        "lat": "52.1410",
        "lon": "6.1970",
        "display_name": "12, Kastanjelaan, Lindedaal, 7299 AB, Nederland",
        "address": {"house_number": "12", "road": "Kastanjelaan", "village": "Lindedaal", "postcode": "7299 AB"},
        **changes,
    }


class AddressServer(ThreadingHTTPServer):
    """`documents` are its answers, `fault` how it fails, `asked` what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.documents, self.fault, self.asked = [pdok_document()], "", []
        self.places = [nominatim_place()]
        self.stopping = Event()
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def domain(self):
        return f"127.0.0.1:{self.server_port}"

    def stop(self):
        self.stopping.set()
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    server: AddressServer

    def log_message(self, *_args):
        """Nothing on the terminal."""

    def do_GET(self):
        url = urlsplit(self.path)
        question = parse_qs(url.query)
        self.server.asked.append(question)
        if self.server.fault:
            getattr(self, f"fail_{self.server.fault}")()
        elif url.path == PDOK_PATH and question.keys() <= PDOK_TAKES:
            fields = question["fl"][0].split(",")
            documents = [{k: v for k, v in document.items() if k in fields} for document in self.server.documents]
            rows = int(question["rows"][0])
            self.give({"response": {"numFound": len(documents), "start": 0, "docs": documents[:rows]}})
        elif url.path == "/search" and question.get("countrycodes") == ["nl"]:
            self.give(self.server.places)
        else:
            self.send_error(400)

    def give(self, answer):
        self.send(200, json.dumps(answer), "application/json")

    def send(self, status, body, kind, **headers):
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": len(body.encode()), **headers}.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body.encode())

    def fail_busy(self):
        self.send(429, "slow down", "text/plain", Retry_After=7)

    def fail_broken(self):
        self.send(500, "oops", "text/plain")

    def fail_html(self):
        self.send(200, "<html>maintenance</html>", "text/html")

    def fail_nonsense(self):
        self.give({"response": {"docs": [{"postcode": "7299AB", "centroide_ll": "here"}]}})

    def fail_slow(self):
        self.server.stopping.wait(10)

    def fail_drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        with contextlib.suppress(OSError):
            while not self.server.stopping.wait(0.05):
                self.wfile.write(b" ")
                self.wfile.flush()
