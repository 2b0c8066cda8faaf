"""A stand-in for MessageBird's SMS API on this machine, which can fail in every way the real one can."""

import contextlib
import hashlib
import hmac
import json
import socket
from base64 import urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from django.utils import timezone

ACCESS_KEY, SIGNING_KEY, NUMBER = "live_access", "signing-key", "+3197010205060"
TAKES = {"originator", "recipients", "body", "reference", "reportUrl", "datacoding"}


class TextServer(ThreadingHTTPServer):
    """`sent` are the texts it took, `fault` how it fails: a status, or the name of a way below."""

    daemon_threads = True
    block_on_close = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.sent, self.fault = [], None
        self.stopping = Event()
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def stop(self):
        self.stopping.set()
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    server: TextServer

    def log_message(self, *_args):
        """Nothing on the terminal."""

    def do_POST(self):
        if self.path != "/messages" or self.headers["Authorization"] != f"AccessKey {ACCESS_KEY}":
            return self.give(401, {"errors": [{"code": 2, "description": "Request not allowed"}]})
        text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.fault == "hang_up_before":
            return self.hang_up()
        if isinstance(self.server.fault, int):
            return self.give(self.server.fault, {"errors": [{"code": 99, "description": text["recipients"][0]}]})
        if not text.keys() <= TAKES or not all(recipient.isdigit() for recipient in text["recipients"]):
            return self.give(422, {"errors": [{"code": 10, "parameter": "recipients"}]})
        self.server.sent.append(text)
        return getattr(self, self.server.fault or "take")(text)

    def take(self, text):
        self.give(201, {"id": f"mb{len(self.server.sent)}", "reference": text["reference"]})

    def hang_up(self, _text=None):
        """It has the text (or not) and says nothing more."""
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def think(self, _text):
        self.server.stopping.wait(10)

    def nonsense(self, _text):
        self.wfile.write(b"HELLO\r\n\r\n")
        self.close_connection = True

    def give(self, status, answer):
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        if 300 <= status < 400:
            self.send_header("Location", f"{self.server.url}/messages")
        self.end_headers()
        self.wfile.write(body)


# ---------------------------------------------------------------- what it tells the site
def signature(url, body=b"", *, key=SIGNING_KEY, age=0, **claims):
    """The header that MessageBird signs its requests with."""
    now = int(timezone.now().timestamp()) - age
    said = {"iss": "MessageBird", "nbf": now - 1, "exp": now + 5, "jti": "x", "url_hash": _hash(url.encode())}
    said |= ({"payload_hash": _hash(body)} if body else {}) | claims
    signed = ".".join(_part(json.dumps(part).encode()) for part in ({"typ": "JWT", "alg": "HS256"}, said))
    return f"{signed}.{_part(hmac.new(key.encode(), signed.encode(), hashlib.sha256).digest())}"


def _hash(said):
    return hashlib.sha256(said).hexdigest()


def _part(said):
    return urlsafe_b64encode(said).rstrip(b"=").decode()
